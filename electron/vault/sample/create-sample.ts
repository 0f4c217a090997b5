import type { Clock } from '../../../shared/clock';
import type { ParsedInput } from '../../../shared/contract';
import { newIdentifier } from '../../../shared/identifiers';
import { User } from '../../../shared/model';
import type { Label } from '../../../shared/model';
import { readKeyFile } from '../keys/key-file';
import { addSlot } from '../keys/slots';
import { createSite } from '../records/site/create-site';
import type { NewSiteWork } from '../records/site/create-site';
import { readSiteSummary } from '../records/site/session-view';
import type { SiteFolder } from '../site-folder';
import { insertRecord } from '../store/records';
import { SAMPLE_STAFF } from './names';
import { writeSampleFile } from './sample-file';
import { writeSample } from './write-sample';

const SITE_NAME: Label = { en: 'Juniper House (sample)', es: 'Casa Enebro (ejemplo)' };
const SITE_CODE = 'SAMPLE';

/** Everybody's in a sample site; it stands in the clear beside the key file. */
const SAMPLE_PASSPHRASE = 'everyone here is invented';

/**
 * Makes a sample site: four people who work there, some sixty who come, groups, sessions, contacts and notes of the
 * last weeks, all invented and the same every time.
 * @throws ClinicFailure `DISK_FULL`, `DISK_READ_ONLY`
 */
export async function createSampleSite(
  folder: SiteFolder,
  clock: Clock,
  { language, timeZone, operationId }: ParsedInput<'site.createSample'>,
): Promise<void> {
  const administrator = SAMPLE_STAFF.find(({ role }) => role === 'administrator');
  if (administrator === undefined) throw new TypeError('The sample has an administrator');
  const { dataKey } = await createSite(folder, clock, {
    site: {
      name: SITE_NAME[language],
      siteCode: SITE_CODE,
      timeZone,
      language,
      personNoun: 'participant',
      servesMinors: false,
      isSample: true,
      // Nobody needs to get back into a sample: it is made again.
      recoveryCodeConfirmedAt: clock.now(),
      recoveryCodeTestedAt: null,
      frontDeskIdleMinutes: null,
      othersIdleMinutes: null,
      daysWithoutContact: null,
    },
    administrator: { ...administrator, passphrase: SAMPLE_PASSPHRASE },
    operationId,
    auditAction: 'site.sample_created',
    furnish: (work) => furnish(work, clock, { language, operationId }),
  });
  dataKey.fill(0);
}

async function furnish(
  work: NewSiteWork,
  clock: Clock,
  { language, operationId }: Pick<ParsedInput<'site.createSample'>, 'language' | 'operationId'>,
): Promise<void> {
  const staff: Record<(typeof SAMPLE_STAFF)[number]['role'], string> = {
    front_desk: newIdentifier(),
    peer_worker: newIdentifier(),
    supervisor: newIdentifier(),
    administrator: work.administratorId,
  };
  for (const { role, signInName } of SAMPLE_STAFF) {
    if (role === 'administrator') continue;
    const slot = { userId: staff[role], signInName, passphrase: SAMPLE_PASSPHRASE };
    await addSlot(work.folder.keyFile, work.dataKey, slot);
  }
  work.write((writer, change) => {
    for (const { role, ...person } of SAMPLE_STAFF) {
      if (role === 'administrator') continue;
      insertRecord(
        writer,
        change,
        User,
        {
          ...person,
          role,
          language,
          credentialIssuedOn: null,
          credentialExpiresOn: null,
          isActive: true,
          mustChangePassphrase: false,
        },
        { id: staff[role] },
      );
    }
    const { changeLog } = change;
    writeSample({ writer, changeLog, operationId, site: readSiteSummary(writer), now: clock.now(), staff });
  });
  writeSampleFile(work.folder, readKeyFile(work.folder.keyFile).keyCheck, {
    passphrase: SAMPLE_PASSPHRASE,
    signInNames: SAMPLE_STAFF.map(({ signInName, role }) => ({ signInName, role })),
  });
}
