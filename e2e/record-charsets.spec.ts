/**
 * World: Node. Scripts in every charset, whoever names it: the page reads the text that it reads without us.
 */
import { call, DONE, javascript, testRoutes } from './compare-routes.ts';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const withMark = (bytes: Uint8Array): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]);
/** Without a charset, and with bytes above ASCII in names, too. */
const plain = (body: string | Uint8Array): ReturnType<typeof javascript> => javascript(body);
const says = (name: string, text: string): string => `${call(name)} says.push('${name}', '${text}');`;
/** The first script holds the parser up, so the others are asked for before they have elements. */
let answerFirst = (): void => undefined;
const BEGIN = '<!doctype html><meta charset=utf-8><script>var says = []</script>';

// 0x5c, a backslash in ASCII, is the second half of many characters of Shift_JIS.
const SHIFT_JIS = latin1(
  `function so(\x83\x5c) { return '\x83\x5c' + \x83\x5c } says.push('so', so('\x94\x5c'));`,
);

testRoutes({
  'a charset of the element in the markup': {
    routes: {
      '/': `${BEGIN}<script src=slow.js></script><script charset=windows-1252 src=western.js></script>
        <script charset="Shift_JIS" src="/japanese.js"></script><script src=wide.js charset=utf-16le></script>
        <script src=russian.js charset=koi8-r></script><script charset=iso-2022-jp src=escapes.js></script>${DONE}`,
      '/slow.js': () => ({
        ...plain(says('slow', 'é')),
        after: new Promise<void>((done) => {
          answerFirst = done;
        }),
      }),
      '/western.js': plain(
        latin1(`function \xe9t\xe9(\xe0) { return \xe0 + '\x80' } says.push('western', \xe9t\xe9('\xe9'));`),
      ),
      '/japanese.js': plain(SHIFT_JIS),
      '/wide.js': plain(utf16(says('wide', 'é日'))),
      '/russian.js': () => {
        answerFirst();
        return plain(latin1(says('russian', '\xe9')));
      },
      '/escapes.js': plain(latin1(says('escapes', '\x1b$B%F\x1b(B'))),
    },
    records: ['escapes', 'russian', 'slow', 'so', 'wide', 'été'],
    says: ['slow', 'é', 'western', 'é€', 'so', 'ソ能', 'wide', 'é日', 'russian', 'И', 'escapes', 'テ'],
  },
  'a charset of an element that a script makes': {
    routes: {
      '/': `${BEGIN}<script>for (const [src, charset] of [['western.js', 'windows-1252'], ['japanese.js', 'shift_jis']]) {
        const script = document.createElement('script'); script.async = false;
        script.charset = charset; script.src = src; document.head.append(script) }</script>${DONE}`,
      '/western.js': plain(latin1(says('western', '\xe9'))),
      '/japanese.js': plain(SHIFT_JIS),
    },
    records: ['so', 'western'],
    says: ['western', 'é', 'so', 'ソ能'],
  },
  'the charset of the document, and the response’s before it': {
    routes: {
      '/': {
        body: latin1(`<meta charset=gbk><script>var says = []</script><script src=document.js></script>
        <script src=header.js></script><script charset=koi8-r src=both.js></script><script src=valid.js></script>${DONE}`),
        type: 'text/html',
      },
      '/document.js': plain(latin1(says('ofDocument', '\xc4\xe3\x81\x5b'))),
      '/header.js': javascript(latin1(says('header', '\xe9')), {}, 'text/javascript; charset=windows-1251'),
      '/both.js': javascript(latin1(says('both', '\xe9')), {}, 'text/javascript;charset="ISO-8859-1"'),
      '/valid.js': plain(says('valid', 'é')),
    },
    records: ['both', 'header', 'ofDocument', 'valid'],
    says: ['ofDocument', '你乕', 'header', 'й', 'both', 'é', 'valid', '茅'],
  },
  'a byte order mark before any label': {
    routes: {
      '/': `${BEGIN}<script charset=windows-1252 src=wide.js></script><script charset=windows-1252 src=eight.js></script>${DONE}`,
      '/wide.js': javascript(withMark(utf16(says('wide', 'é'))), {}, 'text/javascript; charset=utf-8'),
      '/eight.js': plain(`\ufeff${says('eight', 'é')}`),
    },
    records: ['eight', 'wide'],
    says: ['wide', 'é', 'eight', 'é'],
  },
  'modules, which are UTF-8 unless their response says otherwise': {
    routes: {
      '/': {
        body: latin1(`<meta charset=windows-1251><script>var says = []</script>
        <script type=module charset=koi8-r src=module.js></script>${DONE}`),
        type: 'text/html',
      },
      '/module.js': javascript(
        `import './imported.js'; ${says('inModule', 'é')}`,
        {},
        'text/javascript; charset=windows-1252',
      ),
      '/imported.js': plain(says('imported', 'é')),
    },
    records: ['imported', 'inModule'],
    says: ['imported', 'é', 'inModule', 'Ã©'],
  },
  'frames in charsets of their own': {
    routes: {
      '/': `${BEGIN}<iframe src=russian.html></iframe><iframe src=western.html></iframe>${DONE}`,
      '/russian.html': {
        body: '<meta charset=windows-1251><script>var says = parent.says</script><script src=russian.js></script>',
        type: 'text/html',
      },
      '/western.html': {
        body: '<meta charset=windows-1252><script>var says = parent.says</script><script src=western.js></script>',
        type: 'text/html',
      },
      '/russian.js': plain(latin1(`function russian() { return '\xe9' } parent.russian = russian();`)),
      '/western.js': plain(latin1(`function western() { return '\xe9' } parent.western = western();`)),
    },
    records: ['russian', 'western'],
  },
});
