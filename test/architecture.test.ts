/**
 * World: Node, tests. Holds ARCHITECTURE.md: imports run one way and in no circle, libraries with a price
 * stand behind one file, and the rules for every file that a reader would otherwise have to remember.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satisfies } from 'semver';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  findCircles,
  folderOf,
  reachableFrom,
  readSources,
  root,
  sourceFrom,
  type SourceFile,
} from './source-graph.ts';

/** From the ground up: a folder may import from rows above its own, and from itself. */
const LAYERS = [
  ['profile', 'platform'],
  ['protocol'],
  ['instrument'],
  ['content-script', 'extension', 'panel-ui', 'cli'],
];
const FOLDERS = LAYERS.flat();
const rankOf = (folder: string): number => LAYERS.findIndex((row) => row.includes(folder));

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const all = readSources(FOLDERS);
/** What ships: tests may import anything and do anything. */
const sources = new Map([...all].filter(([path]) => !isTest(path)));

/** Imports that ARCHITECTURE.md does not allow, as `from → to`. */
function upwardArrows(files: ReadonlyMap<string, SourceFile>): string[] {
  return [...files.values()].flatMap(({ path, imports }) =>
    imports
      .filter(({ own, target }) => own && folderOf(target) !== folderOf(path))
      .filter(({ target }) => {
        const rank = rankOf(folderOf(target));
        return rank < 0 || rank >= rankOf(folderOf(path));
      })
      .map(({ target }) => `${path} → ${target}`),
  );
}

/** Files that import a package, at run time or for its types. */
const importersOf = (name: RegExp): string[] =>
  [...sources.values()]
    .filter(({ imports }) => imports.some(({ own, target }) => !own && name.test(target)))
    .map(({ path }) => path);

/** The name of a native that gets a stand-in, as in `replaceSetter(Element.prototype, 'innerHTML', …)`. */
function isReplaced(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isStringLiteral(node) && ts.isCallExpression(parent) && /^replace/.test(parent.expression.getText())
  );
}

/** Places in a file where text would become markup or code, as `path:line what`. */
function dangerousPlaces({ path, syntax }: SourceFile): string[] {
  const places: string[] = [];
  const markup = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML']);
  const visit = (node: ts.Node): void => {
    const isEvalCall =
      (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
      ts.isIdentifier(node.expression) &&
      ['eval', 'Function'].includes(node.expression.text);
    const isMarkup =
      (ts.isIdentifier(node) || ts.isStringLiteral(node)) &&
      markup.has(node.text) &&
      !ts.isPropertySignature(node.parent) &&
      !isReplaced(node);
    if (isEvalCall || isMarkup) {
      const { line } = syntax.getLineAndCharacterOfPosition(node.getStart());
      places.push(`${path}:${line + 1} ${node.getText().slice(0, 40)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return places;
}

const draw = (files: Record<string, string>): ReadonlyMap<string, SourceFile> =>
  new Map(Object.entries(files).map(([path, text]) => [path, sourceFrom(path, text)]));

describe('the readers of this test', () => {
  it('see a circle, types included, and walk it once', () => {
    const files = draw({
      'profile/a.ts': `import { b } from './b.ts';`,
      'profile/b.ts': `export type { C } from './c.ts';`,
      'profile/c.ts': `type A = import('./a.ts').A;`,
    });
    expect(findCircles(files)).toEqual(['profile/a.ts → profile/b.ts → profile/c.ts → profile/a.ts']);
  });

  it('see an arrow from a lower folder up, between two worlds, and out of the layers', () => {
    const files = draw({
      'profile/a.ts': `import type { P } from '../protocol/p.ts';`,
      'panel-ui/b.ts': `await import('../extension/session/s.ts');`,
      'cli/c.ts': `import '../profile/a.ts'; import '../e2e/driver.ts';`,
      'protocol/p.ts': `import '../profile/a.ts';`,
    });
    expect(upwardArrows(files)).toEqual([
      'profile/a.ts → protocol/p.ts',
      'panel-ui/b.ts → extension/session/s.ts',
      'cli/c.ts → e2e/driver.ts',
    ]);
  });

  it('follow what is there at run time only, through workers too', () => {
    const files = draw({
      'extension/a.ts': `import type { T } from './t.ts'; new Worker(new URL('./w.ts', import.meta.url));`,
      'extension/w.ts': `import { z } from 'zod/mini'; import { type U } from './u.ts';`,
    });
    expect([...reachableFrom('extension/a.ts', files)]).toEqual(['extension/a.ts', 'extension/w.ts', 'zod']);
  });

  it('see markup and code made from text, and not the words in comments', () => {
    const file = sourceFrom(
      'panel-ui/x.tsx',
      `// no innerHTML, no eval()\nelement.innerHTML = name;\nnew Function(code);\nevaluate('eval');\n<b dangerouslySetInnerHTML={x} />;\nreplaceSetter(Element.prototype, 'innerHTML', call);\nset(element, 'innerHTML', name);`,
    );
    expect(dangerousPlaces(file)).toEqual([
      'panel-ui/x.tsx:2 innerHTML',
      'panel-ui/x.tsx:3 new Function(code)',
      'panel-ui/x.tsx:5 dangerouslySetInnerHTML',
      "panel-ui/x.tsx:7 'innerHTML'",
    ]);
  });
});

