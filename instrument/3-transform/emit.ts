/**
 * World: any (pure). The text that goes in. Every piece is recognisable where it stands, whatever stands
 * around it, because `restore.ts` must delete it again; bytes are kept few, because the engine decides by
 * the size of a function's code whether to inline it.
 *
 *     block body         {const _$c=_$on&&_$e1(8,a);try{ … }finally{_$c&&_$x(_$c)}}
 *     expression body    =>{let _$c=_$on&&_$e1(8,a);try{return( … )}finally{_$c&&_$x(_$c);}}
 *     hands on           {if(_$on){const _$c=_$e0(8,arguments.length);try{ … }finally{_$c&&_$x(_$c)}}/*_$c*\/ … }
 *     leaf               {var _$c=_$on&&_$e1(~8,a),_$b; … return _$b=( … ),_$c&&_$x(_$c),_$b}
 *     leaf, expression   =>{var _$c=_$on&&_$e1(~8,a),_$b=( … );_$c&&_$x(_$c);return _$b}
 *     calls itself       {var _$b=_$on&&_$z1(~8,a); … return _$b=( … ),_$on?_$o(~8,_$b):_$b}
 *     … without value    {_$on&&_$z1(~8,a); … ;_$on&&_$o(~8)}
 *     … has finally      {const _$c=_$on&&_$z1(8,a);try{ … }finally{_$c&&_$ow(_$c)}}
 *     … catches          {var _$c=_$on&&_$z1(~8,a),_$b; … return _$b=( … ),_$on?_$ow(_$c,_$b):_$b}
 *     … expression       =>{_$on&&_$z1(~8,a);var _$b=( … );return _$on?_$o(~8,_$b):_$b}
 *     catch, finally     {if(_$on)_$j(_$c); … }
 *     it may wait        {const _$f=_$on&&_$g(_$e1(8,a));try{ … }finally{_$f&&_$l(_$f)}}
 *     it delegates       {let _$b,_$f=…;try{ … 0||(_$b=yield* _$d( … ,_$f),_$r(_$b,_$f,_$b=0)) … }finally{_$f&&_$l(_$f)}}
 *     untold waits       {_$on&&_$x(_$e1(8,a)); … }
 *
 * The text stands in front of an expression body's first token, so that the `return` is on its line, which
 * the engine reports for some exceptions. After a directive without a semicolon the text begins with one.
 */
import {
  HELPERS,
  HOISTED_PREFIX,
  LOCALS,
  RESOURCE_ROLE,
  type EmbeddedSites,
  type SiteId,
} from '../../protocol/calling-convention.ts';
import type {
  Bare,
  ExitPoint,
  FoundFunction,
  HoistedFunction,
  Point,
  RuntimeCodePoint,
  SuspensionPoint,
} from '../2-analyze/found-function.ts';

const {
  on,
  leave,
  leaveSite,
  leaveWith,
  caught,
  leaveFrame,
  resume,
  rename,
  sites,
  evalText: evalHelper,
  importUrl,
} = HELPERS;
const { node, frame, value } = LOCALS;
const ENTER = [HELPERS.enter0, HELPERS.enter1, HELPERS.enter2, HELPERS.enter3, HELPERS.enter4] as const;
const ENTER_RECURSIVE = [
  HELPERS.recursive0,
  HELPERS.recursive1,
  HELPERS.recursive2,
  HELPERS.recursive3,
  HELPERS.recursive4,
] as const;

/** Stands where a site's id will: a character that no emitted text has, because no name may hold it. */
export const SITE_GAP = '\0';

