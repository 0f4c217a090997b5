/*
 * The whole vault behind a message channel: takes the roll of a group over and over, with the marks kept as the page keeps
 * them in between, and types into a note, until it is killed. Prints a line before each call is sent and after it was
 * answered. Its one argument is JSON, see `TaskSchema`.
 */
import { writeSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { z } from 'zod';

import { systemClock } from '../../../electron/vault/clock';
import { Vault } from '../../../electron/vault/vault';
import { SessionViewSchema } from '../../../shared/contract/groups';
import { newIdentifier } from '../../../shared/identifiers';
import { VaultMessageSchema } from '../../../shared/protocol';
import type { Result } from '../../../shared/result';
import { marksOfRound } from '../../support/roll-call-rounds';
import { pagePort } from '../../support/page-port';

const TaskSchema = z.strictObject({
  folder: z.string(),
  signInName: z.string(),
  passphrase: z.string(),
  groupId: z.string(),
  heldOn: z.string(),
});

const { folder, groupId, heldOn, ...credentials } = TaskSchema.parse(JSON.parse(process.argv[2] ?? ''));

function say(line: string): void {
  // Straight to the pipe: a line that was printed was printed, whatever happens next.
  writeSync(1, `${line}\n`);
}

const waiting = new Map<string, (result: Result<unknown>) => void>();
const { port1, port2 } = new MessageChannel();
const vault = new Vault({ folder, clock: systemClock, postToMain: () => undefined });
vault.attachPage(pagePort(port1));
port2.on('message', (received: unknown) => {
  const message = VaultMessageSchema.parse(received);
  if (message.kind === 'result') waiting.get(message.callId)?.(message.result);
});

async function command(method: string, input: Readonly<Record<string, unknown>>): Promise<unknown> {
  const callId = newIdentifier();
  const result = await new Promise<Result<unknown>>((resolve) => {
    waiting.set(callId, resolve);
    port2.postMessage({
      kind: 'call',
      callId,
      method,
      input: { operationId: newIdentifier(), ...input },
    });
  });
  if (!result.ok) throw new Error(`${method} ${result.error.code}`);
  return result.value;
}

await command('session.unlock', credentials);
let session = SessionViewSchema.parse(await command('session.open', { groupId, heldOn }));
const clientIds = session.roster.map(({ clientId }) => clientId);
let noteId: string | null = null;
for (let round = 1; round <= 10_000; round += 1) {
  const marks = marksOfRound(clientIds, round);
  say(`keep ${round}`);
  await command('draft.save', { kind: 'attendance', subject: session.id, content: { round, marks } });
  say(`kept ${round}`);
  say(`save ${round}`);
  const saved = z.object({ session: SessionViewSchema }).parse(
    await command('session.saveAttendance', {
      sessionId: session.id,
      expectedRevision: session.revision,
      startAt: session.startAt,
      endAt: session.endAt,
      guestCount: 0,
      marks,
    }),
  );
  say(`saved ${round}`);
  session = saved.session;
  noteId ??= await startNote();
  say(`type ${round}`);
  await command('draft.save', { kind: 'note', subject: noteId, content: { text: 'word '.repeat(round) } });
  say(`typed ${round}`);
}

/** The note of the first person, who comes every time. */
async function startNote(): Promise<string> {
  const chart = await new Promise<Result<unknown>>((resolve) => {
    const callId = newIdentifier();
    waiting.set(callId, resolve);
    port2.postMessage({ kind: 'call', callId, method: 'note.workQueue', input: {} });
  });
  if (!chart.ok) throw new Error(`note.workQueue ${chart.error.code}`);
  const { items } = z
    .object({ items: z.array(z.object({ clientId: z.string(), encounterId: z.string() })) })
    .parse(chart.value);
  const encounterId = items.find(({ clientId }) => clientId === clientIds[0])?.encounterId;
  const started = await command('note.start', { encounterId, formatCode: 'pirp' });
  return z.object({ noteId: z.string() }).parse(started).noteId;
}
