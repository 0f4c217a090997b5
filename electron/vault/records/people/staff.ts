import type { StaffMember } from '../../../../shared/contract/site';
import { ClinicFailure } from '../../../../shared/errors';
import { User } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import type { Reader } from '../../store/connection';
import { findRecords, getRecord } from '../../store/records';
import { sql, sqlFragment } from '../../store/sql';

/** A staff member as lists show them. */
export function staffMember(user: Row<typeof User>): StaffMember {
  return {
    id: user.id,
    revision: user.revision,
    displayName: user.displayName,
    signInName: user.signInName,
    initials: user.initials,
    role: user.role,
    credentialType: user.credentialType,
    credentialNumber: user.credentialNumber,
    credentialIssuedOn: user.credentialIssuedOn,
    credentialExpiresOn: user.credentialExpiresOn,
    isActive: user.isActive,
    mustChangePassphrase: user.mustChangePassphrase,
    createdAt: user.createdAt,
  };
}

/** Everybody who works or worked here, by name as the language sorts it. */
export function listStaff(reader: Reader, language: string): StaffMember[] {
  const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  return findRecords(reader, User, sqlFragment`1 ORDER BY id`)
    .map(staffMember)
    .sort((first, second) => collator.compare(first.displayName, second.displayName));
}

/** An account, closed ones too. @throws ClinicFailure `NOT_FOUND` */
export function requireUser(reader: Reader, userId: string): Row<typeof User> {
  const user = getRecord(reader, User, userId);
  if (user === undefined) throw new ClinicFailure('NOT_FOUND');
  return user;
}

/** The account with this sign-in name, closed ones too: names are never given to somebody else (R-ROL-07). */
export function findUserBySignInName(reader: Reader, signInName: string): Row<typeof User> | undefined {
  return findRecords(reader, User, sql`sign_in_name = ${signInName} ORDER BY is_active DESC, id LIMIT 1`)[0];
}

/** A sign-in name as it is stored: what the person typed, in small letters. */
export function normaliseSignInName(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase().normalize('NFKC');
}
