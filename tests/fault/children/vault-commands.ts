/*
 * The whole vault behind a message channel, as the page drives it: signs in, or sets a site up, and saves one person
 * after another until it is killed. Prints a line before each call is sent and after it was answered.
 * Arguments: the vault's folder, then `save` with sign-in name and passphrase, `import` with the same and a FHIR file
 * (a line is printed for every sign of progress), or `set-up`.
 */
import { writeSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';

import { systemClock } from '../../../electron/vault/clock';
import { Vault } from '../../../electron/vault/vault';
import { ImportPreviewSchema } from '../../../shared/contract/exchange';
import { newIdentifier } from '../../../shared/identifiers';
import { VaultMessageSchema, parseEvent } from '../../../shared/protocol';
import type { Result } from '../../../shared/result';
import { NEW_SITE, intakeOf } from '../../support/command-inputs';
import { pagePort } from '../../support/page-port';

const [folder = '', what = '', signInName = '', passphrase = '', importPath = ''] = process.argv.slice(2);

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
  if (message.kind === 'event' && message.name === 'job.progress') {
    const { step, done } = parseEvent('job.progress', message.data);
    say(`${step} ${done}`);
  }
});

async function call(method: string, input: unknown): Promise<unknown> {
  const callId = newIdentifier();
  const result = await new Promise<Result<unknown>>((resolve) => {
    waiting.set(callId, resolve);
    port2.postMessage({ kind: 'call', callId, method, input });
  });
  if (!result.ok) throw new Error(`${method} ${result.error.code}`);
  return result.value;
}

if (what === 'set-up') {
  say('ready');
  await call('site.create', { operationId: newIdentifier(), ...NEW_SITE });
  say('set up');
} else if (what === 'import') {
  await call('session.unlock', { operationId: newIdentifier(), signInName, passphrase });
  const fileToken = newIdentifier();
  vault.addChosenFile({ kind: 'file-chosen', token: fileToken, path: importPath, use: 'read' });
  const { previewId } = ImportPreviewSchema.parse(await call('import.preview', { fileToken }));
  await call('import.commit', {
    operationId: newIdentifier(),
    previewId,
    includeDuplicateLines: [],
    includeReason: null,
    skipProblemLines: true,
    assignedWorkerId: null,
  });
  say('imported');
} else {
  await call('session.unlock', { operationId: newIdentifier(), signInName, passphrase });
  say('ready');
  for (let number = 1; number <= 10_000; number += 1) {
    const operationId = newIdentifier();
    say(`sent ${operationId} ${number}`);
    await call('client.create', { operationId, ...intakeOf(number) });
    say(`saved ${operationId} ${number}`);
  }
}
