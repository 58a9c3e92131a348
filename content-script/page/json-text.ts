/**
 * World: page and worker. JSON of our own data: `JSON.stringify` would call a `toJSON` that a page may put on a prototype.
 */
import { isArray, isView } from './natives.ts';

const { stringify } = JSON;
const { keys } = Object;

/** Typed arrays become one text, with commas between the numbers. What is undefined is left out, as by the engine. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  if (typeof value !== 'object' || value === null) return 'null';
  if (isView(value)) return `"${listOf(value as Int32Array | Float64Array)}"`;
  if (isArray(value)) {
    let items = '';
    for (let i = 0; i < value.length; i++) items += (i === 0 ? '' : ',') + jsonText(value[i]);
    return `[${items}]`;
  }
  const names = keys(value);
  let properties = '';
  for (let i = 0; i < names.length; i++) {
    const property = (value as Record<string, unknown>)[names[i]];
    if (property === undefined) continue;
    properties += `${properties === '' ? '' : ','}${stringify(names[i])}:${jsonText(property)}`;
  }
  return `{${properties}}`;
}

function listOf(column: Int32Array | Float64Array): string {
  let list = '';
  for (let i = 0; i < column.length; i++) list += i === 0 ? `${column[i]}` : `,${column[i]}`;
  return list;
}
