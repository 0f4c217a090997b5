export { afterPaint } from './after-paint';
export type { CallOptions, JobProgress, VaultClient } from './call';
export {
  useCommand,
  type Command,
  type CommandInput,
  type CommandName,
  type CommandOptions,
} from './use-command';
export { useDraft, type Draft } from './use-draft';
export { useJobProgress } from './use-job-progress';
export { useKeepForm } from './use-keep-form';
export { useVaultQuery, type VaultQuery, type VaultQueryOptions } from './use-vault-query';
export { useLockDuty, useVault } from './vault-context';
