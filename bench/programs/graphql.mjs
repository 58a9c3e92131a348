/** World: benchmark program. A query language: graphql parses, validates and executes. */
import { buildSchema, executeSync, getIntrospectionQuery, parse, print, validate } from 'graphql';

export const name = 'graphql';
export const expected = '0 15 person 84 1523';
let schema;
export function setUp() {
  schema = buildSchema(`
    type Query { people(first: Int = 10): [Person!]! }
    type Person { id: ID!, name: String, friends(first: Int): [Person!]!, tags: [Tag] }
    enum Tag { A, B, C }
  `);
}
const person = (id) => ({
  id,
  name: `person ${id}`,
  friends: ({ first }) => Array.from({ length: first }, (_, i) => person(id * 7 + i)),
  tags: ['A', 'C'],
});
const rootValue = { people: ({ first }) => Array.from({ length: first }, (_, i) => person(i)) };
export function run() {
  const introspection = parse(getIntrospectionQuery());
  const query = parse(
    '{ people(first: 40) { ...p friends(first: 8) { ...p tags } } } fragment p on Person { id name }',
  );
  const errors = validate(schema, query).length + validate(schema, introspection).length;
  const types = executeSync({ schema, document: introspection }).data.__schema.types.length;
  const { data } = executeSync({ schema, document: query, rootValue });
  return `${errors} ${types} ${data.people[11].friends[7].name} ${print(introspection).length}`;
}
