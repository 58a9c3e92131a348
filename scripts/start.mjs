/**
 * World: Node, scripts. `npm start [-- --headless]`: set-up, build, then the main job on the built-in
 * example, by the hidden command `demo` of the command line just built.
 */
import { at, runNode } from './run.mjs';
import { ensureChromium, ensureDependencies, orExplain, SetupError } from './setup.mjs';

await orExplain(async () => {
  await ensureDependencies();
  await ensureChromium();
  console.log('Building…');
  if ((await runNode('scripts/build.mjs', [])) !== 0)
    throw new SetupError(`The build failed; the reason is above. Sources are in ${at('.')}.`);
  return runNode('dist/cli.js', ['demo', ...process.argv.slice(2)]);
});
