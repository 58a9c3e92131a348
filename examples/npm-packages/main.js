// The page: one small job for each package, each with a result that a changed program would change.
import { runFft } from './run-fft.js';
import { runMatrix } from './run-matrix.js';
import { runNdarray } from './run-ndarray.js';
import { runSql } from './run-sql.js';
import { runThree } from './run-three.js';

const parts = { fft: runFft, ndarray: runNdarray, matrix: runMatrix, three: runThree, sql: runSql };
const state = document.getElementById('state');
const button = document.getElementById('run');

/** Runs every part; `data-state` of #state says running, done or failed. */
async function run() {
  button.disabled = true;
  state.dataset.state = 'running';
  state.textContent = 'Running…';
  try {
    for (const [id, part] of Object.entries(parts)) {
      document.getElementById(id).textContent = await part();
    }
    state.dataset.state = 'done';
    state.textContent = 'Done.';
  } catch (error) {
    state.dataset.state = 'failed';
    state.textContent = String(error);
  }
  button.disabled = false;
}

button.addEventListener('click', run);
if (new URLSearchParams(location.search).has('run')) void run();
