/** World: benchmark program. Persistent collections: immutable builds, updates, groups and compares. */
import { fromJS, is, List, Map as ImmutableMap, OrderedSet } from 'immutable';

export const name = 'immutable';
export const expected = '2500 5092178 752 true 3000';
export function setUp() {}
export function run() {
  let map = ImmutableMap();
  for (let i = 0; i < 4000; i++) map = map.set(`key ${i % 2500}`, i);
  let list = List();
  for (let i = 0; i < 4000; i++) list = list.push(i * 7);
  const groups = list.groupBy((n) => n % 11).map((group) => group.reduce((a, b) => a + b, 0));
  let tree = fromJS({ a: { b: [{ c: 1 }, { c: 2 }] } });
  for (let i = 0; i < 1500; i++) tree = tree.updateIn(['a', 'b', i % 2, 'c'], (c) => c + 1);
  const same = is(map.toSeq().map(String).toMap(), map.map(String));
  const set = OrderedSet(list.slice(0, 2000)).union(list.slice(1000, 3000));
  return `${map.size} ${groups.get(3)} ${tree.getIn(['a', 'b', 1, 'c'])} ${same} ${set.size}`;
}
