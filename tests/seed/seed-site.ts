import { siteFolder } from '../../electron/vault/site-folder';
import { readKeyFile } from '../../electron/vault/keys/key-file';
import { addSlot } from '../../electron/vault/keys/slots';
import { createSite } from '../../electron/vault/records/site/create-site';
import type { NewSiteWork } from '../../electron/vault/records/site/create-site';
import { writeSampleFile } from '../../electron/vault/sample/sample-file';
import { insertRecord } from '../../electron/vault/store/records';
import type { Role } from '../../shared/access';
import type { Clock } from '../../shared/clock';
import { newIdentifier } from '../../shared/identifiers';
import { User } from '../../shared/model';
import type { TimeZoneName } from '../../shared/time';
import type { SeedSize } from './sizes';
import { SiteYears } from './site-years';

/** Everybody's at a generated site: nobody on it is real. */
export const SEED_PASSPHRASE = 'nobody in this site is real';

const TIME_ZONE = 'America/Denver' as TimeZoneName;
const SITE_CODE = 'SEED';

/** Somebody who works at the generated site. */
export interface SeedStaff {
  readonly id: string;
  readonly role: Role;
  readonly signInName: string;
  readonly displayName: string;
}

export interface SeededSite {
  /** 32 bytes; wipe it when done. */
  readonly dataKey: Buffer;
  /** One login for each role; all have `SEED_PASSPHRASE`. */
  readonly logins: readonly SeedStaff[];
  readonly counts: { readonly people: number; readonly contacts: number; readonly attendance: number };
}

/**
 * Makes a site of invented people with years of work, through the vault's own store: the same for the same seed and
 * day. The folder must not hold a site yet.
 * @param options.onProgress told the share done, 0 to 1
 */
export async function seedSite(options: {
  readonly vaultFolder: string;
  readonly size: SeedSize;
  readonly seed: number;
  readonly clock: Clock;
  readonly onProgress?: (share: number) => void;
}): Promise<SeededSite> {
  const { clock, size, onProgress = () => undefined } = options;
  const administrator = staffOf('administrator', 'ada', 'Ada Quintana');
  const operationId = newIdentifier();
  let staff: readonly SeedStaff[] = [];
  let counts: SeededSite['counts'] = { people: 0, contacts: 0, attendance: 0 };
  const { dataKey, administratorId } = await createSite(siteFolder(options.vaultFolder), clock, {
    site: {
      name: `Generated site (${size.label})`,
      siteCode: SITE_CODE,
      timeZone: TIME_ZONE,
      language: 'en',
      personNoun: 'participant',
      servesMinors: false,
      isSample: true,
      recoveryCodeConfirmedAt: clock.now(),
      recoveryCodeTestedAt: null,
      frontDeskIdleMinutes: null,
      othersIdleMinutes: null,
      daysWithoutContact: null,
    },
    administrator: { ...administrator, initials: 'AQ', passphrase: SEED_PASSPHRASE },
    operationId,
    auditAction: 'site.sample_created',
    furnish: async (work) => {
      staff = await addStaff(work, size.peerWorkers);
      const years = new SiteYears({
        size,
        seed: options.seed,
        now: clock.now(),
        timeZone: TIME_ZONE,
        siteCode: SITE_CODE,
        operationId,
        staff,
        write: (part) => {
          work.write((writer, { changeLog }) => {
            part(writer, changeLog);
          });
        },
        onProgress,
      });
      counts = years.write();
      writeSampleFile(work.folder, readKeyFile(work.folder.keyFile).keyCheck, {
        passphrase: SEED_PASSPHRASE,
        signInNames: loginsOf([...staff, administrator]).map(({ signInName, role }) => ({
          signInName,
          role,
        })),
      });
    },
  });
  return { dataKey, logins: loginsOf([...staff, { ...administrator, id: administratorId }]), counts };
}

function staffOf(role: Role, signInName: string, displayName: string): SeedStaff {
  return { id: newIdentifier(), role, signInName, displayName };
}

function loginsOf(staff: readonly SeedStaff[]): readonly SeedStaff[] {
  const first = new Map<Role, SeedStaff>();
  for (const person of staff) if (!first.has(person.role)) first.set(person.role, person);
  return [...first.values()];
}

async function addStaff(work: NewSiteWork, peerWorkers: number): Promise<readonly SeedStaff[]> {
  const staff = [
    staffOf('front_desk', 'frances', 'Frances Delgado'),
    staffOf('supervisor', 'simone', 'Simone Achterberg'),
    ...Array.from({ length: peerWorkers }, (_, index) =>
      staffOf(
        'peer_worker',
        index === 0 ? 'teo' : `teo${String(index + 1)}`,
        `Teo Begaye ${String(index + 1)}`,
      ),
    ),
  ];
  for (const person of loginsOf(staff)) {
    const { id: userId, signInName } = person;
    await addSlot(work.folder.keyFile, work.dataKey, { userId, signInName, passphrase: SEED_PASSPHRASE });
  }
  work.write((writer, change) => {
    for (const { id, role, signInName, displayName } of staff) {
      const isClinical = role !== 'front_desk';
      insertRecord(
        writer,
        change,
        User,
        {
          displayName,
          signInName,
          initials: displayName.replace(/[^A-Z0-9]/gu, '').slice(0, 4),
          role,
          language: 'en',
          credentialType: isClinical ? 'cpsw' : null,
          credentialNumber: isClinical ? `CPSW-${id.slice(-4)}` : null,
          credentialIssuedOn: null,
          credentialExpiresOn: null,
          isActive: true,
          mustChangePassphrase: false,
        },
        { id },
      );
    }
  });
  return staff;
}
