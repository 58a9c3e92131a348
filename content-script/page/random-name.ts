/**
 * World: page and worker. Names that nothing else has.
 */
import { nativeMethod } from './native-methods.ts';
import { sliceString } from './natives.ts';

const { random } = Math;
const toString = nativeMethod(Number.prototype, 'toString');

export function randomName(): string {
  return `_${sliceString(toString(random(), 36), 2, 14)}${sliceString(toString(random(), 36), 2, 14)}`;
}
