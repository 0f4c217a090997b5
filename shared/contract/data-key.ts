import { z } from 'zod';

import { InstantSchema } from '../time';
import { Nothing, command, query } from './define-method';
import { PassphraseInput } from './site';

export const dataKeyMethods = {
  /** When the data key was last changed, and who couldn't go over to another one by themselves. */
  'dataKey.status': query({
    input: Nothing,
    output: z.strictObject({
      /** `null`: it is the one the site was set up with. */
      changedAt: InstantSchema.nullable(),
      /** Without it the key can't be changed: a new code has to be made first. */
      recoveryCodeMoves: z.boolean(),
      /** People who haven't signed in since this version of the app; they would need a one-time passphrase. */
      stayingNames: z.array(z.string()),
    }),
  }),
  /** Puts the whole database under a new data key. A long job, and nobody can save while it runs. */
  'dataKey.change': command({
    auditAction: 'data_key.changed',
    input: { passphrase: PassphraseInput },
    output: z.strictObject({
      /** How many people now need a one-time passphrase. */
      leftCount: z.int().nonnegative(),
    }),
  }),
};
