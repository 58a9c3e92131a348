/**
 * One build per world, chosen by `--mode`, because each ships in another form:
 *
 *   extension  ES modules with shared chunks: panel, devtools page, background, instrument worker
 *   relay      one classic script: a content script cannot import
 *   page       one classic script: what the session writes into the page (recorder, hooks, inline rewriting)
 *   worker     the same for workers
 *   lib        dist/lib: instrument.js and profile.js as ES modules
 *   recorder   dist/lib/recorder.js as a classic script
 *   cli        dist/cli.js for Node
 *   examples   dist/examples: the page that bundles packages from npm, names kept, so that rows can be read
 */
import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Script } from 'node:vm';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { PAGE_INTRO } from './scripts/page-intro.ts';
import { tooLongToInline } from './scripts/too-long-to-inline.mjs';

const root = import.meta.dirname;
const at = (...path: string[]): string => resolve(root, ...path);
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };

/** Digest of the instrumenter: what is kept on disk was made by this one or is not used. */
function instrumenterDigest(): string {
  const digest = createHash('sha256');
  const sources = readdirSync(at('instrument'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !/^(?:samples|testing)\b/.test(file))
    .sort();
  for (const file of [
    ...sources.map((file) => `instrument/${file}`),
    'protocol/calling-convention.ts',
    'node_modules/acorn/package.json',
  ])
    digest.update(readFileSync(at(file)));
  return digest.digest('hex').slice(0, 16);
}

const common: UserConfig = {
  root,
  publicDir: false,
  logLevel: 'warn',
  define: {
    __VERSION__: JSON.stringify(version),
    __INSTRUMENTER__: JSON.stringify(instrumenterDigest()),
  },
};

/**
 * A script on one line: it may stand in front of a page's own, whose lines stay. All line ends that minifying leaves are
 * in template texts.
 */
function onOneLine(): Plugin {
  return {
    name: 'on-one-line',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        // A function that knows itself can give its own text.
        chunk.code = chunk.code
          .replace(/^\(function\(\)\{/, '(function SIGNATURE_PROFILER_SOURCE(){')
          .trim()
          .replaceAll('\n', String.raw`\n`);
        // Throws for one that stood elsewhere.
        new Script(chunk.code);
      }
    },
  };
}

/** A single classic script without imports. */
function classic(entry: string, outDir: string, fileName: string, intro = PAGE_INTRO): UserConfig {
  return {
    ...common,
    plugins: [tooLongToInline(), onOneLine()],
    build: {
      outDir: at(outDir),
      emptyOutDir: false,
      minify: true,
      target: 'es2023',
      lib: { entry: at(entry), formats: ['iife'], name: '_', fileName: () => fileName },
      rolldownOptions: { output: { extend: true, intro } },
    },
  };
}

const worlds: Record<string, UserConfig> = {
  extension: {
    ...common,
    base: './',
    plugins: [react()],
    // plotly.js reads `global`, which extension pages do not have.
    define: { ...common.define, global: 'globalThis' },
    worker: { format: 'es' },
    build: {
      outDir: at('dist/chrome'),
      emptyOutDir: false,
      target: 'chrome148',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 3000,
      rolldownOptions: {
        input: {
          panel: at('panel.html'),
          devtools: at('devtools.html'),
          background: at('extension/background/background.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  relay: classic('content-script/relay.ts', 'dist/chrome', 'relay.js', ''),
  page: classic('content-script/page/page.ts', 'dist/chrome', 'page.js'),
  worker: classic('content-script/page/worker.ts', 'dist/chrome', 'worker.js'),
  recorder: classic('content-script/page/library.ts', 'dist/lib', 'recorder.js'),
  lib: {
    ...common,
    build: {
      outDir: at('dist/lib'),
      emptyOutDir: false,
      minify: false,
      target: 'es2023',
      lib: {
        entry: { instrument: at('instrument/index.ts'), profile: at('profile/index.ts') },
        formats: ['es'],
      },
    },
  },
  cli: {
    ...common,
    build: {
      outDir: at('dist'),
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      ssr: at('cli/cli.ts'),
      rolldownOptions: {
        output: {
          entryFileNames: 'cli.js',
          chunkFileNames: 'cli/[name].js',
          banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  },
  examples: {
    ...common,
    root: at('examples/npm-packages'),
    base: './',
    build: {
      outDir: at('dist/examples/npm-packages'),
      emptyOutDir: false,
      minify: false,
      target: 'es2023',
      modulePreload: { polyfill: false },
      // Next to the page under a name of its own: WebAssembly is streamed from there.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 3000,
      rolldownOptions: {
        input: { main: at('examples/npm-packages/index.html') },
        output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  },
};

export default defineConfig(({ mode }) => {
  const world = worlds[mode];
  if (!world) throw new Error(`No build named ${mode}. There are: ${Object.keys(worlds).join(', ')}.`);
  return world;
});
