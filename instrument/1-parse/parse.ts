/**
 * World: any (pure). Source text → syntax tree, or the reason why not. The tree is acorn's; one thing is
 * added: where each arrow's body begins, which cannot be told from the tree when the body is in parentheses.
 */
import { Parser, tokTypes, type ArrowFunctionExpression, type Program, type Token } from 'acorn';
import { diagnose, type InstrumentError } from '../diagnostics/diagnostics.ts';
import type { LineTable, Offset } from '../diagnostics/line-table.ts';
import { findReservedName, isReservedName } from './reserved-names.ts';

export type SourceType = 'script' | 'module';

export interface ParsedScript {
  readonly source: string;
  readonly program: Program;
}

export type Parsed =
  | { readonly ok: true; readonly script: ParsedScript }
  | { readonly ok: false; readonly error: InstrumentError };

export function parse(lines: LineTable, sourceType: SourceType): Parsed {
  const { source } = lines;
  const reserved = findReservedName(source);
  if (reserved && !reserved.isPerhapsText) {
    return { ok: false, error: diagnose(reserved.code, reserved.name, lines, reserved.at) };
  }
  const taken: NameToken[] = [];
  const onToken = (token: Token): void => {
    const isName = token.type === tokTypes.name || token.type === tokTypes.privateId;
    if (isName && isReservedName((token as NameToken).value)) taken.push(token as NameToken);
  };
  try {
    const program = ScriptParser.parse(source, {
      ecmaVersion: 'latest',
      sourceType,
      allowHashBang: true,
      ...(reserved && { onToken }),
    });
    for (const { value, start } of taken) {
      return { ok: false, error: diagnose('reserved-name', value, lines, start) };
    }
    return { ok: true, script: { source, program } };
  } catch (error) {
    if (!isSyntaxError(error)) throw error;
    // acorn turns the engine's stack overflow into an error of its own.
    if (error.message.startsWith('Not enough stack space'))
      return { ok: false, error: diagnose('too-deep', '', lines, error.pos) };
    // acorn ends its sentence with the place: `Unexpected token (3:14)`.
    const detail = error.message.replace(/ \(\d+:\d+\)$/, '');
    return { ok: false, error: diagnose('syntax', detail, lines, error.pos) };
  }
}

/** Offset of the first token of an arrow's body, its opening parentheses included. */
export function arrowBodyStart(arrow: ArrowFunctionExpression): Offset {
  return (arrow as NotedArrow).bodyStart;
}

/** What acorn's types leave out: the name, its escapes resolved. */
interface NameToken extends Token {
  readonly value: string;
}

interface NotedArrow extends ArrowFunctionExpression {
  bodyStart: Offset;
}

/** The part of acorn's parser, as its plugins know it, that is not in its types. */
interface ArrowParser {
  /** Of the current token. */
  readonly start: Offset;
  parseArrowExpression(node: NotedArrow, ...rest: unknown[]): NotedArrow;
}

const ScriptParser = Parser.extend((Base) => {
  const Plain = Base as unknown as new (...args: never[]) => ArrowParser;
  return class extends Plain {
    /** Called when `=>` has been read and the body's first token is the current one. */
    override parseArrowExpression(node: NotedArrow, ...rest: unknown[]): NotedArrow {
      node.bodyStart = this.start;
      return super.parseArrowExpression(node, ...rest);
    }
  } as unknown as typeof Parser;
});

function isSyntaxError(error: unknown): error is SyntaxError & { pos: Offset } {
  return error instanceof SyntaxError && typeof (error as { pos?: unknown }).pos === 'number';
}
