/** World: benchmark program. Data handling: lodash filters, groups, sorts, merges and compares records. */
import _ from 'lodash';
import { createRandom } from '../inputs/random.mjs';

export const name = 'lodash';
export const expected = 'town 17 44.057,town 39 45.235,town 4 45.457 9 true 40';
let people;
export function setUp() {
  const random = createRandom(10);
  people = Array.from({ length: 2000 }, (_unused, id) => ({
    id,
    age: Math.floor(random() * 80),
    town: `town ${Math.floor(random() * 40)}`,
    address: { street: { number: Math.floor(random() * 200) } },
  }));
}
export function run() {
  const byTown = _(people)
    .filter((person) => person.age > 20)
    .groupBy('town')
    .mapValues((group) => _.meanBy(group, 'age'))
    .toPairs()
    .sortBy([1, 0])
    .take(3)
    .map(([town, age]) => `${town} ${age.toFixed(3)}`)
    .value();
  const sorted = _.orderBy(people, ['town', 'age', 'id'], ['asc', 'desc', 'asc']);
  const copy = _.cloneDeep(people.slice(0, 300));
  const merged = _.merge({}, ...copy.map((person) => ({ [person.town]: person })));
  return `${byTown.join()} ${sorted[77].id} ${_.isEqual(copy, people.slice(0, 300))} ${_.size(merged)}`;
}
