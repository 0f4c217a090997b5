import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { newIdentifier } from '../../../../shared/identifiers';
import { User } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { credentialProblems } from '../../../../shared/rules/credentials';
import { newOneTimePassphrase } from '../../keys/passphrase';
import { addSlot, isSignInNameTaken, removeSlot, replaceSlot } from '../../keys/slots';
import type { SessionContext } from '../../session-handler';
import { getRecord, insertRecord } from '../../store/records';
import { mendSlots } from './mend-slots';
import { findUserBySignInName, requireUser, staffMember } from './staff';

/**
 * Adds a staff member and a way for them to sign in. The slot in the key file comes first, then the row: a crash
 * between the two leaves a slot nobody's account belongs to, which the next unlock or try takes away again.
 * @throws ClinicFailure `SIGN_IN_NAME_TAKEN`
 */
export async function createUser(
  { session, operationId }: SessionContext,
  input: ParsedInput<'user.create'>,
): Promise<MethodOutput<'user.create'>> {
  const site = session.requireSite();
  const path = session.folder.keyFile;
  const dataKey = session.requireDataKey();
  const passphrase = newOneTimePassphrase();

  const repeated = repeatedUser(site.storedResult(operationId, 'user.create'), (id) =>
    getRecord(site.reader, User, id),
  );
  if (repeated !== undefined) {
    // The first answer was lost, and the passphrase with it: it is kept nowhere, so there is a new one.
    if (!repeated.mustChangePassphrase) throw new ClinicFailure('SIGN_IN_NAME_TAKEN');
    const { id: userId, signInName } = repeated;
    await replaceSlot(path, dataKey, { userId, signInName, passphrase });
    return { user: staffMember(repeated), oneTimePassphrase: passphrase };
  }

  const problems = credentialProblems(input);
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: [...problems] });
  mendSlots(path, site.reader);
  const { signInName } = input;
  if (findUserBySignInName(site.reader, signInName) !== undefined || isSignInNameTaken(path, signInName)) {
    throw new ClinicFailure('SIGN_IN_NAME_TAKEN');
  }
  const userId = newIdentifier();
  await addSlot(path, dataKey, { userId, signInName, passphrase });
  try {
    site.commit({ method: 'user.create', operationId, subject: undefined }, ({ writer, change, audit }) => {
      const { operationId: _, ...values } = input;
      insertRecord(
        writer,
        change,
        User,
        { ...values, isActive: true, mustChangePassphrase: true },
        { id: userId },
      );
      audit({ recordId: userId });
      return { userId };
    });
  } catch (error) {
    removeSlot(path, userId);
    throw error;
  }
  return { user: staffMember(requireUser(site.reader, userId)), oneTimePassphrase: passphrase };
}

function repeatedUser(
  stored: unknown,
  find: (id: string) => Row<typeof User> | undefined,
): Row<typeof User> | undefined {
  if (typeof stored !== 'object' || stored === null || !('userId' in stored)) return undefined;
  return typeof stored.userId === 'string' ? find(stored.userId) : undefined;
}
