import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import type { LocalDate } from '../../../shared/time';
import { NEW_PERSON } from '../../day/day-people';
import { madeUpPatients } from '../../day/made-up-patients';
import { temporaryFolder } from '../../support/temporary-folder';
import { openVaultHarness } from '../../support/vault-harness';

/** As many as have numbers of their own: the numbers nobody has are a hundred (505-555-0100 to -0199). */
const PEOPLE = 100;

// The demo without any data beside the repository once stopped here: the walk-in shared a number with somebody made up.
it('whoever walks in on the demo day is like nobody of the made-up people', async () => {
  const vault = await openVaultHarness({ signedIn: 'administrator' });
  onTestFinished(() => vault.close());
  const path = join(temporaryFolder(), 'people.ndjson');
  writeFileSync(path, madeUpPatients(PEOPLE, '2026-03-10' as LocalDate));
  const { previewId } = await vault.call('import.preview', { fileToken: vault.chooseFile(path, 'read') });
  const { importedCount } = await vault.call('import.commit', {
    previewId,
    includeDuplicateLines: [],
    includeReason: null,
    skipProblemLines: true,
    assignedWorkerId: null,
  });
  expect(importedCount).toBeGreaterThan(PEOPLE / 2);

  await vault.signIn('front_desk');
  const [month = '', day = '', year = ''] = NEW_PERSON.birthDate.split('/');
  const walkIn = {
    legalFirstName: NEW_PERSON.legalFirstName,
    legalLastName: NEW_PERSON.legalLastName,
    preferredName: NEW_PERSON.preferredName,
    aliases: [],
    birthDate: `${year}-${month}-${day}`,
    contactValues: [NEW_PERSON.phone],
  };
  const { candidates } = await vault.call('client.findDuplicates', walkIn);
  expect(candidates).toEqual([]);
});
