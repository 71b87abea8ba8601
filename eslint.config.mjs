// @ts-check
import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import astro from 'eslint-plugin-astro';
import { importX, createNodeResolver } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The rooms of the house, from the street door down to the cellar. A room may use those below it, never those above. */
const ROOMS = [
  ['src/pages', 'src/layouts'],
  ['src/components'],
  ['src/learn', 'src/present'],
  ['src/course'],
  ['src/lab'],
];

/** The same inside the engine, where `session*.ts`, `record.ts` and `index.ts` stand on top. */
const ENGINE = ['explore', 'run', 'schedule', 'compile', 'trace'].map((name) => `src/lab/${name}`);

/**
 * Contracts: files of types that may be imported past a room's `index.ts`; and what a page must not load but Node
 * does: `compile.ts`, the compiler without its worker, and `record-lab.ts`, a realm in a thread of Node.
 */
const CONTRACTS = ['index.ts', 'types.ts', 'event.ts', 'hooks.ts', 'compile.ts', 'record-lab.ts'];

/** A lab holds questions, so `src/learn/question.ts` is a contract too. @param {readonly string[]} above @param {string} below */
function forbidUpward(above, below) {
  return above.map((from) => ({
    target: `./${below}`,
    from: `./${from}`,
    except: from === 'src/learn' ? ['./question.ts'] : [],
    message: `${below} stands below ${from} and knows nothing of it (CONTRIBUTING.md, "The house").`,
  }));
}

const downwardOnly = [
  ...ROOMS.flatMap((rooms, depth) =>
    rooms.flatMap((room) => forbidUpward(ROOMS.slice(0, depth).flat(), room)),
  ),
  ...ENGINE.flatMap((room, depth) => forbidUpward(ENGINE.slice(0, depth), room)),
  {
    target: ENGINE.map((room) => `./${room}`),
    from: './src/lab/*.ts',
    message: 'sessions stand on top of the engine; its rooms know nothing of them.',
  },
];

/** Whoever is not in a room of the engine meets it through its `index.ts` or its contracts. */
const frontDoorOnly = ENGINE.map((room) => ({
  target: [
    './src/pages/**',
    './src/layouts/**',
    './src/components/**',
    './src/learn/**',
    './src/present/**',
    './src/course/**',
    './src/lab/*.ts',
    ...ENGINE.filter((other) => other !== room).map((other) => `./${other}/**`),
  ],
  from: `./${room}/**`,
  except: CONTRACTS.map((file) => `**/${room}/${file}`),
  message: `import from ${room}/index.ts: what it does not export is its own business.`,
}));

/** Time and chance come into the engine as arguments; only `run/` meets the real ones. */
const NO_AMBIENT_TIME = [
  ...['Date', 'performance', 'setTimeout', 'setInterval'].map((name) => ({
    name,
    message: 'The engine is given time, it does not read it. Only src/lab/run may.',
  })),
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      '.astro/**',
      'content/**',
      'coverage/**',
      'test-results/**',
      'playwright-report/**',
      'public/**',
      'src/lab/compile/golden/**',
      'src/lab/compile/corpus/**',
      'src/lab/prelude/lab.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...astro.configs['flat/recommended'],
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js'] })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: [...downwardOnly, ...frontDoorOnly] }],
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.tsx', 'src/components/**/*.ts'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    // The realm captures the platform's own methods before learner code runs, and calls them by Reflect.apply. What it
    // throws to end a run is no error, and an AbortSignal's reason may be anything.
    files: ['src/lab/run/realm/**/*.ts'],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
    },
  },
  {
    files: ['src/lab/{explore,schedule,compile,trace}/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...NO_AMBIENT_TIME],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'Chance comes in as an argument: a seeded generator.',
        },
      ],
    },
  },
  {
    // Traces built by hand, read by index: each `!` would be argued with the same words.
    files: ['**/*.{test,e2e}.ts', 'e2e/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Code that runs inside a page reads messages, which are `any` by their nature.
    files: ['e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['*.config.{mjs,ts}', '**/*.d.ts', 'src/**/*.astro'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  { files: ['**/*.mjs', 'src/cli/**', 'e2e/**'], languageOptions: { globals: globals.node } },
  { files: ['**/*.{mjs,astro}', '**/*.astro/*.{js,ts}'], ...tseslint.configs.disableTypeChecked },
  prettier,
);