describe('imports', () => {
  it('run in no circle', () => {
    expect(findCircles(sources)).toEqual([]);
  });

  it('run one way: lower folders know no higher one, and worlds do not know one another', () => {
    expect(upwardArrows(sources)).toEqual([]);
  });

  it('reach no test', () => {
    const toTests = [...sources.values()].flatMap(({ path, imports }) =>
      imports.filter(({ target }) => isTest(target)).map(({ target }) => `${path} → ${target}`),
    );
    expect(toTests).toEqual([]);
  });

  it('name files that exist', () => {
    const missing = [...all.values()].flatMap(({ path, imports }) =>
      imports
        .filter(({ own, target }) => own && FOLDERS.includes(folderOf(target)) && /\.tsx?$/.test(target))
        .filter(({ target }) => !all.has(target))
        .map(({ target }) => `${path} → ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('take plotly in one place, in the panel', () => {
    expect(importersOf(/^plotly/)).toEqual([expect.stringMatching(/^panel-ui\//)]);
  });

  it('take webextension-polyfill in one place, in platform/', () => {
    const files = importersOf(/^webextension-polyfill$/).filter((path) =>
      reachableFrom(path, sources).has('webextension-polyfill'),
    );
    expect(files).toEqual([expect.stringMatching(/^platform\//)]);
  });

  it('bring neither the schema library nor the browser API into a page', () => {
    const heavy = [
      'zod',
      'webextension-polyfill',
      'profile/read-profile.ts',
      'protocol/page-messages-schema.ts',
    ];
    const found = [...sources.keys()]
      .filter((path) => path.startsWith('content-script/page/'))
      .flatMap((path) => {
        const reached = reachableFrom(path, sources);
        return heavy.filter((name) => reached.has(name)).map((name) => `${path} … ${name}`);
      });
    expect(found).toEqual([]);
  });

  it('let specs reach the browser through their driver only', () => {
    const found = [...readSources(['e2e']).values()]
      .filter(({ path }) => path.endsWith('.spec.ts'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => /playwright|^cli\/chromium/.test(target))
          .map(({ target }) => `${path} → ${target}`),
      );
    expect(found).toEqual([]);
  });

  it('bring no schema library into the relay, which runs in every frame', () => {
    const found = [...sources.keys()]
      .filter((path) => path.startsWith('content-script/'))
      .filter((path) => reachableFrom(path, sources).has('zod'));
    expect(found).toEqual([]);
  });
});

describe('files', () => {
  it('open with their world, job and promise', () => {
    const without = [...sources.values()]
      .filter(({ text }) => !/^\/\*\*\n? ?\*? ?World: /.test(text))
      .map(({ path }) => path);
    expect(without).toEqual([]);
  });

  it('stay below 400 lines, or say in their opening why not', () => {
    const long = [...all.values()]
      .filter(({ text }) => text.split('\n').length > 400)
      .filter(({ text }) => !/over 400 lines because/i.test(text.slice(0, text.indexOf('*/'))))
      .map(({ path, text }) => `${path}: ${text.split('\n').length}`);
    expect(long).toEqual([]);
  });

  it('are named in kebab-case, React components in PascalCase', () => {
    const odd = [...all.keys()].filter((path) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return !/^([a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.tsx?|[A-Z][A-Za-z0-9]*(\.test)?\.tsx)$/.test(name);
    });
    expect(odd).toEqual([]);
  });

  it('turn no text into markup or code', () => {
    expect([...sources.values()].flatMap(dangerousPlaces)).toEqual([]);
  });

  it('in a page match patterns by the native that was there before the page', () => {
    const calls = [...sources.values()]
      .filter(({ path }) => path.startsWith('content-script/page/') && !/wasm-(scenario|stage)/.test(path))
      .filter(({ text }) => /[\w/]\.test\(/.test(text));
    expect(calls.map(({ path }) => path)).toEqual([]);
  });

  it('switch no check off', () => {
    const off =
      /@ts-(ignore|nocheck|expect-error)|eslint-disable|\bTODO\b|\b(it|test|describe)\.(skip|only|todo)\(/;
    const files = [...all.values()].filter(({ text }) => off.test(text)).map(({ path }) => path);
    expect(files).toEqual([]);
  });
});

describe('the manifest', () => {
  it('asks for no permission that the code does not use', () => {
    const { permissions } = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')) as {
      readonly permissions: readonly string[];
    };
    const platform = [...sources.values()].filter(({ path }) => path.startsWith('platform/'));
    // One permission is named after its interface and the narrower way to use it.
    const unused = permissions
      .map((name) => name.replace(/WithHostAccess$/, ''))
      .filter(
        (name) =>
          !platform.some(({ text }) => new RegExp(`\\b(chrome|browser)\\.${name}\\.\\w+\\(`).test(text)),
      );
    expect(unused).toEqual([]);
  });
});

describe('dependencies', () => {
  interface Lock {
    readonly packages: Record<
      string,
      { readonly engines?: { readonly node?: string }; readonly resolved?: string }
    >;
  }
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;

  it('all run on Node 20.19', () => {
    const excluding = Object.entries(lock.packages)
      .filter(([, { engines }]) => engines?.node !== undefined && !satisfies('20.19.0', engines.node))
      .map(([path, { engines }]) => `${path} ${engines?.node ?? ''}`);
    expect(excluding).toEqual([]);
  });

  it('are locked without the registry they came from', () => {
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});
