import { z } from 'zod';

import { ACCESS } from '../../shared/access';
import type { Role } from '../../shared/access';
import type { MethodNameOf, MethodOutput, ParsedInput } from '../../shared/contract';
import { mainMethods } from '../../shared/contract/main';
import { ClinicFailure } from '../../shared/errors';
import type { ClinicError } from '../../shared/errors';
import { failure, success } from '../../shared/result';
import type { Result } from '../../shared/result';

export type MainMethod = MethodNameOf<'main'>;

/** One handler for every method main answers; a missing one doesn't compile. */
export type MainHandlers = {
  readonly [Name in MainMethod]: (input: ParsedInput<Name>) => Promise<MethodOutput<Name>>;
};

const CallSchema = z.strictObject({ method: z.string().max(80), input: z.unknown() });

/** Far more than any main method takes (a purpose, a word); a larger input is somebody trying something. */
const INPUT_CHARACTERS_LIMIT = 10_000;

/**
 * Takes a call to main through the steps the vault's dispatcher takes its own through (design §5): known method,
 * size, schema, session, permission, handler, output schema. Errors leave as a code.
 *
 * @param options.role of whoever is signed in, as the vault said it; `null` while locked
 * @param options.onNotPermitted told of a call refused for the caller's role, for the log
 * @param options.onUnforeseen told that a handler failed, not why: the reason could hold a path
 */
export async function answerMainCall(
  call: unknown,
  options: {
    readonly handlers: MainHandlers;
    readonly role: () => Role | null;
    readonly onUnforeseen: () => void;
    readonly onNotPermitted: (method: MainMethod) => void;
  },
): Promise<Result<unknown>> {
  try {
    return success(await run(call, options));
  } catch (error) {
    return failure(explain(error, options.onUnforeseen));
  }
}

async function run(
  call: unknown,
  { handlers, role: roleNow, onNotPermitted }: Parameters<typeof answerMainCall>[1],
): Promise<unknown> {
  const role = roleNow();
  const parsed = CallSchema.safeParse(call);
  if (!parsed.success) throw new ClinicFailure('INVALID_INPUT');
  const { method, input } = parsed.data;
  if (!isMainMethod(method)) throw new ClinicFailure('UNKNOWN_METHOD');
  if (isTooLarge(input)) throw new ClinicFailure('INPUT_TOO_LARGE');
  const definition = mainMethods[method];
  const parsedInput = definition.input.safeParse(input);
  if (!parsedInput.success) throw new ClinicFailure('INVALID_INPUT');
  if (definition.needs === 'unlocked' && role === null) throw new ClinicFailure('LOCKED');
  if (role !== null && ACCESS[method][role] === 'none') {
    onNotPermitted(method);
    throw new ClinicFailure('NOT_PERMITTED');
  }
  // The schema of this very method has just parsed the input.
  const handle = handlers[method] as (input: unknown) => Promise<unknown>;
  const output = definition.output.safeParse(await handle(parsedInput.data));
  if (!output.success) throw new ClinicFailure('INTERNAL');
  return output.data;
}

function isMainMethod(method: string): method is MainMethod {
  return Object.hasOwn(mainMethods, method);
}

function isTooLarge(input: unknown): boolean {
  try {
    return ((JSON.stringify(input) as string | undefined) ?? '').length > INPUT_CHARACTERS_LIMIT;
  } catch {
    // Something JSON can't write isn't an input of ours.
    return true;
  }
}

function explain(error: unknown, onUnforeseen: () => void): ClinicError {
  if (error instanceof ClinicFailure && error.code !== 'INTERNAL') return error.toValue();
  onUnforeseen();
  return { code: 'INTERNAL' };
}
