/**
 * World: Node, tests. Who imports whom: every source file of the project with its imports, read from the
 * syntax tree, so that comments and strings cannot mislead.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

export const root = resolve(import.meta.dirname, '..');

export interface Import {
  /** Path from the root with forward slashes for our own files, else the package's name. */
  readonly target: string;
  readonly own: boolean;
  /** False for what is gone after compilation. */
  readonly atRuntime: boolean;
}

export interface SourceFile {
  readonly path: string; // from the root, with forward slashes
  readonly text: string;
  readonly syntax: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** Paths below a folder of the project, dot folders and what is generated left out. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** `a-package/deep/file` → `a-package`; `@scope/name/x` → `@scope/name`. */
function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function toImport(from: string, specifier: string, atRuntime: boolean): Import {
  const bare = specifier.replace(/\?.*$/, ''); // `./worker.ts?worker` is Vite's way to ask for a worker
  return bare.startsWith('.')
    ? { target: posix.join(posix.dirname(from), bare), own: true, atRuntime }
    : { target: packageOf(bare), own: false, atRuntime };
}

/** True where nothing of the import is left at run time. */
function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((element) => element.isTypeOnly)
  );
}

function importsOf(path: string, syntax: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      imports.push(toImport(path, node.moduleSpecifier.text, !isTypeOnly(node)));
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteral(specifier)) imports.push(toImport(path, specifier.text, true));
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      imports.push(toImport(path, node.argument.literal.text, false));
    } else if (
      // new Worker(new URL('./x.ts', import.meta.url)): another file of the same bundle
      ts.isNewExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'URL' &&
      node.arguments?.length === 2 &&
      ts.isStringLiteral(node.arguments[0]) &&
      /^\.\.?\/.*\.tsx?$/.test(node.arguments[0].text)
    ) {
      imports.push(toImport(path, node.arguments[0].text, true));
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return imports;
}

/** Every TypeScript file below the folders, by path. */
export function readSources(folders: readonly string[]): ReadonlyMap<string, SourceFile> {
  const sources = new Map<string, SourceFile>();
  for (const path of folders.flatMap(filesBelow).filter((name) => /\.tsx?$/.test(name))) {
    if (path.startsWith('instrument/samples/')) continue;
    const text = readFileSync(join(root, path), 'utf8');
    sources.set(path, sourceFrom(path, text));
  }
  return sources;
}

/** One file from its text, as the tests of this graph draw them. */
export function sourceFrom(path: string, text: string): SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  return { path, text, syntax, imports: importsOf(path, syntax) };
}

/** Top folder of a path: the world or library it belongs to. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : dirname(path);
}

/** Circles among our own files, each as the paths walked, first one again at the end; shortest form once. */
export function findCircles(sources: ReadonlyMap<string, SourceFile>): string[] {
  const circles: string[] = [];
  const finished = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) {
      circles.push([...trail.slice(seenAt), path].join(' → '));
      return;
    }
    if (finished.has(path)) return;
    for (const { own, target } of sources.get(path)?.imports ?? []) if (own) walk(target, [...trail, path]);
    finished.add(path);
  };
  for (const path of sources.keys()) walk(path, []);
  return circles;
}

/** Everything that is there at run time when `path` is loaded: our files by path, packages by name. */
export function reachableFrom(path: string, sources: ReadonlyMap<string, SourceFile>): ReadonlySet<string> {
  const reached = new Set<string>();
  const walk = (at: string): void => {
    if (reached.has(at)) return;
    reached.add(at);
    for (const { target, atRuntime } of sources.get(at)?.imports ?? []) if (atRuntime) walk(target);
  };
  walk(path);
  return reached;
}
