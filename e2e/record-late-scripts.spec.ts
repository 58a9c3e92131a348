/**
 * World: Node. Script elements that are in the page before they can run: without a text, or with a type that does
 * not run. What runs later is recorded or listed, and what does not run plain does not run here.
 */
import { call, testRoutes } from './compare-routes.ts';

// The parser is at work, and the element is the last of the document: where the parser itself would be.
const page = (script: string): Record<string, string> => ({
  '/': `<body><script src=says.js></script><script src=app.js></script><script>document.title = 'Done'</script>`,
  '/says.js': 'var says = [];',
  '/app.js': script,
});
const MADE = `const script = document.createElement('script'); document.body.append(script);`;
const WAITS = `document.write('<script id=waits type=text/plain>${call('waited')} says.push("ran")</' + 'script>'); const script = document.getElementById('waits');`;

testRoutes({
  'a script that gets a type that runs, and is moved': {
    routes: page(`${WAITS} script.type = ''; document.body.append(script); says.push(script.text)`),
    records: ['waited'],
    says: ['ran', `${call('waited')} says.push("ran")`],
  },
  'a copy of a script, which gets a type that runs': {
    routes: page(`${WAITS} const copy = script.cloneNode(true); copy.type = ''; script.replaceWith(copy)`),
    records: ['waited'],
    says: ['ran'],
  },
  'a script that gets a type that runs, and stays where it is': {
    routes: page(`${WAITS} script.type = ''; document.body.moveBefore(script, null)`),
    records: [],
    lists: ['inserted '],
    says: [],
  },
  'a script that gets its text in a node that was empty': {
    routes: page(`${MADE} script.append(''); script.firstChild.data = 'says.push("ran"); ${call('late')}'`),
    records: [],
    lists: ['inserted '],
    says: [],
  },
  ...Object.fromEntries(
    ['textContent', 'innerText', 'innerHTML'].map((name) => [
      `an empty script in the document that is given its ${name}, which is listed`,
      {
        routes: page(`${MADE} script.${name} = 'says.push("ran"); ${call('late')}'`),
        records: [],
        // Of those that have a place in a script, that is listed, too.
        lists: name === 'innerHTML' ? ['inserted '] : ['inserted ', 'made made at app.js:1'],
        says: ['ran'],
      },
    ]),
  ),
  'a script that is put around its text, which is listed': {
    routes:
      page(`document.body.append('says.push("ran")'); const range = document.createRange(); range.selectNode(document.body.lastChild);
      range.surroundContents(document.createElement('script'))`),
    records: [],
    lists: ['inserted '],
    says: ['ran'],
  },
});
