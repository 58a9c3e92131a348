/**
 * World: Node, benchmarks. The alternative a person could write in an afternoon: every function of a script
 * replaced by a `Proxy` whose trap counts the call and reads the clock twice. For comparison only: it changes
 * identities and `toString`, so a program may refuse to run under it.
 */
import { parse } from 'acorn';
import MagicString from 'magic-string';

/** What the wrapped script calls; a classic script that goes in front. `proxyCalls()` is the number counted. */
export const PROXY_RUNTIME = `(() => {
  const now = performance.now.bind(performance);
  const { apply } = Reflect;
  const rows = [];
  globalThis.$wrap = (target) => {
    const row = { calls: 0, time: 0 };
    rows.push(row);
    return new Proxy(target, {
      apply(f, self, args) {
        const start = now();
        try {
          return apply(f, self, args);
        } finally {
          row.time += now() - start;
          row.calls++;
        }
      },
    });
  };
  globalThis.$wrapClass = (constructor) => {
    for (const holder of [constructor, constructor.prototype]) {
      for (const key of Reflect.ownKeys(holder)) {
        const property = Object.getOwnPropertyDescriptor(holder, key);
        if (key === 'constructor' || key === 'prototype' || !property.writable) continue;
        if (typeof property.value === 'function') holder[key] = $wrap(property.value);
      }
    }
    return constructor;
  };
  globalThis.proxyCalls = () => rows.reduce((sum, row) => sum + row.calls, 0);
})();`;

/** A classic script with its functions and its named classes' methods wrapped. */
export function wrapInProxies(source) {
  const text = new MagicString(source);
  const visitBody = (node, statements) => {
    let start = node.type === 'Program' ? 0 : node.start + 1;
    for (const statement of statements) {
      if (statement.directive === undefined) break;
      start = statement.end;
    }
    const names = new Set(statements.filter((s) => s.type === 'FunctionDeclaration').map((s) => s.id.name));
    if (names.size > 0) text.appendLeft(start, `;${[...names].map((n) => `${n}=$wrap(${n});`).join('')}`);
    for (const statement of statements) {
      for (const name of namesOfClasses(statement)) text.appendRight(statement.end, `;$wrapClass(${name});`);
    }
  };
  const visit = (node, parent) => {
    if (node.type === 'Program' || node.type === 'BlockStatement') visitBody(node, node.body);
    const isMethod =
      parent !== null &&
      (parent.type === 'MethodDefinition' ||
        (parent.type === 'Property' && (parent.method || parent.kind !== 'init')));
    if ((node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression') && !isMethod) {
      text.appendRight(node.start, '$wrap(').appendLeft(node.end, ')');
    }
    for (const key of Object.keys(node)) {
      const value = node[key];
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === 'string') visit(child, node);
      }
    }
  };
  visit(parse(source, { ecmaVersion: 'latest', sourceType: 'script' }), null);
  return text.toString();
}

/** Variables that hold a class once a statement has run. */
function namesOfClasses(statement) {
  if (statement.type === 'ClassDeclaration') return [statement.id.name];
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations
    .filter(({ id, init }) => id.type === 'Identifier' && init?.type === 'ClassExpression')
    .map(({ id }) => id.name);
}
