/**
 * World: extension. What became of the scripts of the present page: how many were found, which run
 * instrumented, and which do not and why. One list a session, emptied when the page is left.
 */
import type { NotRecorded } from '../../profile/model.ts';
import type { NotRecordedText, PageEvents } from '../../protocol/page-messages.ts';
import type { ScriptProgress } from '../../protocol/session-messages.ts';
import { createInlinePlaces } from './inline-places.ts';

// A page that makes scripts in a loop must not fill memory.
const MAX_LISTED = 1000;
// Some thirty bytes each, or an address.
const MAX_MARKS = 10_000;
// Beside such another may stand at the same address.
const FOUND_LATER = /^(?:unseen|unseen-unread|list-cap)$/;
const TOO_MANY = {
  code: 'list-cap',
  reason:
    'More than a thousand scripts and functions run as they were written. This one and what came after it are not listed.',
};

export interface ScriptList {
  foundOne(): void;
  /** `isReused`: its text was there already, from an earlier load or on disk. */
  instrumentedOne(bytes: number, isReused?: boolean): void;
  notRecorded(entry: NotRecordedText): void;
  /** A script is listed that has this address, and perhaps a text of that length. */
  lists(url: string, length: number): boolean;
  /** A file at this address was listed, in any page of this session. */
  everListed(url: string): boolean;
  /** The recorder in a document or worker has changed a text: `eval at app.js:3`, or an inline script. */
  recorded(sites: PageEvents['sites']): void;
  /** Whether it has changed one that was made at that place: `app.js:3`; in any page of this session. */
  recordedMadeAt(place: string): boolean;
  /** Whether it has made an inline script of that length that begins on this line, 1-based; in any page of this session. */
  recordedIn(url: string, line: number, length: number): boolean;
  /** The recorder in the page has listed a text that was made at that place. */
  listsMadeAt(place: string): boolean;
  /** A recorder has listed a text with that mark; in any page of this session. */
  listsText(mark: string): boolean;
  /** A script runs as it was written because the scope leaves it out; each address counts once. */
  outOfScope(url: string): void;
  changedPage(how: string): void;
  readonly sourceBytes: number;
  progress(): ScriptProgress;
  clear(): void;
}

/** `onChange` is told after every change. */
export function createScriptList(onChange: () => void): ScriptList {
  let found = 0;
  let instrumented = 0;
  let reused = 0;
  let sourceBytes = 0;
  let listed = new Map<string, NotRecorded>();
  /** Of those in documents. */
  let lengths = new Map<string, Set<number>>();
  const made = new Set<string>();
  const inline = createInlinePlaces();
  const marks = new Set<string>();
  const files = new Set<string>();
  let changes = new Set<string>();
  let leftOut = new Set<string>();

  return {
    foundOne() {
      found++;
      onChange();
    },
    instrumentedOne(bytes, isReused = false) {
      instrumented++;
      if (isReused) reused++;
      sourceBytes += bytes;
      onChange();
    },
    notRecorded({ length, mark, ...entry }) {
      if (mark !== undefined && marks.size < MAX_MARKS) marks.add(mark);
      const isFile = entry.what === 'script' && length === undefined && !FOUND_LATER.test(entry.code);
      if (isFile && files.size < MAX_MARKS) files.add(entry.url);
      const key = JSON.stringify([entry.what, entry.url, entry.line, entry.code]);
      if (length !== undefined) lengths.set(entry.url, (lengths.get(entry.url) ?? new Set()).add(length));
      if (listed.has(key) || listed.size > MAX_LISTED) return;
      listed.set(key, listed.size < MAX_LISTED ? entry : { ...entry, ...TOO_MANY });
      onChange();
    },
    lists: (url, length) =>
      lengths.get(url)?.has(length) ??
      [...listed.values()].some(
        ({ what, url: of, code }) => of === url && what === 'script' && !FOUND_LATER.test(code),
      ),
    everListed: (url) => files.has(url),
    recorded({ table: { url }, script }) {
      if (script !== undefined) inline.hear(url, script);
      if (made.size < MAX_LISTED && / at /.test(url)) made.add(url);
    },
    listsText: (mark) => marks.has(mark),
    recordedIn: (url, line, length) => inline.has(url, line, length),
    recordedMadeAt: (place) => [...made].some((url) => namesPlace(url, place)),
    listsMadeAt: (place) =>
      [...listed.values()].some(({ url }) => / at /.test(url) && namesPlace(url, place)),
    outOfScope(url) {
      if (leftOut.has(url) || leftOut.size >= MAX_LISTED) return;
      leftOut.add(url);
      onChange();
    },
    changedPage(how) {
      if (changes.has(how)) return;
      changes.add(how);
      onChange();
    },
    get sourceBytes() {
      return sourceBytes;
    },
    progress: () => ({
      found,
      instrumented,
      reused,
      notRecorded: [...listed.values()],
      outOfScope: leftOut.size,
      pageChanges: [...changes],
    }),
    clear() {
      found = 0;
      instrumented = 0;
      reused = 0;
      sourceBytes = 0;
      listed = new Map();
      lengths = new Map();
      changes = new Set();
      leftOut = new Set();
      onChange();
    },
  };
}

/** `eval at app.js:3`, `script at f (app.js:3)`. */
function namesPlace(numbered: string, place: string): boolean {
  const url = numbered.replace(/ #\d+$/, '');
  return url.endsWith(` at ${place}`) || url.endsWith(`(${place})`);
}
