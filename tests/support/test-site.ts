import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { newIdentifier } from '../../shared/identifiers';
import { User } from '../../shared/model';
import type { Role } from '../../shared/access';
import type { TimeZoneName } from '../../shared/time';
import { addSlot } from '../../electron/vault/keys/slots';
import { createSite } from '../../electron/vault/records/site/create-site';
import type { NewSiteWork } from '../../electron/vault/records/site/create-site';
import { siteFolder } from '../../electron/vault/site-folder';
import { insertRecord } from '../../electron/vault/store/records';
import { FakeClock } from './fake-clock';

/** Somebody who works at the test site. */
export interface TestPerson {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly initials: string;
  readonly passphrase: string;
}

/** A site with one person in each role, in a folder of its own. */
export interface TestSite {
  /** The vault's folder. */
  readonly folder: string;
  readonly dataKey: Buffer;
  readonly people: Readonly<Record<Role, TestPerson>>;
  readonly recoveryCode: string;
}

export const TEST_TIME_ZONE = 'America/Denver' as TimeZoneName;

const ROLES: readonly Role[] = ['front_desk', 'peer_worker', 'supervisor', 'administrator'];

function testPerson(role: Role): TestPerson {
  const names: Readonly<Record<Role, string>> = {
    front_desk: 'Flor Desk',
    peer_worker: 'Pat Peer',
    supervisor: 'Sol Super',
    administrator: 'Adi Admin',
  };
  const displayName = names[role];
  return {
    id: newIdentifier(),
    signInName: displayName.toLowerCase().replace(' ', '.'),
    displayName,
    initials: displayName.replace(/[^A-Z]/g, ''),
    passphrase: `${role} walks slowly uphill`,
  };
}

let template: Promise<TestSite> | undefined;

/**
 * A new copy of a site with four people, all with their own passphrases. The keys are derived once per test file
 * with their real cost; every call after that only copies files.
 * @param parent the folder the vault's folder is made in
 */
export async function copyTestSite(parent: string): Promise<TestSite> {
  template ??= makeTemplate();
  const site = await template;
  const folder = join(parent, 'vault');
  cpSync(site.folder, folder, { recursive: true });
  return { ...site, folder, dataKey: Buffer.from(site.dataKey) };
}

function makeTemplate(): Promise<TestSite> {
  const folder = mkdtempSync(join(tmpdir(), 'waystation-template-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return makeTestSite(join(folder, 'vault'));
}

async function makeTestSite(folder: string): Promise<TestSite> {
  const made = Object.fromEntries(ROLES.map((role) => [role, testPerson(role)])) as Record<Role, TestPerson>;
  const clock = new FakeClock(Date.UTC(2026, 0, 5, 15, 0));
  const { dataKey, administratorId, recoveryCode } = await createSite(siteFolder(folder), clock, {
    site: {
      name: 'Cedar House',
      siteCode: 'CEDAR',
      timeZone: TEST_TIME_ZONE,
      language: 'en',
      personNoun: 'participant',
      servesMinors: false,
      isSample: false,
      recoveryCodeConfirmedAt: null,
      recoveryCodeTestedAt: null,
      frontDeskIdleMinutes: null,
      othersIdleMinutes: null,
      daysWithoutContact: null,
    },
    administrator: made.administrator,
    operationId: newIdentifier(),
    auditAction: 'site.created',
    furnish: (work) => addColleagues(work, made),
  });
  const administrator = { ...made.administrator, id: administratorId };
  return { folder, dataKey, recoveryCode, people: { ...made, administrator } };
}

async function addColleagues(work: NewSiteWork, people: Readonly<Record<Role, TestPerson>>): Promise<void> {
  const colleagues = ROLES.filter((role) => role !== 'administrator');
  for (const role of colleagues) {
    const { id: userId, signInName, passphrase } = people[role];
    await addSlot(work.folder.keyFile, work.dataKey, { userId, signInName, passphrase });
  }
  work.write((writer, change) => {
    for (const role of colleagues) {
      const { id, displayName, signInName, initials } = people[role];
      const isClinical = role === 'peer_worker' || role === 'supervisor';
      insertRecord(
        writer,
        change,
        User,
        {
          displayName,
          signInName,
          initials,
          role,
          language: 'en',
          credentialType: isClinical ? 'cpsw' : null,
          credentialNumber: isClinical ? 'CPSW-0042' : null,
          credentialIssuedOn: null,
          credentialExpiresOn: null,
          isActive: true,
          mustChangePassphrase: false,
        },
        { id },
      );
    }
  });
}
