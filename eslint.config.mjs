// @ts-check
import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import astro from 'eslint-plugin-astro';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { roomRule } from './src/cli/room-rule.ts';

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
      'pack/**',
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
    plugins: { house: { rules: { rooms: roomRule } } },
    rules: {
      'house/rooms': 'error',
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
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
    rules: { 'no-restricted-exports': 'off' },
  },
  { files: ['**/*.mjs', 'src/cli/**', 'e2e/**'], languageOptions: { globals: globals.node } },
  { files: ['**/*.{mjs,astro}', '**/*.astro/*.{js,ts}'], ...tseslint.configs.disableTypeChecked },
  prettier,
);
