/**
 * World: a worker of the panel document. Whether a text holds functions, so that it matters that it runs as it was written.
 */
import { instrumentToTemplate } from '../../instrument/index.ts';
import type { AskedText, HoldsSome } from './instrument-messages.ts';

export function holdsFunctions({ source, type }: AskedText): HoldsSome {
  const result = instrumentToTemplate(source, type);
  if (!result.ok) return /^(?:already-instrumented|reserved-name)$/.test(result.error.code) ? true : null;
  return result.rows.length > 0 || result.leftOut.some(({ code }) => code !== 'eval-alias');
}
