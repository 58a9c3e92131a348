/**
 * World: any (pure). Deletes what `3-transform/emit.ts` inserts, from a whole script or from a part such
 * as one function's `toString()`. Text without insertions comes back as it is.
 */
import { HELPERS, HOISTED_PREFIX, LOCALS } from '../protocol/calling-convention.ts';
import type { SuspensionPoint } from './2-analyze/found-function.ts';
import {
  CAUGHT_TEXT,
  DELEGATED,
  FORWARDED,
  LEAF_TEXTS,
  LEAVE_BY_HANDLE,
  leaveBySite,
  recursiveTexts,
  RESOURCE_GOES_ON,
  RUNTIME_CODE_TEXT,
  START_BEGIN,
  START_END,
  SUSPENSION_TEXT,
} from './3-transform/emit.ts';

const quote = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
const [on, leave, rename, makeFrame, leaveFrame] = [
  HELPERS.on,
  HELPERS.leave,
  HELPERS.rename,
  HELPERS.frame,
  HELPERS.leaveFrame,
].map(quote);
const node = quote(LOCALS.node);
const frame = quote(LOCALS.frame);
const value = quote(LOCALS.value);
const resource = quote(LOCALS.resource);
const entry = `(?:${node}=${on}&&|${frame}=${on}&&${makeFrame}\\()[^;]*;try\\{`;
const exit = `(?:${node}&&(?:${leave}|${quote(HELPERS.leaveWith)})\\(${node}|${frame}&&${leaveFrame}\\(${frame})\\)`;
const enterRecursive = `${quote(HELPERS.recursive0.slice(0, -1))}[^(]\\(`;
const ANY_SITE = 'site';
const hoisted = `${quote(HOISTED_PREFIX)}\\d+\\$`;

// Those that begin alike: the longer one first.
const {
  'yield-nothing': yieldNothing,
  suspended,
  ...others
}: Record<SuspensionPoint, string> = SUSPENSION_TEXT;
const suspensions = [yieldNothing, suspended, ...Object.values(others)].map(quote);

const runtimeCode = (['eval-end', 'import', 'import-end'] as const).map((what) =>
  quote(RUNTIME_CODE_TEXT[what]),
);

/**
 * Everything that is inserted, wherever it stands. Arguments of an enter call hold names and `arguments[i]`,
 * never a semicolon.
 */
export const INSERTIONS = new RegExp(
  [
    `;?${quote(START_BEGIN)}[^]*?${quote(START_END)}`,
    `\\{let ${entry}return\\(`,
    `\\{var ${node}=${on}&&[^;]*?,${value}=\\(`,
    `\\{${on}&&${enterRecursive}[^;]*;var ${value}=\\(`,
    `;?(?:var ${value}=)?${on}&&${enterRecursive}[^;]*;`,
    `;?var ${node}=${on}&&[^;]*;`,
    `if\\(${on}\\)\\{const ${node}=[^]*?${quote(FORWARDED)}`,
    ...Object.values(LEAF_TEXTS).map(quote),
    ...Object.values(recursiveTexts(LEAVE_BY_HANDLE)).map(quote),
    ...Object.values(recursiveTexts(leaveBySite(ANY_SITE))).map((text) =>
      quote(text).replace(ANY_SITE, '\\d+'),
    ),
    ...Object.values(CAUGHT_TEXT).map(quote),
    `;?(?:const |let ${value},)${entry}(?:var [^\\s=;]+=${rename}\\([^;]*;)?`,
    `;?${on}&&${leave}\\([^;]*?\\)\\);`,
    `(?:${quote(RESOURCE_GOES_ON.sync)}|${quote(RESOURCE_GOES_ON.awaited)})?${resource}\\d+/\\*${frame}:`,
    `,${frame},\\d(?:,[^;]*)?\\);const [^;]*;(?:using ${resource}=[^;]*;)?(?:/\\*${frame}:)?`,
    `\\{${frame};try\\{await using ${resource}=[^;]*;`,
    `\\)\\}finally\\{${exit};\\}\\}`,
    `\\}finally\\{${exit}\\}`,
    ...suspensions,
    `,${frame},[\\w$]+(?:,"[\\w$]+")*${quote(DELEGATED)}`,
    `${quote(RUNTIME_CODE_TEXT.eval)}[^\\s(),;]+,`,
    ...runtimeCode,
    hoisted,
  ].join('|'),
  'g',
);

export function restore(code: string): string {
  return code.includes('_$') ? code.replace(INSERTIONS, '') : code;
}
