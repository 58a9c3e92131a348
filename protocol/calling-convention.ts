/**
 * World: any (pure). What emitted code and recorder agree on: the helper names, their arguments, and
 * the ranges of site ids. Change it only together with the samples of `instrument/` and the recorder.
 *
 * An instrumented function looks like this (one line is never split, none is added):
 *
 *     function f(a,b){const _$c=_$on&&_$e2(17,a,b);try{ … }finally{_$c&&_$x(_$c)}}
 *     (a,b)=>{let _$c=_$on&&_$e2(17,a,b);try{return( … )}finally{_$c&&_$x(_$c);}}
 *
 * Five parameters and more travel in fours: `_$en(17,6,0,_$p(0,a,b,c,d),_$p(4,e,f))`.
 *
 * A *leaf*, a few operations without a call, says so by its id, and has no `finally`:
 *
 *     function f(a,b){var _$c=_$on&&_$e2(~17,a,b),_$b;if(a)return _$b=(a),_$c&&_$x(_$c),_$b; … ;_$c&&_$x(_$c)}
 *     (a,b)=>{var _$c=_$on&&_$e2(~17,a,b),_$b=( … );_$c&&_$x(_$c);return _$b}
 *
 * Nor has one that may call itself and has no `finally` of its own; it has helpers of its own, and keeps nothing for them while it runs:
 *
 *     function f(a,b){var _$b=_$on&&_$z2(~17,a,b);if(a)return _$b=(f(b)),_$on?_$o(~17,_$b):_$b; … ;_$on&&_$o(~17)}
 *     (a,b)=>{_$on&&_$z2(~17,a,b);var _$b=( … );return _$on?_$o(~17,_$b):_$b}
 *
 * but for the handle of one that catches: `return _$b=( … ),_$on?_$ow(_$c,_$b):_$b`.
 *
 * An exception ends both without an exit; so whoever catches one says so, with its own handle, or 0 outside functions:
 *
 *     catch{ … }           catch{if(_$on)_$j(_$c); … }            `finally` alike
 *
 * One that only hands its arguments on has two bodies:
 *
 *     function f(){if(_$on){const _$c=_$e0(17,arguments.length);try{return g.apply(this,arguments)}finally{_$c&&_$x(_$c)}}/*_$c*\/return g.apply(this,arguments)}
 *
 * One that waits in its middle has a frame, an object that is made while recording only; false while dormant:
 *
 *     async function f(a){const _$f=_$on&&_$g(_$e1(17,a));try{ … }finally{_$f&&_$l(_$f)}}
 *     await X              _$r(await _$w(X,_$f),_$f)
 *     yield X              _$r(yield _$y(X,_$f),_$f)
 *     yield* X             _$r(yield* _$d(X,_$f),_$f)              asynchronous generators; others have `let _$b,_$f=…` at their start:
 *     yield* X             0||(_$b=yield* _$d(X,_$f),_$r(_$b,_$f,_$b=0))
 *     yield* a.f(X)        0||(_$b=yield* _$d(a.f(X),_$f,a,"f"),_$r(_$b,_$f,_$b=0))     what is called, to be read without running anything
 *     return X             return _$q(_$f,(X),0,_$f)              async generators: it awaits X
 *     for await(v of X)B   {_$f;try{for await(v of _$a(X,_$f)){_$f&&_$r(0,_$f);B}}finally{_$f&&_$r(0,_$f)}}
 *     catch{ … }           catch{_$f&&_$r(0,_$f); … }             the frame may still be waiting; `finally` alike
 *     {await using r=X;B}  {{_$f;try{await using _$b0/*_$f:r:_$f*\/=_$u(X,_$f,0);const r=_$f?_$u(_$b0,_$f,5):_$b0;B}finally{_$f&&_$r(0,_$f)}}}
 *     for(await using r of X)B   for(const r of X){_$f;try{await using _$b=_$u(r,_$f,0);B}finally{_$f&&_$r(0,_$f)}}
 *     with(o){await X}     the whole function: {_$on&&_$x(_$e1(17,a)); … }
 *
 * Code that is made at run time passes through a helper, in and outside functions:
 *
 *     eval(X)              eval(_$v(eval,X,_$v))                      a direct call stays a direct one
 *     window.eval(X)       window.eval(_$v(window.eval,X,_$v))        of any name, `this` and windows of other frames
 *     run(X)               run(_$v(run,X,_$v))                        after `const run = eval`
 *     f().eval(X)          f().eval(_$v(0,X,_$v))                     only calling tells what it is: X is listed
 *     import(X)            import(_$m(X,_$m))
 *
 * `_$w`, `_$y`, `_$d`, `_$q`, `_$a` and what `_$u` returns get the frame's caller, or whoever resumed it, back as the current node at
 * the moment the function begins to wait, and return their operand; `_$r` makes the frame's own node current again, once,
 * and returns what was awaited. With the frame `false` all of them only return their operand.
 *
 * `_$on` is false while dormant. An enter helper counts the call and returns a handle (a small integer),
 * or 0 when it recorded nothing; `_$x` gets the handle back and makes the caller's node current again, never
 * relatively, so that a lost exit cannot unbalance the tree. `_$ow` does the same and returns its second argument; `_$o` does it for the innermost call of a site.
 *
 * The last, optional argument of every enter helper is the number of arguments passed, from which the surplus (`…+2`) is told:
 * `arguments.length`, of functions that can see such arguments, because `arguments` or `eval` stands in their own text. It is
 * not told of others: who has that object pays for it on every call, dormant too.
 * A destructured parameter is passed as `arguments[i]`; where that cannot be had (arrows, or nothing was
 * passed and a default applies) emitted code passes `_$k(index)`, a token for a static type.
 * A function that may wait inside a `with`, for three resources of one block or for two beside a synchronous one, or in the
 * head of a `for(await using r=X;;)`, is counted on entry and left at once.
 *
 * The names are non-enumerable properties of the global object: in every realm, module worker and vm
 * context alike, and defining them twice is harmless, which a global `let` cannot offer (a second
 * evaluation throws a SyntaxError). V8 treats both as constants that it watches until they are written. The flag and
 * the enter and leave helpers are never written but deleted and defined anew, so that they are constants to it again.
 *
 * Emitted code runs without the recorder, too: a script starts by defining a false `_$on` where there is none, and
 * what its awaits, yields and texts pass through.
 */
