/**
 * World: Node on Linux, benchmarks. What the kernel says of the threads of all processes that this one started.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** By thread: milliseconds on a processor and waits of its own, so far, and how long it has been there. */
function readThreads() {
  const threads = new Map();
  for (const process of descendants()) {
    for (const thread of listed(`/proc/${process}/task`)) {
      const path = `/proc/${process}/task/${thread}`;
      const name = read(`${path}/comm`)?.trim();
      const cpu = Number(read(`${path}/schedstat`)?.split(' ')[0]) / 1e6;
      const wakes = Number(/^voluntary_ctxt_switches:\s*(\d+)/m.exec(read(`${path}/status`) ?? '')?.[1]);
      // In clock ticks since the machine began, of which there are 100 a second on every Linux that runs browsers.
      const began = Number(read(`${path}/stat`)?.split(') ').at(-1).split(' ')[19]) * 10;
      const age = Number(read('/proc/uptime')?.split(' ')[0]) * 1000 - began;
      // Not where it is gone in the middle.
      if (name !== undefined && cpu >= 0 && wakes >= 0 && age >= 0)
        threads.set(thread, { name, cpu, wakes, age });
    }
  }
  return threads;
}

/**
 * The thread of this name that waited most often between two calls, with what it had in between and since it began.
 *
 * @param {RegExp} name
 */
export function watchBusiestSleeper(name) {
  const before = readThreads();
  return () => {
    let most = null;
    for (const [thread, now] of readThreads()) {
      const then = before.get(thread);
      if (then === undefined || !name.test(now.name)) continue;
      const spent = { cpu: now.cpu - then.cpu, wakes: now.wakes - then.wakes, sinceBegin: now };
      if (most === null || spent.wakes > most.wakes) most = spent;
    }
    return most;
  };
}

function descendants() {
  const children = new Map();
  for (const id of listed('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    // pid (name) state parent: the name may hold anything.
    const parent = read(`/proc/${id}/stat`)?.split(') ').at(-1).split(' ')[1];
    if (parent === undefined) continue;
    if (!children.has(parent)) children.set(parent, []);
    children.get(parent).push(id);
  }
  const found = [];
  const visit = (id) => {
    for (const child of children.get(id) ?? []) {
      found.push(child);
      visit(child);
    }
  };
  visit(String(process.pid));
  return found;
}

function listed(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
