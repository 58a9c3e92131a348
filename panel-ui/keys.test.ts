import { expect, it } from 'vitest';
import { panelKeyOf, type KeyPress } from './keys.ts';

const press = (text: string): KeyPress => {
  const parts = text.split(' ');
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Cmd'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
  };
};

it('knows its keys, with Ctrl and with Cmd', () => {
  expect(panelKeyOf(press('Ctrl e'), false)).toBe('record-or-stop');
  expect(panelKeyOf(press('Cmd e'), false)).toBe('record-or-stop');
  expect(panelKeyOf(press('Ctrl Shift E'), false)).toBe('reload-and-record');
  expect(panelKeyOf(press('2'), false)).toBe('icicle');
  expect(panelKeyOf(press('Shift ?'), false)).toBe('help');
});

it('leaves letters to whoever types, and keeps what is held with Ctrl', () => {
  expect(panelKeyOf(press('g'), true)).toBe(null);
  expect(panelKeyOf(press('/'), true)).toBe(null);
  expect(panelKeyOf(press('Ctrl f'), true)).toBe('filter');
});

it('leaves every other key alone, those of object prototypes too', () => {
  for (const text of ['Ctrl c', 'Ctrl Shift I', 'Alt 1', 'x', 'toString', 'constructor'])
    expect(panelKeyOf(press(text), false)).toBe(null);
});