import type { SiteKind } from '../profile/model.ts';

/** Every name that the recorder adds to a global object besides {@link API_NAME}. */
export const HELPERS = {
  /** boolean: somebody records */
  on: '_$on',
  /** (site, passed?) → node */
  enter0: '_$e0',
  /** (site, a, passed?) → node */
  enter1: '_$e1',
  /** (site, a, b, passed?) → node */
  enter2: '_$e2',
  /** (site, a, b, c, passed?) → node */
  enter3: '_$e3',
  /** (site, a, b, c, d, passed?) → node */
  enter4: '_$e4',
  /** (site, count, passed or 0, put…) → node: five parameters or more, described before by `put` */
  enterN: '_$en',
  /** The same, of functions that call themselves */
  recursive0: '_$z0',
  recursive1: '_$z1',
  recursive2: '_$z2',
  recursive3: '_$z3',
  recursive4: '_$z4',
  recursiveN: '_$zn',
  /** (position of the first, a, b?, c?, d?) → void */
  put: '_$p',
  /** (node) → void */
  leave: '_$x',
  /** (site as it was entered, value) → value: the innermost call of the site ends */
  leaveSite: '_$o',
  /** (node or false, value) → value */
  leaveWith: '_$ow',
  /** (node of the function that catches, false or 0) → void: calls without `finally` that an exception ended are over */
  caught: '_$j',
  /** (node) → frame of a function that may wait, or false for no node */
  frame: '_$g',
  /** (operand of await, frame) → operand */
  await: '_$w',
  /** (operand of yield, frame) → operand */
  yield: '_$y',
  /** (operand of yield*, frame, …what was called) → operand, or what stands for it */
  delegate: '_$d',
  /** (frame, operand of a return that awaits, 0, frame) → operand */
  awaitReturn: '_$q',
  /** (operand of for await, frame) → operand, or what stands for it */
  iterate: '_$a',
  /** (resource, frame, {@link RESOURCE_ROLE}, the first of two?) → what is disposed in its place */
  use: '_$u',
  /** (value, frame) → value: the frame runs again */
  resume: '_$r',
  /** (frame) → void: its function ends */
  leaveFrame: '_$l',
  /** (index into STATIC_TYPE_LABELS) → the token that stands for it as an argument */
  staticType: '_$k',
  /** (first site id, embedded site table) → void, at the start of a script made with `embedSites` */
  sites: '_$s',
  /** (function, name) → function: its `name` property set again after {@link HOISTED_PREFIX} changed it */
  rename: '_$n',
  /** (index) → void: the first thing an inline script does that was rewritten in the page */
  inline: '_$i',
  /** (function about to be called as `eval`, or 0, its argument, any) → the argument, or its text instrumented */
  evalText: '_$v',
  /** (operand of `import()`, any) → the operand, or the address of its text instrumented */
  importUrl: '_$m',
} as const;

