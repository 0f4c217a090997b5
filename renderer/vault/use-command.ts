import { useCallback, useRef, useState } from 'react';
import type { CONTRACT, MethodInput, MethodOutput } from '../../shared/contract';
import type { ClinicError } from '../../shared/errors';
import { newIdentifier } from '../../shared/identifiers';
import type { Result } from '../../shared/result';
import type { CallOptions } from './call';
import { stableText } from './stable-text';
import { useVault } from './vault-context';

/** Methods that change something. */
export type CommandName = {
  [Name in keyof typeof CONTRACT]: (typeof CONTRACT)[Name]['kind'] extends 'command' ? Name : never;
}[keyof typeof CONTRACT];

/** What a command is given; its operation id is the hook's business. */
export type CommandInput<Name extends CommandName> = Omit<MethodInput<Name>, 'operationId'>;

export interface CommandOptions extends CallOptions {
  /** The id kept with a draft (`useDraft`), so that a save repeated after a crash is still the same save. */
  readonly operationId?: string | undefined;
}

export interface Command<Name extends CommandName> {
  /** Runs the command; while it runs, a second call gets the outcome of the first. */
  readonly run: (input: CommandInput<Name>, options?: CommandOptions) => Promise<Result<MethodOutput<Name>>>;
  readonly isRunning: boolean;
  /** Why the last run was refused; `null` after a success. */
  readonly error: ClinicError | null;
  readonly clearError: () => void;
}

/**
 * One command of a screen. The operation id belongs to the person's intent, not to the call: pressing Save
 * again after an unclear outcome sends the same id, and the vault then answers with what it already stored.
 */
export function useCommand<Name extends CommandName>(method: Name): Command<Name> {
  const client = useVault();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<ClinicError | null>(null);
  const intent = useRef<{ readonly text: string; readonly operationId: string } | null>(null);
  const running = useRef<Promise<Result<MethodOutput<Name>>> | null>(null);

  const run = useCallback<Command<Name>['run']>(
    (input, options = {}) => {
      if (running.current !== null) return running.current;
      const { operationId: given, ...callOptions } = options;
      const text = stableText(input);
      const operationId =
        given ?? (intent.current?.text === text ? intent.current.operationId : newIdentifier());
      intent.current = { text, operationId };
      setRunning(true);
      // Every command's input is its own fields and the operation id (`command` in shared/contract).
      const complete = { ...input, operationId } as unknown as MethodInput<Name>;
      const outcome = client.call(method, complete, callOptions).then((result) => {
        running.current = null;
        if (result.ok) intent.current = null;
        setError(result.ok ? null : result.error);
        setRunning(false);
        return result;
      });
      running.current = outcome;
      return outcome;
    },
    [client, method],
  );

  const clearError = useCallback(() => setError(null), []);
  return { run, isRunning, error, clearError };
}
