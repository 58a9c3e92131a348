/** World: Node. Imports of text in workers are told from workers of text, whichever is heard of first. */
import { expect, it } from 'vitest';
import { createWorkerImports } from './worker-imports.ts';

it('lists imports, and no worker, nothing that is changed, and no data', () => {
  const listed: string[] = [];
  const imports = createWorkerImports((url) => listed.push(url));
  const announce = (type: string, url: string, urlFragment?: string): void =>
    imports.announced({
      requestId: 'r',
      loaderId: '',
      type,
      request: { url, ...(urlFragment === undefined ? {} : { urlFragment }) },
    });
  announce('Other', 'blob:classic');
  announce('Other', 'blob:changed', '#_$');
  announce('Other', 'data:application/json,1');
  announce('Script', 'https://a.example/module.js');
  announce('Script', 'blob:module');
  announce('Script', 'blob:worker');
  imports.workerBegan('blob:worker');
  imports.workerBegan('blob:early');
  announce('Script', 'blob:early');
  expect(listed).toEqual(['blob:classic']);
  imports.listAll();
  imports.listAll();
  expect(listed).toEqual(['blob:classic', 'blob:module']);
});