/** The one visible name. */
export const API_NAME = 'SignatureProfiler';

/**
 * Third argument of `_$u`. Of two resources of one block that are null the engine waits once for both; the second
 * says it then, and the first has a hook behind it for when the second was not reached. `original` is asked for
 * what a stand-in stands for.
 */
export const RESOURCE_ROLE = {
  only: 0,
  first: 1,
  second: 2,
  sync: 3,
  hook: 4,
  original: 5,
} as const;

/**
 * Names that emitted code declares inside functions. What a leaf returns has the name of a resource, which no leaf has: each
 * further name would be taken from sources (a bundle of plotly has `_$t`).
 */
export const LOCALS = { node: '_$c', frame: '_$f', resource: '_$b', value: '_$b' } as const;

/**
 * Put, with a number and `$`, in front of the name of a function declaration that a body made a block
 * would otherwise change (`var g` beside `function g`): `function _$h0$g(){ … }`, and at the start of the
 * block `var g=_$n(_$h0$g,"g");`.
 */
export const HOISTED_PREFIX = '_$h';

/**
 * No source has these by chance: a script whose text contains one is refused as already instrumented,
 * so that deleting what was inserted always gives back the original.
 */
export const MARKS = [`${HELPERS.on}&&`, `${LOCALS.node}=`] as const;

/**
 * Stands in all that is evaluated from outside, by the session or the command line: to the browser it has no address, as what a
 * script makes of text has none.
 */
export const FROM_OUTSIDE = '/*_$outside*/';

/** What `_$k` can stand for: static kinds of destructuring patterns and of their defaults. */
export const STATIC_TYPE_LABELS = ['Object', 'Array'] as const;

/**
 * Site ids are `SITE_ID_STRIDE * k + range`, so that four sources hand out ids without asking each
 * other and the recorder's per-site arrays stay dense.
 */
export const SITE_ID_STRIDE = 4;
export const SITE_ID_RANGE = {
  /** scripts rewritten outside the page; the page never says what these are */
  extension: 0,
  /** scripts rewritten in the page: untrusted */
  page: 1,
  /** code that brings its own site table */
  embedded: 2,
  /** WebAssembly and host functions, registered by the recorder */
  recorder: 3,
} as const;
export type SiteIdRange = keyof typeof SITE_ID_RANGE;
/** Id that emitted code passes for a function. */
export type SiteId = number;

/** Kinds as they travel in a {@link SiteRow}: positions in SITE_KINDS. */
export const SITE_KIND_INDEX = {
  function: 0,
  method: 1,
  getter: 2,
  setter: 3,
  constructor: 4,
  wasm: 5,
  host: 6,
  other: 7,
} as const satisfies Readonly<Record<SiteKind, number>>;

/** One function, as its site table row travels: [kind index in SITE_KINDS, name, line, column, parameters]. */
export type SiteRow = readonly [
  kind: number,
  name: string,
  line: number,
  column: number,
  parameters: readonly (string | null)[],
];

/** Second argument of `_$s`, and what `instrument()` returns. Row `i` has id `first + i * SITE_ID_STRIDE`. */
export interface EmbeddedSites {
  readonly url: string;
  readonly rows: readonly SiteRow[];
}

/** A table with the id of its first row, as sites travel between worlds. */
export interface DeliveredSites {
  readonly first: SiteId;
  readonly table: EmbeddedSites;
}
