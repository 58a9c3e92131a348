/** World: benchmark program. A parser generator: peggy compiles grammars to source. */
import peggy from 'peggy';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'peggy';
export const expected = '34914:7e1a858f';
const grammar = `
start = _ v:value _ { return v; }
value = object / array / string / number / "true" { return true; } / "false" { return false; } / "null" { return null; }
object = "{" _ head:member? tail:(_ "," _ @member)* _ "}" { return Object.fromEntries([head, ...tail]); }
member = k:string _ ":" _ v:value { return [k, v]; }
array = "[" _ head:value? tail:(_ "," _ @value)* _ "]" { return [head, ...tail]; }
string "string" = '"' chars:$([^"\\\\] / "\\\\" .)* '"' { return chars; }
number "number" = $("-"? ("0" / [1-9][0-9]*) ("." [0-9]+)? ([eE] [+-]? [0-9]+)?)
sum = head:product tail:(_ ("+" / "-") _ product)*
product = head:power tail:(_ ("*" / "/" / "%") _ power)*
power = atom (_ "^" _ power)?
atom = number / name:$([a-z_]i [a-z0-9_]i*) !"(" / "(" _ @sum _ ")"
_ "whitespace" = [ \\t\\n\\r]*
`;
export function setUp() {}
export function run() {
  const options = { output: 'source', allowedStartRules: ['start', 'sum'], cache: false };
  return checksum(peggy.generate(grammar, options));
}
