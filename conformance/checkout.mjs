/**
 * World: Node, conformance. Reads a checkout of the ECMAScript conformance tests as its INTERPRETING.md says:
 * which files are tests, what their front matter asks for, and in which modes each runs.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { load } from 'js-yaml';

const FRONT_MATTER = /\/\*---(?:\r\n|[\r\n])?([^]*?)---\*\//;

/** @returns {import('./checkout.d.mts').Checkout} */
export function openCheckout(folder) {
  for (const part of ['test', 'harness'])
    if (!existsSync(join(folder, part)))
      throw new Error(`${folder} is no checkout of the conformance tests: it has no folder ${part}.`);
  const texts = new Map();
  return {
    folder,
    list: (patterns) => listTests(join(folder, 'test'), patterns),
    read: (name) => readTest(name, readFileSync(join(folder, 'test', name), 'utf8')),
    harness(name) {
      if (!texts.has(name)) texts.set(name, readFileSync(join(folder, 'harness', name), 'utf8'));
      return texts.get(name);
    },
  };
}

/** Names of all tests that begin with one of the patterns, in alphabetical order; all without any. */
function listTests(root, patterns) {
  const names = [];
  const wanted = (name) => patterns.length === 0 || patterns.some((pattern) => name.startsWith(pattern));
  const leadsTo = (name) => wanted(name) || patterns.some((pattern) => pattern.startsWith(`${name}/`));
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const name = relative(root, path).split(sep).join('/');
      if (entry.isDirectory()) {
        if (leadsTo(name)) visit(path);
      } else if (name.endsWith('.js') && !name.endsWith('_FIXTURE.js') && wanted(name)) names.push(name);
    }
  };
  visit(root);
  return names.sort();
}

/** With every `from` below `every` in turn, all of them come once. */
export function eachNth(names, every, from) {
  return names.filter((_, index) => index % every === from);
}

/** @returns {import('./checkout.d.mts').Test} */
export function readTest(name, source) {
  const text = FRONT_MATTER.exec(source)?.[1].replace(/\r\n?/g, '\n') ?? '';
  const matter = text.trim() === '' ? {} : load(text);
  const flags = new Set(matter.flags ?? []);
  const isRaw = flags.has('raw');
  const isAsync = flags.has('async');
  const includes = isRaw
    ? []
    : ['assert.js', 'sta.js', ...(isAsync ? ['doneprintHandle.js'] : []), ...(matter.includes ?? [])];
  return {
    name,
    source,
    includes: [...new Set(includes)],
    isAsync,
    isModule: flags.has('module'),
    canBlock: flags.has('CanBlockIsFalse') ? false : null,
    negative: matter.negative ?? null,
    modes: modesOf(flags),
  };
}

function modesOf(flags) {
  if (flags.has('module')) return ['module'];
  if (flags.has('raw')) return ['raw'];
  if (flags.has('onlyStrict')) return ['strict'];
  return flags.has('noStrict') ? ['sloppy'] : ['sloppy', 'strict'];
}

/** The text that runs in a mode. */
export function sourceIn({ source }, mode) {
  return mode === 'strict' ? `"use strict";\n${source}` : source;
}
