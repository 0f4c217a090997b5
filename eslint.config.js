import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import typescriptEslint from 'typescript-eslint';
import { waystationRules } from './build/eslint-rules/plugin.mjs';

/**
 * Imports that belong to one file or folder only. A file not listed in `only` may not import the module.
 *
 * @type {{ module: string, names?: string[], only: string[], message: string }[]}
 */
const ownedImports = [
  {
    module: 'electron',
    names: ['ipcMain'],
    only: ['electron/main/ipc.ts'],
    message: 'Only electron/main/ipc.ts talks to ipcMain, so that every call is checked in one place.',
  },
  {
    module: 'electron',
    names: ['ipcRenderer'],
    only: ['electron/preload/**'],
    message: 'Only the preload uses ipcRenderer.',
  },
  {
    module: '@signalapp/sqlcipher',
    only: ['electron/vault/store/connection.ts'],
    message: 'Only electron/vault/store/connection.ts opens databases, so that none is opened without a key.',
  },
  {
    module: '@node-rs/argon2',
    only: ['electron/vault/keys/**'],
    message: 'Only electron/vault/keys derives keys, so that the parameters have one floor.',
  },
];

/** Syntax that belongs to a few files only. */
const ownedSyntax = [
  {
    selectors: [
      "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      "NewExpression[callee.name='Date'][arguments.length=0]",
      "MemberExpression[object.name='Temporal'][property.name='Now']",
    ],
    only: ['electron/vault/clock.ts', 'electron/main/clock.ts', 'renderer/app/clock.ts'],
    message: 'Take the time from the injected clock.',
  },
  {
    selectors: ["MemberExpression[object.name='process'][property.name='parentPort']"],
    only: ['electron/vault/process.ts'],
    message:
      'Only electron/vault/process.ts knows it runs in Electron; the rest of the vault runs in plain Node.',
  },
  {
    selectors: [
      "MemberExpression[property.name='executeJavaScript']",
      "MemberExpression[property.name='sendSync']",
    ],
    only: [],
    message: 'No code is sent into a page, and no page waits synchronously for another process.',
  },
  {
    selectors: ["MemberExpression[object.name='crashReporter'][property.name='start']"],
    only: [],
    message: 'A crash dump is a copy of memory with records in it: the crash reporter is never started.',
  },
  {
    selectors: ['TSEnumDeclaration', "PropertyDefinition[accessibility='private']"],
    only: [],
    message: 'Use a union or an `as const` object instead of an enum, and `#name` instead of `private`.',
  },
];

const focusedTests = [
  {
    selector: 'CallExpression MemberExpression[property.name=/^(only|skip|skipIf|todo|fixme|fails)$/]',
    message: 'No focused, skipped or expected-to-fail tests.',
  },
  {
    selector: "CallExpression[callee.property.name='runIf'] > Literal",
    message: 'A test that never runs is a skipped test.',
  },
];

/**
 * @param {string[]} owner the globs whose files are being configured; [] for files that own nothing
 * @param {(owned: { only: string[] }) => boolean} mayUse
 */
function ownershipRules(owner, mayUse) {
  /** @type {import('eslint').Linter.RulesRecord} */
  const rules = {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: ownedImports
          .filter((owned) => !mayUse(owned))
          .map(({ module, names, message }) => ({
            name: module,
            message,
            ...(names === undefined ? {} : { importNames: names }),
          })),
      },
    ],
    'no-restricted-syntax': [
      'error',
      ...ownedSyntax
        .filter((owned) => !mayUse(owned))
        .flatMap(({ selectors, message }) => selectors.map((selector) => ({ selector, message }))),
    ],
  };
  return { files: owner, rules };
}

const application = ['shared/**/*.ts', 'electron/**/*.ts', 'renderer/**/*.{ts,tsx}'];
const owners = [...new Set([...ownedImports, ...ownedSyntax].flatMap(({ only }) => only))];

export default defineConfig(
  {
    ignores: [
      'out/',
      'dist/',
      'demo-out/',
      'bench-results/',
      'test-results/',
      'coverage/',
      'playwright-report/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  typescriptEslint.configs.strictTypeChecked,
  typescriptEslint.configs.stylisticTypeChecked,
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    languageOptions: {
      parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    plugins: { waystation: waystationRules },
    rules: {
      'waystation/kebab-case-file': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'no-restricted-globals': [
        'error',
        { name: 'event', message: 'Name the event parameter.' },
        { name: 'name', message: 'Import or declare what is meant.' },
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
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // tsconfig's noPropertyAccessFromIndexSignature asks for the brackets this rule would take away.
      '@typescript-eslint/dot-notation': 'off',
      // Handlers and adapters are async because their interface is.
      '@typescript-eslint/require-await': 'off',
      // Where both are possible, `type` is what zod infers to; interfaces stay for what is implemented.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  ownershipRules(application, () => false),
  ...owners.map((glob) => ownershipRules([glob], ({ only }) => only.includes(glob))),
  {
    files: ['shared/**/*.ts', 'renderer/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'require', 'global', '__dirname', '__filename', 'setImmediate'].map(
          (name) => ({
            name,
            message: 'There is no Node here.',
          }),
        ),
        ...['localStorage', 'sessionStorage', 'caches', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map(
          (name) => ({
            name,
            message: 'The page keeps nothing on disk and reaches no network.',
          }),
        ),
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: { 'waystation/no-literal-text': 'error' },
  },
  { files: ['electron/main/log.ts', 'build/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...focusedTests],
      // A test may be sure of what it has just set up; when it is wrong it fails.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // The compiler checks these files too, and knows which globals there are.
    files: ['**/*.{js,mjs}'],
    rules: {
      'no-undef': 'off',
      // These two don't see the types that JSDoc gives a variable or a cast; the compiler does.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // The syntax tree's node types are an enum of the parser; rules are written with their names.
    files: ['build/eslint-rules/**'],
    rules: { '@typescript-eslint/no-unsafe-enum-comparison': 'off' },
  },
  {
    files: ['**/*.cjs'],
    extends: [typescriptEslint.configs.disableTypeChecked],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
