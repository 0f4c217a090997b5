/*
 * The whole vault behind a message channel, doing one kind of long work over and over until it is killed, with saves in
 * between. Prints a line before a call is sent and after it was answered. Its one argument is JSON, see `TaskSchema`.
 */
import { writeSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { z } from 'zod';

import { systemClock } from '../../../electron/vault/clock';
import { Vault } from '../../../electron/vault/vault';
import type { MethodInput, MethodNameOf, MethodOutput } from '../../../shared/contract';
import { CONTRACT } from '../../../shared/contract';
import { newIdentifier } from '../../../shared/identifiers';
import { VaultMessageSchema } from '../../../shared/protocol';
import type { Result } from '../../../shared/result';
import { intakeOf } from '../../support/command-inputs';
import { pagePort } from '../../support/page-port';

const TaskSchema = z.strictObject({
  folder: z.string(),
  kind: z.enum(['sign', 'backup', 'change-key', 'export', 'restore']),
  userId: z.string(),
  signInName: z.string(),
  passphrase: z.string(),
  outbox: z.string(),
  recipientId: z.string(),
});

const task = TaskSchema.parse(JSON.parse(process.argv[2] ?? ''));

function say(line: string): void {
  // Straight to the pipe: a line that was printed was printed, whatever happens next.
  writeSync(1, `${line}\n`);
}

const waiting = new Map<string, (result: Result<unknown>) => void>();
const { port1, port2 } = new MessageChannel();
const vault = new Vault({ folder: task.folder, clock: systemClock, postToMain: () => undefined });
vault.attachPage(pagePort(port1));
port2.on('message', (received: unknown) => {
  const message = VaultMessageSchema.parse(received);
  if (message.kind === 'result') waiting.get(message.callId)?.(message.result);
});

type Method = MethodNameOf<'vault'>;
type Input<Name extends Method> = Omit<MethodInput<Name>, 'operationId'>;

async function call<Name extends Method>(
  method: Name,
  input: Input<Name>,
  operationId = newIdentifier(),
): Promise<MethodOutput<Name>> {
  const callId = newIdentifier();
  const complete = CONTRACT[method].kind === 'command' ? { operationId, ...input } : input;
  const result = await new Promise<Result<unknown>>((resolve) => {
    waiting.set(callId, resolve);
    port2.postMessage({ kind: 'call', callId, method, input: complete });
  });
  if (!result.ok) throw new Error(`${method} ${result.error.code}`);
  return result.value as MethodOutput<Name>;
}

/** A person saved and acknowledged. */
async function save(number: number): Promise<string> {
  const { intake, notDuplicateReason } = intakeOf(number);
  say(`sent ${number}`);
  const { clientId } = await call('client.create', {
    intake: { ...intake, assignedWorkerId: task.kind === 'sign' ? task.userId : null },
    notDuplicateReason,
  });
  say(`saved ${number}`);
  return clientId;
}

async function sign(number: number): Promise<void> {
  const clientId = await save(number);
  const endAt = Date.now() - number * 60_000;
  const { encounterId } = await call('encounter.record', {
    clientId,
    kind: 'individual',
    modality: 'in_person',
    startAt: endAt - 30 * 60_000,
    endAt,
    excludedMinutes: 0,
    placeOfService: 'office',
    overlapReason: 'Both came together.',
  });
  const { noteId } = await call('note.start', { encounterId, formatCode: 'pirp' });
  say(`begin ${noteId}`);
  await call('note.sign', {
    noteId,
    expectedRevision: 1,
    sections: { purpose: 'a', intervention: 'b', response: 'c', plan: 'd' },
    noGoalReason: 'first_contact',
    safetyStep: null,
    passphrase: task.passphrase,
  });
  say(`done ${noteId}`);
}

async function backUp(number: number): Promise<void> {
  await save(number);
  say('begin');
  await call('backup.start', {});
  while ((await call('backup.status', {})).isRunning) await new Promise((resolve) => setTimeout(resolve, 3));
  say('done');
}

async function changeKey(number: number): Promise<void> {
  const minutes = 1 + (number % 15);
  say(`sent ${minutes}`);
  await call('site.setIdleMinutes', { frontDesk: minutes, others: 10 });
  say(`saved ${minutes}`);
  say('begin');
  await call('dataKey.change', { passphrase: task.passphrase });
  say('done');
}

function chooseFolder(path: string): string {
  const token = newIdentifier();
  vault.addChosenFile({ kind: 'file-chosen', token, path, use: 'folder' });
  return token;
}

async function writeFile(number: number): Promise<void> {
  await save(number);
  say('begin');
  const { recipientId, outbox } = task;
  const { fileName } = await call('endOfDay.export', { recipientId, folderToken: chooseFolder(outbox) });
  say(`done ${fileName}`);
}

async function restore(): Promise<void> {
  const { lookId, snapshots } = await call('restore.look', {
    folderToken: null,
    signInName: task.signInName,
    secret: task.passphrase,
  });
  say('begin');
  await call('restore.run', { lookId, snapshotId: snapshots[0]?.snapshotId ?? '' });
  say('done');
}

const { signInName, passphrase } = task;
if (task.kind !== 'restore') await call('session.unlock', { signInName, passphrase });
for (let number = 1; number <= 1_000; number += 1) {
  switch (task.kind) {
    case 'sign':
      await sign(number);
      break;
    case 'backup':
      await backUp(number);
      break;
    case 'change-key':
      await changeKey(number);
      break;
    case 'export':
      await writeFile(number);
      break;
    case 'restore':
      await restore();
      break;
  }
}
