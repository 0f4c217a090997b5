/*
 * Saves one person after another and prints the operation id of each once it is saved, until it is killed or the disk
 * is full. Arguments: database path, key (hex), device id, how many at most.
 */
import { writeSync } from 'node:fs';

import { systemClock } from '../../../electron/vault/clock';
import { appendAudit } from '../../../electron/vault/store/audit';
import { openChangeLog } from '../../../electron/vault/store/changes';
import { runCommand } from '../../../electron/vault/store/commands';
import { openStore } from '../../../electron/vault/store/connection';
import { insertRecord } from '../../../electron/vault/store/records';
import { ClinicFailure } from '../../../shared/errors';
import { newIdentifier } from '../../../shared/identifiers';
import { Client, ContactMethod } from '../../../shared/model/index';
import { ACTOR_ID, clientValues, contactValues } from '../../support/record-values';

const [path = '', key = '', deviceId = '', count = ''] = process.argv.slice(2);

function say(line: string): void {
  // Straight to the pipe: a line that was printed was printed, whatever happens next.
  writeSync(1, `${line}\n`);
}

const store = openStore({ path, key: Buffer.from(key, 'hex') });
const changeLog = openChangeLog(store.reader, { deviceId, clock: systemClock });
say('ready');
try {
  for (let number = 0; number < Number(count); number += 1) {
    const operationId = newIdentifier();
    const now = systemClock.now();
    const context = { actorId: ACTOR_ID, now, operationId, changeLog };
    runCommand(store, { operationId, actorId: ACTOR_ID, method: 'client.add', now }, (writer) => {
      // Long enough for the commit to take several pages.
      const notDuplicateReason = `${operationId} `.repeat(12);
      const client = insertRecord(writer, context, Client, clientValues({ notDuplicateReason }));
      insertRecord(writer, context, ContactMethod, contactValues(client.id));
      appendAudit(writer, { at: now, actorId: ACTOR_ID, action: 'client.created', clientId: client.id });
      return { clientId: client.id };
    });
    say(operationId);
  }
  store.close();
  say('finished');
} catch (error) {
  say(error instanceof ClinicFailure ? error.code : 'UNKNOWN');
  store.close();
  say('closed');
}
