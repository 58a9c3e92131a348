/**
 * World: page (any realm). The recorder as a classic script of its own, without the extension: a script
 * element, `importScripts`, `vm.runInContext`. Twice is harmless.
 */
import { createRecorder } from './recorder.ts';

createRecorder(globalThis);