export function openText(found: FoundFunction, site: SiteId | typeof SITE_GAP): string {
  const enter = enterCall(found, site);
  const separator = found.hasDirectives ? ';' : '';
  if (found.mode === 'counted') return `${separator}${on}&&${leave}(${enter});`;
  if (found.forwarding) {
    const { text, returns } = found.forwarding;
    return `if(${on}){const ${node}=${enter};try{${text}}finally{${EXIT}}${returns ? '' : 'return'}}${FORWARDED}`;
  }
  if (found.bare?.kind === 'recursive' && !found.bare.catches) {
    if (found.body === 'expression') return `{${on}&&${enter};var ${value}=(`;
    return `${separator}${found.bare.hasValue ? `var ${value}=` : ''}${on}&&${enter};`;
  }
  if (found.bare) {
    const entry = `var ${node}=${on}&&${enter}`;
    if (found.body === 'expression') return `{${entry},${value}=(`;
    return `${separator}${entry}${found.bare.hasValue ? `,${value}` : ''};`;
  }
  const entry =
    found.mode === 'framed' ? `${node}=${on}&&${enter}` : `${frame}=${on}&&${HELPERS.frame}(${enter})`;
  const declaration = found.keepsResult ? `let ${value},` : 'const ';
  return found.body === 'block'
    ? `${separator}${declaration}${entry};try{${hoistText(found.hoisted)}`
    : `{let ${entry};try{return(`;
}

export function closeText(found: FoundFunction, site: SiteId | typeof SITE_GAP): string {
  if (found.mode === 'counted' || found.forwarding) return '';
  if (found.bare) {
    return found.body === 'block' && found.bare.endsInJump ? '' : bareTexts(found.bare, site)[found.body];
  }
  const exit = found.mode !== 'framed' ? FRAME_EXIT : found.recurses ? RECURSIVE_EXIT : EXIT;
  return found.body === 'block' ? `}finally{${exit}}` : `)}finally{${exit};}}`;
}

const RESUME = `${frame}&&${resume}(0,${frame})`;
/** Behind the operand of a `yield*`: what it gives is kept until the function says that it goes on, and no longer. */
export const DELEGATED = `),${resume}(${value},${frame},${value}=0))`;

/** Around what a function waits for. Each differs from the others where `restore.ts` finds it. */
export const SUSPENSION_TEXT: Readonly<Record<SuspensionPoint, string>> = {
  resumed: `${resume}(`,
  // Begins with what goes on with no line before it. A helper that is called with the result would be kept while the generator waits.
  delegating: `0||(${value}=`,
  await: ` ${HELPERS.await}(`,
  yield: ` ${HELPERS.yield}(`,
  'yield-nothing': ` ${HELPERS.yield}(void 0`,
  delegate: ` ${HELPERS.delegate}(`,
  suspended: `,${frame}),${frame})`,
  delegated: `,${frame}${DELEGATED}`,
  semicolon: `;/*${frame}*/`,
  return: ` ${HELPERS.awaitReturn}(${frame},(`,
  returned: `),0,${frame})`,
  resume: `${RESUME};`,
  loop: `{${frame};try{`,
  iterate: ` ${HELPERS.iterate}(`,
  iterated: `,${frame})`,
  head: `(${RESUME},`,
  'head-end': `/*${frame}*/)`,
  'loop-statement': `{${frame};${RESUME};`,
  'loop-statement-end': `}${frame};}finally{${RESUME}}}`,
  'loop-end': `}finally{${RESUME}}}`,
  using: `/*${frame}:`,
  'using-const': `:${frame}*/const`,
  'resource-name': `:${frame}*/`,
  'resource-value': `${HELPERS.use}(`,
};

/** Behind the operand of `yield*`, which is what `maker` has returned. */
export function delegatedText([name, ...keys]: readonly string[]): string {
  const path = keys.map((key) => `,"${key}"`).join('');
  return `,${frame},${name}${path}${DELEGATED}`;
}

const EXIT = `${node}&&${leave}(${node})`;
/** By a helper that is called: what it would keep of one that is put in its place would make its frames larger. */
const RECURSIVE_EXIT = `${node}&&${leaveWith}(${node})`;
const FRAME_EXIT = `${frame}&&${leaveFrame}(${frame})`;

/** Behind the second body of a function that hands its arguments on. */
export const FORWARDED = `/*${node}*/`;

/** What a bare function has behind its last statement or its expression, and where it ends by a statement. */
export type BareTexts = Readonly<Record<FoundFunction['body'] | ExitPoint, string>>;

