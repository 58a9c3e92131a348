/**
 * World: Node. Values made to notice being looked at: recorded in the real browser, and none of them notices.
 */
import { callLines, expect, test } from './driver.ts';

test('values that throw when they are touched are recorded, and not one is touched', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><title>Loading</title><script src="app.js"></script>`,
    '/app.js': `const touched = [];
      const trap = new Proxy({}, { get: (_, name) => () => { touched.push(name); throw new Error('touched'); } });
      const noted = (name) => ({ get() { touched.push(name); throw new Error('touched'); }, configurable: true });
      class Matrix {}
      function take(value) { return 1 }
      const loud = Object.defineProperties({}, {
        constructor: noted('constructor'), length: noted('length'), [Symbol.toStringTag]: noted('tag'), toString: noted('toString') });
      const underProxy = Object.create(new Proxy(Matrix.prototype, trap));
      function Odd() {}
      Odd.prototype.constructor = new Proxy(Odd, trap);
      const revoked = Proxy.revocable([], {});
      revoked.revoke();
      const detached = new Float32Array(4);
      structuredClone(detached.buffer, { transfer: [detached.buffer] });
      const image = new ImageData(2, 3);
      Object.defineProperty(image, 'width', noted('width'));
      const tensor = { dtype: 'float32', dataId: {}, kept: false };
      Object.defineProperty(tensor, 'shape', { value: new Proxy([1, 2], trap) });
      const values = [new Proxy(new Matrix(), trap), new Proxy([1], trap), new Proxy(take, trap), loud, underProxy, new Odd(),
        revoked.proxy, detached, image, tensor, [loud, new Proxy({}, trap)], document.createElement('canvas'), new Matrix()];
      let sum = 0;
      for (const value of values) sum += take(value);
      document.title = sum + ' of ' + values.length + ', ' + touched.length + ' touched: ' + touched.map(String);`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  const plain = await tab.hasTitle(/touched/);
  expect(plain).toBe('13 of 13, 0 touched:');
  await tab.panel.reloadAndRecord();
  expect(await tab.hasTitle(/touched/)).toBe(plain);
  const lines = callLines(await tab.panel.stop());
  expect(lines.filter((line) => line.includes('take('))).toEqual([
    '1  take(value: Proxy(Matrix))  app.js:5',
    '2  take(value: Proxy(Array))  app.js:5',
    '1  take(value: function)  app.js:5',
    '4  take(value: Object)  app.js:5',
    '1  take(value: Float32Array(detached))  app.js:5',
    '1  take(value: ImageData(2×3))  app.js:5',
    '1  take(value: Array<Object>(2))  app.js:5',
    '1  take(value: HTMLCanvasElement(300×150))  app.js:5',
    '1  take(value: Matrix)  app.js:5',
  ]);
});
