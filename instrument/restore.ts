/**
 * World: any (pure). Deletes what `3-transform/emit.ts` inserts, from a whole script or from a part such
 * as one function's `toString()`. Text without insertions comes back as it is.
 */
import { HELPERS, HOISTED_PREFIX, LOCALS } from '../protocol/calling-convention.ts';
import { START_BEGIN, START_END } from './3-transform/emit.ts';

const quote = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
const [on, leave, rename] = [HELPERS.on, HELPERS.leave, HELPERS.rename].map(quote);
const node = quote(LOCALS.node);
const hoisted = `${quote(HOISTED_PREFIX)}\\d+\\$`;

/**
 * Everything that is inserted, wherever it stands. Arguments of an enter call hold names and `arguments[i]`,
 * never a semicolon.
 */
export const INSERTIONS = new RegExp(
  [
    `;?${quote(START_BEGIN)}[^]*?${quote(START_END)}`,
    `\\{let ${node}=${on}&&[^;]*;try\\{return\\(`,
    `;?const ${node}=${on}&&[^;]*;try\\{(?:var [^\\s=;]+=${rename}\\([^;]*;)?`,
    `;?${on}&&(?:void )?${leave}\\([^;]*?\\)\\)(?:;|\\?0:)`,
    `\\)\\}finally\\{${node}&&${leave}\\(${node}\\);\\}\\}`,
    `\\}finally\\{${node}&&${leave}\\(${node}\\)\\}`,
    hoisted,
  ].join('|'),
  'g',
);

export function restore(code: string): string {
  return code.includes('_$') ? code.replace(INSERTIONS, '') : code;
}
