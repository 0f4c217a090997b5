/*
 * The whole vault behind a message channel, doing one kind of long work over and over until it is killed, with saves in
 * between. Prints a line before a call is sent and after it was answered. Its one argument is JSON, see `TaskSchema`.
 */
import { writeSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { z } from 'zod';

import { systemClock } from '../../../electron/vault/clock';
import { Vault } from '../../../electron/vault/vault';
import type { MethodOutput } from '../../../shared/contract';
import { CONTRACT } from '../../../shared/contract';
import { newIdentifier } from '../../../shared/identifiers';
import { VaultMessageSchema } from '../../../shared/protocol';
import type { Result } from '../../../shared/result';
import { pagePort } from '../../support/page-port';
import { JOB_KINDS, doJobs } from '../../support/vault-jobs';
import type { JobDesk } from '../../support/vault-jobs';

const TaskSchema = z.strictObject({
  folder: z.string(),
  kind: z.enum(JOB_KINDS),
  userId: z.string(),
  signInName: z.string(),
  passphrase: z.string(),
  outbox: z.string(),
  peopleFile: z.string(),
  recipientId: z.string(),
});

const task = TaskSchema.parse(JSON.parse(process.argv[2] ?? ''));

const waiting = new Map<string, (result: Result<unknown>) => void>();
const { port1, port2 } = new MessageChannel();
const vault = new Vault({ folder: task.folder, clock: systemClock, postToMain: () => undefined });
vault.attachPage(pagePort(port1));
port2.on('message', (received: unknown) => {
  const message = VaultMessageSchema.parse(received);
  if (message.kind === 'result') waiting.get(message.callId)?.(message.result);
});

const call: JobDesk['call'] = async (method, input) => {
  const callId = newIdentifier();
  const complete = CONTRACT[method].kind === 'command' ? { operationId: newIdentifier(), ...input } : input;
  const result = await new Promise<Result<unknown>>((resolve) => {
    waiting.set(callId, resolve);
    port2.postMessage({ kind: 'call', callId, method, input: complete });
  });
  if (!result.ok) throw new Error(`${method} ${result.error.code}`);
  return result.value as MethodOutput<typeof method>;
};

await doJobs(task, {
  call,
  say: (line) => {
    // Straight to the pipe: a line that was printed was printed, whatever happens next.
    writeSync(1, `${line}\n`);
  },
  choose: async (use) => {
    const token = newIdentifier();
    const path = use === 'folder' ? task.outbox : task.peopleFile;
    vault.addChosenFile({ kind: 'file-chosen', token, path, use });
    return token;
  },
});
