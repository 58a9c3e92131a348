/** World: Node. When the browser is told to lift policies, and when not to any more. */
import { expect, it } from 'vitest';
import { createLiftedPolicies } from './lifted-policies.ts';

it('lifts until the document has begun, and until all have that wait', () => {
  const told: boolean[] = [];
  const lifted = createLiftedPolicies((isOn) => told.push(isOn));
  const began = (id: string): boolean => lifted.began({ id, url: `http://host/${id}` }, false);
  lifted.lift('one');
  lifted.lift('two');
  expect(began('other')).toBe(false);
  expect(began('one')).toBe(true);
  expect([told, lifted.isOn]).toEqual([[true], true]);
  expect(began('two')).toBe(true);
  expect([told, lifted.isOn]).toEqual([[true, false], false]);
  expect(began('two')).toBe(false);
  expect(told).toEqual([true, false]);
});

it('forgets with a page what its frames waited for and what it fetched ahead, but for the page itself', () => {
  const told: boolean[] = [];
  const lifted = createLiftedPolicies((isOn) => told.push(isOn));
  lifted.lift('frame');
  lifted.lift('http://host/ahead');
  expect(lifted.began({ id: 'page', url: 'http://host/ahead' }, true)).toBe(true);
  expect([told, lifted.isOn]).toEqual([[true, false], false]);
});
