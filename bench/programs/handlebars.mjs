/** World: benchmark program. A template compiler: handlebars compiles and fills a page. */
import Handlebars from 'handlebars/dist/cjs/handlebars.js';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'handlebars';
export const expected = '16824:35411791';
const template = `<ul>{{#each people as |person index|}}
  <li class="{{#if person.active}}on{{else}}off{{/if}}">{{index}} {{upper person.name}}
  {{#with person.address}}{{street}}, {{city}}{{/with}}
  {{#each person.tags}}<b>{{this}}</b>{{#unless @last}}, {{/unless}}{{/each}}</li>
{{/each}}</ul>{{> footer year=2024}}`;
let people;
export function setUp() {
  Handlebars.registerHelper('upper', (text) => text.toUpperCase());
  Handlebars.registerPartial('footer', '<footer>{{year}} &copy; {{people.length}}</footer>');
  people = Array.from({ length: 200 }, (_, i) => ({
    name: `person <${i}>`,
    active: i % 3 === 0,
    address: { street: `${i} Main St`, city: `City ${i % 17}` },
    tags: ['a', 'b', 'c'].slice(0, i % 4),
  }));
}
export function run() {
  let html = '';
  for (let i = 0; i < 4; i++) html = Handlebars.compile(template)({ people });
  return checksum(html);
}
