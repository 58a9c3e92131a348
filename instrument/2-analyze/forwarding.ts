/**
 * World: any (pure). Functions that do nothing but hand their arguments on: `return parent.apply(this, arguments)`. Engines
 * make no object for that, unless there is more in the function; so these get a second body for while they are recorded, and the
 * first stays as it is (Octane's raytrace, which makes its objects that way, takes 1.5 times as long after a recording, and 3.0
 * times with one body).
 */
import type { Function, Statement } from 'acorn';
import type { Offset } from '../diagnostics/line-table.ts';

/** The one statement of a body. */
export interface Forwarding {
  readonly at: Offset;
  readonly text: string;
  readonly returns: boolean;
}

const FORWARDS = /\.apply\([^()]*,\s*arguments\s*\)/;
/**
 * What cannot stand twice, or not on one line: functions and classes, comments, regular expressions, templates, what changes
 * other text, what waits.
 */
const ONCE = /[/`\\\n\r\u2028\u2029]|=>|\b(?:function|class|eval|import|super|await|yield)\b/;
const MAX_LENGTH = 160;

/** Null where it does something else. */
export function forwardingOf(source: string, { body, async, generator }: Function): Forwarding | null {
  if (async || generator || body.type !== 'BlockStatement' || body.body.length !== 1) return null;
  const [statement] = body.body;
  if (!mayForward(statement)) return null;
  const text = source.slice(statement.start, statement.end);
  if (text.length > MAX_LENGTH || !FORWARDS.test(text) || ONCE.test(text)) return null;
  return { at: statement.start, text, returns: statement.type === 'ReturnStatement' };
}

function mayForward(statement: Statement): boolean {
  return (
    statement.type === 'ReturnStatement' ||
    (statement.type === 'ExpressionStatement' && statement.directive === undefined)
  );
}