export const LEAF_TEXTS: BareTexts = {
  expression: `);${EXIT};return ${value}}`,
  block: `;${EXIT}`,
  'exit-nothing-ended': ` ${EXIT},void 0;`,
  'exit-nothing': ` void(${EXIT})`,
  'exit-steady': ` ${EXIT},`,
  'exit-value': ` ${value}=(`,
  'exit-valued': `),${EXIT},${value}`,
  'exit-ended': `),${EXIT},(${value});`,
};

/** What leaves one that may call itself. It keeps no handle, which would be a word of its frame, unless it catches. */
export const leaveBySite = (site: SiteId | string): string => `${leaveSite}(~${site}`;
export const LEAVE_BY_HANDLE = `${leaveWith}(${node}`;

/** What it returns goes through the helper, to be kept by nobody. */
export function recursiveTexts(leaving: string): BareTexts {
  const exit = `${on}&&${leaving})`;
  const valued = `${on}?${leaving},${value}):`;
  return {
    expression: `);return ${valued}${value}}`,
    block: `;${exit}`,
    'exit-nothing-ended': ` ${exit},void 0;`,
    'exit-nothing': ` void(${exit})`,
    'exit-steady': ` ${exit},`,
    'exit-value': LEAF_TEXTS['exit-value'],
    'exit-valued': `),${valued}${value}`,
    'exit-ended': `),${valued}(${value});`,
  };
}

const CATCHER_TEXTS = recursiveTexts(LEAVE_BY_HANDLE);

function bareTexts({ kind, catches }: Bare, site: SiteId | typeof SITE_GAP): BareTexts {
  if (kind === 'leaf') return LEAF_TEXTS;
  return catches ? CATCHER_TEXTS : recursiveTexts(leaveBySite(site));
}

/** Where a bare function ends by a statement; nothing in others. */
export function exitText(found: FoundFunction, point: ExitPoint, site: SiteId | typeof SITE_GAP): string {
  return found.bare ? bareTexts(found.bare, site)[point] : '';
}

/** Bare calls that an exception ended have not left. An `if`: as an expression it would be the value of `eval('try { … } catch {}')`. */
export const CAUGHT_TEXT = {
  inFunction: `if(${on})${caught}(${node});`,
  outside: `if(${on})${caught}(0);`,
} as const;

/** Around what becomes code at run time. */
export const RUNTIME_CODE_TEXT = {
  eval: `${HELPERS.evalText}(`,
  'eval-end': `,${HELPERS.evalText})`,
  import: `${HELPERS.importUrl}(`,
  'import-end': `,${HELPERS.importUrl})`,
} as const satisfies Record<RuntimeCodePoint, string>;

export function evalText(called: string): string {
  return `${RUNTIME_CODE_TEXT.eval}${called},`;
}

/** In front of a resource's name, which becomes a comment: a stand-in is declared in its place. */
export function resourceText({
  number,
  role,
  goesOn,
}: Extract<Point, { readonly what: 'resource' }>): string {
  const declaration = role === 'sync' ? RESOURCE_GOES_ON.sync : RESOURCE_GOES_ON.awaited;
  return `${goesOn ? declaration : ''}${LOCALS.resource}${number}/*${frame}:`;
}

export const RESOURCE_GOES_ON = { sync: `:${frame}*/using `, awaited: `:${frame}*/await using ` } as const;

