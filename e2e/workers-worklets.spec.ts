/**
 * World: Node. Audio and paint worklets: contexts of their own, counted from their first statement and without times,
 * because they have no clock; what they make is what they make without us.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare } from './workers.ts';

test('an audio worklet is counted call by call, and sounds as before', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const audio = (window.kept = new OfflineAudioContext(1, 128 * 50, 44100));
       audio.audioWorklet.addModule('worklet.js').then(async () => {
         const node = new AudioWorkletNode(audio, 'ramp');
         node.port.onmessage = ({ data }) => say('audio', data);
         node.connect(audio.destination);
         const sound = (await audio.startRendering()).getChannelData(0);
         say('sound', sound.length, sound[1], sound[6399], sound.reduce((sum, x) => sum + x));
       });`,
      2,
    ),
    '/worklet.js': `import { scale } from './scale.js';
      function inWorklet(n) { return n + 1 }
      registerProcessor('ramp', class Ramp extends AudioWorkletProcessor {
        constructor() {
          super();
          this.port.postMessage([inWorklet(1), inWorklet.toString(), typeof performance, Object.keys(globalThis)]);
        }
        process(inputs, outputs) {
          const [channel] = outputs[0];
          for (let i = 0; i < channel.length; i++) channel[i] = scale(currentFrame + i, 0.0001);
          return true;
        }
      });`,
    '/scale.js': 'export const scale = (frame, factor) => frame * factor;',
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const calls = callLines(profile);
  expect(calls).toContain('1  inWorklet(n: int)  worklet.js:2');
  expect(calls).toContain('6400  scale(frame: int, factor: float)  scale.js:1');
  expect(calls.find((line) => /^50 {2}Ramp\.process\(/.test(line))).toBeDefined();
  expect(contextLines(profile).sort()).toEqual(['page page.html', 'worker page.html#AudioWorklet']);
  const audio = profile.contexts.find(({ kind }) => kind === 'worker');
  expect(audio?.clock.kind).toBe('none');
  expect(notRecordedLines(profile)).toEqual([]);
});

test('a paint worklet is counted, and paints as before', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `CSS.paintWorklet.addModule('paint.js').then(() => {
         document.body.style.background = 'paint(stripes)';
         requestAnimationFrame(() => requestAnimationFrame(() => say('painted', getComputedStyle(document.body).backgroundImage)));
       });`,
      1,
    ).replace('<script>', '<body style="height: 100px"><script>'),
    '/paint.js': `const half = (n) => n / 2;
      registerPaint('stripes', class Stripes {
        paint(context, { width, height }) { context.fillStyle = 'red'; context.fillRect(0, 0, half(width), height) }
      });`,
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const calls = callLines(profile).filter((line) => line.includes('paint.js'));
  expect(calls.some((line) => line.includes('Stripes.paint('))).toBe(true);
  expect(calls.some((line) => line.includes('half(n: int)'))).toBe(true);
  expect(contextLines(profile)).toContain('worker page.html#PaintWorklet');
  expect(notRecordedLines(profile)).toEqual([]);
});
