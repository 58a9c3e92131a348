/**
 * World: Node. Names that a page chose to harm the panel (markup, template marks, bidirectional controls, a
 * megabyte of text) are text in table, icicle and hover.
 */
import { expect, test } from './driver.ts';

const PAGE = {
  '/': '<!doctype html><title>Names</title><script src="names.js"></script>',
  '/names.js': `
    const handlers = {
      '<a href=//e.x>go</a>'(x) { return spin(x); },
      '<img src=x onerror=alert(1)>'(x) { return spin(x); },
      'a<b>c</b><br>d%{label}'(x) { return spin(x); },
      'left\u202Etfel\u2066'(x) { return spin(x); },
    };
    function spin(x) { const end = performance.now() + 20; while (performance.now() < end) x++; return x; }
    for (const name of Object.keys(handlers)) handlers[name](1);
    ({ ${'m'.repeat(1_000_000)}(x) { return spin(x); } }).${'m'.repeat(1_000_000)}(1);
  `,
};

test('shows hostile names as text in table, icicle and hover', async ({ driver }) => {
  const server = await driver.serve(PAGE);
  const { panel } = await driver.open(`${server.origin}/`);
  await panel.reloadAndRecord();
  await panel.stop();

  await panel.click('tab', 'Table');
  const table = (await panel.rows()).map((cells) => cells.join(' ')).join('\n');
  expect(table).toContain('<a href=//e.x>go</a>');
  expect(table).toContain('<img src=x onerror=alert(1)>');
  expect(table).toContain('a<b>c</b><br>d%{label}');
  expect(table).not.toMatch(/[\u202E\u2066]/);
  expect(table).toContain('mmm');
  expect(table.length).toBeLessThan(20_000);
  expect(await panel.strayElements()).toBe(0);

  await panel.click('tab', 'Icicle');
  const boxes = await panel.boxes();
  expect(boxes.some(({ text }) => text.includes('<a href=//e.x>go</a>'))).toBe(true);
  expect(await panel.strayElements()).toBe(0);
  const hover = await panel.hoverBox('handlers["<img');
  expect(hover).toContain('<img src=x onerror=alert(1)>');
  expect(hover).toContain('names.js');
  const bold = await panel.hoverBox('handlers["a<b>c</b>');
  expect(bold).toContain('a<b>c</b><br>d%{label}');
  expect(await panel.strayElements()).toBe(0);
});
