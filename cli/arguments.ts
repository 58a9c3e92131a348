/**
 * World: Node. Words of the command line turned into what the commands take. Refuses with commander's own
 * error, which names the argument in question.
 */
import { InvalidArgumentError } from 'commander';
import type { Restriction } from '../profile/index.ts';
import type { Milliseconds } from '../profile/units.ts';

/** `2`, `0.5`: seconds above zero, as milliseconds. */
export function parseSeconds(word: string): Milliseconds {
  const seconds = word.trim() === '' ? NaN : Number(word);
  if (!(seconds > 0 && seconds < Infinity)) {
    throw new InvalidArgumentError('It is a number of seconds above zero.');
  }
  return seconds * 1000;
}

/** A whole number of rows. */
export function parseCount(word: string): number {
  if (!/^\d+$/.test(word)) throw new InvalidArgumentError('It is a whole number.');
  return Number(word);
}

/** As pstats takes them: a count (`20`), a fraction (`0.1`), else a pattern for the printed name. */
export function parseRestriction(word: string): Restriction {
  if (/^\d+$/.test(word) || /^0?\.\d+$/.test(word)) return Number(word);
  try {
    return new RegExp(word);
  } catch {
    throw new InvalidArgumentError(`${word} is neither a number nor a regular expression.`);
  }
}

/** An address as people type it: `localhost:3000` and `example.com/a` are meant as http and https. */
export function parseAddress(word: string): string {
  const local = /^(localhost|127\.|\[::1\])/i.test(word);
  const withScheme = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(word) ? word : `${local ? 'http' : 'https'}://${word}`;
  let url: URL;
  try {
    url = new URL(withScheme);
  } catch {
    throw new InvalidArgumentError('It is not the address of a page.');
  }
  if (!['http:', 'https:', 'file:'].includes(url.protocol)) {
    throw new InvalidArgumentError(`Only http, https and file pages can be recorded, not ${url.protocol}`);
  }
  return url.href;
}
