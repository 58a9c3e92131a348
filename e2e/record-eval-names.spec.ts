/**
 * World: Node. `eval` by other names and other spellings: what a script calls so is recorded, and a place where only
 * running tells is listed.
 */
import { testRoutes } from './compare-routes.ts';

const text = (name: string): string => `'(function ${name}(n) { return n })(1)'`;
const page = (script: string): Record<string, string> => ({
  '/': `<head><script src=app.js></script><script>document.title = 'Done'</script>`,
  '/app.js': `var says = []; const far = document.head.appendChild(document.createElement('iframe')).contentWindow;\n${script}`,
});

testRoutes({
  'names taken out of a window, whoever gives it': {
    routes: page(`{ const { eval: run } = far; says.push(run(${text('ofVariable')})) }
      says.push((({ eval: run }) => run(${text('ofParameter')}))(far));
      { const { eval: run = Number } = [self][0]; says.push(run(${text('ofOther')})) }`),
    records: ['ofOther', 'ofParameter', 'ofVariable'],
    says: [1, 1, 1],
  },
  'names of eval that are spelled otherwise': {
    routes:
      page(`says.push(\\u0065val(${text('escaped')}), self['ev' + 'al'](${text('summed')}), self[\`eval\`](${text('template')}));
      const key = 'eval'; says.push(window[key](${text('byKey')}), far['\\x65val'](${text('ofFar')}));
      (() => { const run = \\u0065v\\u{61}l; says.push(run(${text('byAlias')})) })()`),
    records: ['byAlias', 'byKey', 'escaped', 'ofFar', 'summed', 'template'],
    says: [1, 1, 1, 1, 1, 1],
  },
  'places where only running tells what is called, which are listed': {
    routes: page(`const key = () => 'eval'; says.push(window[key()](${text('asked')}));
      says.push(Reflect.get(self, 'eval')(${text('got')}));
      var run; ({ eval: run } = self); says.push(run(${text('assigned')}));
      (() => { const named = eval; says.push(eval("named(${text('inner').replaceAll("'", "\\'")})")) })()`),
    records: ['key'],
    // Where it is handed on, and what ran of it.
    lists: [
      ...['eval-alias app.js', 'eval-alias app.js', 'eval-alias app.js', 'eval-unknown eval at app.js:2'],
      ...['made made at app.js:3', 'made made at app.js:4', 'made made at app.js:5'],
    ],
    says: [1, 1, 1, 1],
  },
  'timers and windows that are given their text by an object': {
    // Whichever comes last says so, once the markup is there.
    routes: {
      '/': '<head><script src=app.js></script>',
      '/app.js': `var says = [], asked = 0; const give = (text) => ({ toString() { asked++; return text } });
        function look() { if (says[0] && says[1] && document.readyState === 'complete') document.title = 'Done' }
        addEventListener('load', look);
        setTimeout(give("(function timed(n) { says[0] = n + asked; look() })(1)"), 0);
        open(give('javascript:void (() => { says[1] = "opened"; look() })()'), '_self');`,
    },
    records: ['give', 'look', 'timed', 'toString'],
    says: [3, 'opened'],
    lists: ['javascript-address javascript: of window.open'],
  },
});
