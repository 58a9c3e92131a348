/**
 * World: any (pure). The text that goes in. Every piece is recognisable where it stands, whatever stands
 * around it, because `restore.ts` must delete it again; bytes are kept few, because the engine decides by
 * the size of a function's code whether to inline it.
 *
 *     block body         {const _$c=_$on&&_$e1(8,a,arguments.length);try{ … }finally{_$c&&_$x(_$c)}}
 *     expression body    =>{let _$c=_$on&&_$e1(8,a);try{return( … )}finally{_$c&&_$x(_$c);}}
 *     async, generator   {_$on&&_$x(_$e1(8,a)); … }
 *     async, expression  =>_$on&&void _$x(_$e1(8,a))?0: …
 *
 * The text stands in front of an expression body's first token, so that the `return` is on its line, which
 * the engine reports for some exceptions. The conditional always takes its second branch. After a directive without a
 * semicolon the text begins with one.
 */
import {
  HELPERS,
  HOISTED_PREFIX,
  LOCALS,
  type EmbeddedSites,
  type SiteId,
} from '../../protocol/calling-convention.ts';
import type { FoundFunction, HoistedFunction } from '../2-analyze/found-function.ts';

const { on, leave, rename, sites } = HELPERS;
const { node } = LOCALS;
const ENTER = [HELPERS.enter0, HELPERS.enter1, HELPERS.enter2, HELPERS.enter3] as const;

export function openText(found: FoundFunction, site: SiteId): string {
  const enter = enterCall(found, site);
  const separator = found.hasDirectives ? ';' : '';
  if (found.mode === 'counted')
    return found.body === 'block'
      ? `${separator}${on}&&${leave}(${enter});`
      : `${on}&&void ${leave}(${enter})?0:`;
  return found.body === 'block'
    ? `${separator}const ${node}=${on}&&${enter};try{${hoistText(found.hoisted)}`
    : `{let ${node}=${on}&&${enter};try{return(`;
}

export function closeText(found: FoundFunction): string {
  if (found.mode === 'counted') return '';
  return found.body === 'block'
    ? `}finally{${node}&&${leave}(${node})}`
    : `)}finally{${node}&&${leave}(${node});}}`;
}

/** In front of the name of a function declaration. */
export function nameText(hoisted: HoistedFunction): string {
  return hoisted.number === null ? '' : `${HOISTED_PREFIX}${hoisted.number}$`;
}

function enterCall({ passed, passesCount }: FoundFunction, site: SiteId): string {
  const helper = ENTER[passed.length];
  const values = helper ? passed : [`[${passed.join(',')}]`];
  const count = passesCount ? ['arguments.length'] : [];
  return `${helper ?? HELPERS.enterN}(${[site, ...values, ...count].join(',')})`;
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
    embedded ? `typeof ${sites}=="function"&&${sites}(${embedded.first},${literal(embedded.table)});` : '',
    START_END,
  ].join('');
}

/** JSON on one line that neither ends an HTML script element nor holds the end mark. */
function literal(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<*\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
