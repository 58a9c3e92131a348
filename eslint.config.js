/**
 * Lint with type information, and the import zones: imports run one way, and each message says why.
 */
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const worlds = ['content-script', 'extension', 'panel-ui', 'cli'];
const pure = ['profile', 'instrument'];

const zone = (folder, forbidden) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  ignores: ['**/*.test.ts', '**/*.test.tsx'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map(([group, message]) => ({ regex: `^\\.\\./(\\.\\./)*${group}/`, message })),
      },
    ],
  },
});
const notUp = (from) =>
  worlds
    .filter((w) => w !== from)
    .map((w) => [w, `Worlds meet only in protocol/: ${from} does not know ${w}.`]);

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      '.cache/**',
      'artifacts/**',
      'node_modules/**',
      'instrument/samples/**',
      'examples/**',
      'test-results/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      eqeqeq: ['error', 'always'],
    },
  },
  { files: ['panel-ui/**/*.tsx'], ...reactHooks.configs.flat.recommended },
  { files: ['**/*.mjs', '**/*.js'], ...tseslint.configs.disableTypeChecked },
  ...pure.map((p) =>
    zone(p, [
      ...worlds.map((w) => [w, `${p}/ is pure: it runs in every world and knows none.`]),
      ...(p === 'profile' ? [['protocol', 'profile/ is below protocol/.']] : []),
      ['platform', `${p}/ has no browser.`],
      ...pure.filter((q) => q !== p).map((q) => [q, `${p}/ and ${q}/ do not know one another.`]),
    ]),
  ),
  zone('platform', [...worlds.map((w) => [w, 'platform/ is below the worlds.'])]),
  zone('protocol', [
    ...worlds.map((w) => [w, 'protocol/ is below the worlds.']),
    ['instrument', 'protocol/ knows only the profile model.'],
  ]),
  ...worlds.map((w) => zone(w, notUp(w))),
);