/** Behind its value: the name again, for what was asked for; behind the first of several what may wait for all. */
export function usedText(point: Extract<Point, { readonly what: 'used' }>): string {
  const { number, name, role, first, goesOn } = point;
  const standIn = `${LOCALS.resource}${number}`;
  const use = (value: string, how: number): string => `${frame}?${HELPERS.use}(${value},${frame},${how})`;
  const other = role === 'second' ? `,${first!}` : '';
  const hook = role === 'first' ? `using ${LOCALS.resource}=${use(name, RESOURCE_ROLE.hook)}:null;` : '';
  return (
    `,${frame},${RESOURCE_ROLE[role]}${other});const ${name}=${use(standIn, RESOURCE_ROLE.original)}:${standIn};` +
    `${hook}${goesOn ? `/*${frame}:` : ''}`
  );
}

/** In front of the body of a loop whose head names a resource. */
export function loopResourceText(name: string): string {
  return `{${frame};try{await using ${LOCALS.resource}=${HELPERS.use}(${name},${frame},${RESOURCE_ROLE.only});`;
}

/** In front of the name of a function declaration. */
export function nameText(hoisted: HoistedFunction): string {
  return hoisted.number === null ? '' : `${HOISTED_PREFIX}${hoisted.number}$`;
}

function enterCall(found: FoundFunction, site: SiteId | typeof SITE_GAP): string {
  const { passed, recurses } = found;
  const helper = (recurses ? ENTER_RECURSIVE : ENTER)[passed.length];
  const id = found.bare ? `~${site}` : site;
  if (helper) {
    const count = found.seesArguments ? ['arguments.length'] : [];
    return `${helper}(${[id, ...passed, ...count].join(',')})`;
  }
  const fours: string[] = [];
  for (let i = 0; i < passed.length; i += 4)
    fours.push(`${HELPERS.put}(${[i, ...passed.slice(i, i + 4)].join(',')})`);
  const count = found.seesArguments ? 'arguments.length' : 0;
  return `${recurses ? HELPERS.recursiveN : HELPERS.enterN}(${[id, passed.length, count, ...fours].join(',')})`;
}

/** `var g=_$n(_$h0$g,"g");`, of several declarations of one name the last. */
function hoistText(hoisted: readonly HoistedFunction[]): string {
  if (hoisted.length === 0) return '';
  const byName = new Map(hoisted.map((declaration) => [declaration.name, declaration]));
  const assignments = [...byName.values()].map(
    (last) => `${last.name}=${rename}(${nameText(last)}${last.name},"${last.name}")`,
  );
  return `var ${assignments.join(',')};`;
}

export const START_BEGIN = `typeof ${on}=="undefined"&&`;
export const START_END = '/*_$*/';

/**
 * Start of a script. Where no recorder has defined the helpers it defines those that dormant code touches,
 * so that the script runs without one; a recorder that comes later replaces them.
 */
export function startText(
  hasDirectives: boolean,
  usesRename: boolean,
  suspends: boolean,
  makesCode: boolean,
  embedded: { readonly first: SiteId; readonly table: EmbeddedSites } | null,
): string {
  const define = (name: string, value: string): string =>
    `Object.defineProperty(globalThis,"${name}",{value:${value},writable:true,configurable:true});`;
  return [
    hasDirectives ? ';' : '',
    START_BEGIN,
    define(on, 'false'),
    usesRename
      ? `typeof ${rename}=="undefined"&&${define(rename, '(f,n)=>Object.defineProperty(f,"name",{value:n})')}`
      : '',
    suspends ? passThroughs() : '',
    makesCode
      ? `typeof ${evalHelper}=="undefined"&&${define(evalHelper, '(e,x)=>x')}` +
        `typeof ${importUrl}=="undefined"&&${define(importUrl, 'x=>x')}`
      : '',
    embedded ? `typeof ${sites}=="function"&&${sites}(${embedded.first},${literal(embedded.table)});` : '',
    START_END,
  ].join('');
}

/** What awaits and yields pass through: the operand comes out. */
function passThroughs(): string {
  const first = [HELPERS.await, HELPERS.yield, HELPERS.delegate, HELPERS.iterate, HELPERS.use, resume];
  const names = first.map((name) => `${name}:v`).join(',');
  const value = (text: string): string => `{value:${text},writable:true,configurable:true}`;
  return (
    `typeof ${resume}=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{${names},${HELPERS.awaitReturn}:w}))` +
    `(${value('v=>v')},${value('(f,v)=>v')});`
  );
}

/** JSON on one line that neither ends an HTML script element nor holds the end mark. */
function literal(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<*\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
