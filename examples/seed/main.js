// The page: runs the parts and shows what they gave. `?run` runs everything on load; without it nothing runs.
import { count, loadCounter } from './count.js';
import { norm } from './norm.js';

const show = (id, value) => {
  document.getElementById(id).textContent = String(value);
};
/** 0.5, 1.5, 2.5 … so that every element is a float, exact in single precision too. */
const halves = (array) => array.map((_, i) => i + 0.5);

function runPi() {
  show('pi-scalar', computePi());
  show('pi-vectorised', computePiVectorised(range(999999)));
}

const DOT_CALLS = 1000;
const ROWS_CALLS = 25000;

function runDot() {
  const single = halves(new Float32Array(16));
  const double = halves(new Float64Array(16));
  const rows = [Array.from(single.subarray(0, 8)), Array.from(single.subarray(8))];
  let f32 = 0;
  let mixed = 0;
  let flat = 0;
  for (let i = 0; i < DOT_CALLS; i++) f32 = dot(single, single);
  for (let i = 0; i < DOT_CALLS; i++) mixed = dot(single, double);
  for (let i = 0; i < ROWS_CALLS; i++) flat = dot(rows, rows);
  show('dot-f32', f32);
  show('dot-mixed', mixed);
  show('dot-rows', flat);
}

function runNorm() {
  const single = new Float32Array(100000).fill(0.5);
  const double = new Float64Array(100000).fill(0.5);
  let f32 = 0;
  let f64 = 0;
  for (let i = 0; i < 200; i++) {
    f32 = norm(single);
    f64 = norm(double);
  }
  show('norm-f32', f32);
  show('norm-f64', f64);
}

const COUNT_TO = 1_000_000;
// JavaScript counts twenty times as often, so that it comes first whichever compiler is the better one.
const COUNT_CALLS = 20;

async function runCount() {
  const counter = await loadCounter();
  let js = 0;
  for (let i = 0; i < COUNT_CALLS; i++) js = count(COUNT_TO);
  show('count-js', js);
  show('count-wasm', counter.count(COUNT_TO));
}

const parts = { pi: runPi, dot: runDot, norm: runNorm, count: runCount };
const state = document.getElementById('state');
const buttons = document.querySelectorAll('button');

function setState(name, text) {
  state.dataset.state = name;
  state.textContent = text;
  for (const button of buttons) button.disabled = name === 'running';
}

/** Runs the named parts in turn; `data-state` of #state says running, done or failed. */
async function run(names) {
  setState('running', 'Running…');
  // Time to draw that before the work blocks the page; a hidden tab has no frames to wait for.
  await new Promise((resume) => setTimeout(resume, 30));
  try {
    for (const name of names) await parts[name]();
    setState('done', 'Done.');
  } catch (error) {
    setState('failed', String(error));
  }
}

const runAll = () => run(Object.keys(parts));
document.getElementById('run').addEventListener('click', runAll);
for (const button of document.querySelectorAll('[data-part]'))
  button.addEventListener('click', () => run([button.dataset.part]));
if (new URLSearchParams(location.search).has('run')) void runAll();
