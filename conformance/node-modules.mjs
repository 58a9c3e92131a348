/**
 * World: Node, conformance. Modules of a realm: each file of the checkout is one module, its specifiers name files
 * beside it.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import vm from 'node:vm';

/** @param {string} root folder that names begin in */
export function createModules(realm, root) {
  const known = new Map();
  const { context } = realm;
  const NativeSyntaxError = vm.runInContext('SyntaxError', context);
  const NativeTypeError = vm.runInContext('TypeError', context);

  /** The module of a text; errors of the parser are the realm's. */
  function make(source, name) {
    try {
      return new vm.SourceTextModule(realm.textOf(source, name, 'module'), {
        context,
        identifier: name,
        initializeImportMeta: () => undefined,
        importModuleDynamically: (specifier, _module, attributes) => load(specifier, name, attributes),
      });
    } catch (error) {
      if (error instanceof SyntaxError) throw new NativeSyntaxError(error.message);
      throw error;
    }
  }

  function resolve(specifier, referrer, attributes) {
    const name = join(dirname(referrer), specifier).replaceAll('\\', '/');
    const type = attributes?.type ?? 'javascript';
    const key = `${type} ${name}`;
    if (!known.has(key)) {
      let source;
      try {
        source = readFileSync(join(root, name), 'utf8');
      } catch {
        throw new NativeTypeError(`There is no module ${specifier}.`);
      }
      known.set(key, type === 'json' ? makeData(source, name) : make(source, name));
    }
    return known.get(key);
  }

  function makeData(source, name) {
    const value = vm.runInContext('JSON.parse', context)(source);
    return new vm.SyntheticModule(
      ['default'],
      function () {
        this.setExport('default', value);
      },
      {
        context,
        identifier: name,
      },
    );
  }

  async function link(module) {
    if (module.status === 'unlinked')
      await module.link((specifier, referrer, extra) =>
        resolve(specifier, referrer.identifier, extra?.attributes ?? extra?.assert),
      );
    return module;
  }

  /** What `import()` gives. */
  async function load(specifier, referrer, attributes) {
    const module = await link(resolve(String(specifier), referrer, attributes));
    await module.evaluate();
    return module;
  }

  return {
    load,
    /** The module under test: in steps, so that its error has a phase. */
    make(source, name) {
      const module = make(source, name);
      known.set(`javascript ${name}`, module);
      return module;
    },
    link,
  };
}
