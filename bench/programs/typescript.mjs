/** World: benchmark program. A compiler: typescript transpiles sources of rxjs. */
import ts from 'typescript';
import observable from '../../node_modules/rxjs/src/internal/Observable.ts?raw';
import subscriber from '../../node_modules/rxjs/src/internal/Subscriber.ts?raw';
import subject from '../../node_modules/rxjs/src/internal/Subject.ts?raw';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'typescript';
export const expected = '29900:a2f9d756';
const sources = [observable, subscriber, subject];
const compilerOptions = { target: ts.ScriptTarget.ES2017, module: ts.ModuleKind.CommonJS };
export function setUp() {}
export function run() {
  return checksum(sources.map((s) => ts.transpileModule(s, { compilerOptions }).outputText).join(''));
}
