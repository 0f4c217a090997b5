/**
 * The arrows of docs/architecture.md: renderer → shared ← electron, and inside the vault
 * process → dispatcher → records → store, exchange → records and store.
 */

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Files that need each other are one file, or miss a third one.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-imports-only-shared',
      comment: 'shared/ runs in every process: no Node, no Electron, no page, no other layer.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        path: ['^electron/', '^renderer/', '^tests/', '^build/', '^node_modules/(electron|react|react-dom)/'],
      },
    },
    {
      name: 'shared-has-no-node',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-imports-only-shared',
      comment: 'The page is sandboxed: it reaches the other processes by messages only.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^electron/', '^tests/', '^build/', '^node_modules/electron/'] },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-imports-no-page',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: ['^renderer/', '^tests/', '^build/'] },
    },
    {
      name: 'application-imports-no-tests',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^node_modules/(vitest|@playwright|fast-check|@testing-library|fake-indexeddb)/' },
    },
    {
      name: 'preload-stands-alone',
      comment: 'The preload is one small CommonJS file in a sandbox.',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { pathNot: ['^electron/preload/', '^shared/', '^node_modules/(electron|zod)/', '^electron$'] },
    },
    {
      name: 'only-the-preload-entry-is-its-own',
      severity: 'error',
      from: { path: '^electron/(main|vault)/' },
      to: { path: '^electron/preload/' },
    },
    {
      name: 'vault-knows-no-main',
      severity: 'error',
      from: { path: '^electron/vault/' },
      to: { path: '^electron/main/' },
    },
    {
      name: 'main-knows-no-vault',
      comment: 'Main never touches a row or sees the data key: it starts the vault and passes messages.',
      severity: 'error',
      from: { path: '^electron/main/' },
      to: { path: '^electron/vault/' },
    },
    {
      name: 'window-before-schemas',
      comment:
        'Main opens its window before it makes a schema: what needs one stands behind page-services.ts, which is loaded later.',
      severity: 'error',
      from: {
        path: '^electron/main/(index|app-protocol|ipc|log|log-line|menu|navigation|origin|sender|session-hardening|startup-checks|window)\\.ts$',
      },
      to: {
        path: '^(shared/(?!(result|clock)\\.ts)|node_modules/zod/|electron/main/(page-services|vault-words)\\.ts$)',
        dependencyTypesNot: ['type-only', 'dynamic-import'],
      },
    },
    {
      name: 'start-builds-no-contract',
      comment:
        'The schemas of the whole contract cost more than a window: main and the lock screen take their own.',
      severity: 'error',
      from: {
        path: '^(electron/(main|preload)|renderer)/',
        // The first loads it later; the others are shown to somebody signed in.
        pathNot: '^renderer/(vault/definitions\\.ts|features/(?!lock/))',
      },
      to: { path: '^shared/contract\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'vault-runs-in-plain-node',
      comment: 'Only the thin entry may know it runs in Electron; tests run the rest in Node.',
      severity: 'error',
      from: { path: '^electron/vault/', pathNot: '^electron/vault/process\\.ts$' },
      to: { path: ['^node_modules/electron/', '^electron$'] },
    },
    {
      name: 'store-is-the-bottom',
      severity: 'error',
      from: { path: '^electron/vault/store/' },
      to: { path: '^electron/vault/(records|exchange|office|dispatcher|session|process)([./-]|$)' },
    },
    {
      name: 'keys-stand-alone',
      severity: 'error',
      from: { path: '^electron/vault/keys/' },
      to: { path: '^electron/vault/(records|exchange|office|dispatcher|session|process)([./-]|$)' },
    },
    {
      name: 'records-use-only-the-store',
      severity: 'error',
      from: { path: '^electron/vault/records/' },
      to: { path: '^electron/vault/(exchange|office|dispatcher|process)([./-]|$)' },
    },
    {
      name: 'exchange-uses-records-and-store',
      severity: 'error',
      from: { path: '^electron/vault/exchange/' },
      to: { path: '^electron/vault/(office|dispatcher|process)([./-]|$)' },
    },
    {
      name: 'nobody-imports-the-entry',
      severity: 'error',
      from: { pathNot: '^electron/vault/process\\.ts$' },
      to: { path: '^electron/vault/process\\.ts$' },
    },
    {
      name: 'one-connection',
      comment: 'Opening a database without a key must be impossible, so one file opens them.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: '^electron/vault/store/connection\\.ts$' },
      to: { path: '^node_modules/@signalapp/sqlcipher/' },
    },
    {
      name: 'one-key-derivation',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: '^electron/vault/keys/' },
      to: { path: '^node_modules/@node-rs/argon2/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      // @medplum/fhirtypes holds nothing but types.
      mainFields: ['module', 'main', 'types'],
    },
  },
};
