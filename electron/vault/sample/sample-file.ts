import { readFileSync } from 'node:fs';
import { z } from 'zod';

import { SiteStatusSchema } from '../../../shared/contract/site';
import type { SiteStatus } from '../../../shared/contract/site';
import { writeFileDurably } from '../durable-file';
import type { SiteFolder } from '../site-folder';

/** How to sign in to a sample site. */
export type SampleSignIn = NonNullable<Extract<SiteStatus, { state: 'locked' }>['sample']>;

const SignInSchema = SiteStatusSchema.options[1].shape.sample.unwrap();

const SampleFileSchema = z.strictObject({
  format: z.literal('waystation-sample'),
  /** The key file's own check value: a sample file copied beside another site's keys says nothing. */
  keyCheck: z.string().regex(/^[0-9a-f]{64}$/),
  signIn: SignInSchema,
});

/** Says beside the key file, in the clear, how to get in: everybody in a sample site is invented. */
export function writeSampleFile(folder: SiteFolder, keyCheck: string, signIn: SampleSignIn): void {
  const content: z.input<typeof SampleFileSchema> = { format: 'waystation-sample', keyCheck, signIn };
  writeFileDurably(folder.sampleFile, Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`));
}

/** How to sign in, when the folder holds a sample site with this key file; `null` for a real site. */
export function readSampleSignIn(folder: SiteFolder, keyCheck: string): SampleSignIn | null {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(folder.sampleFile, 'utf8'));
  } catch {
    return null;
  }
  const parsed = SampleFileSchema.safeParse(content);
  return parsed.success && parsed.data.keyCheck === keyCheck ? parsed.data.signIn : null;
}
