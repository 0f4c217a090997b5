import { createCipheriv } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';

import { CURRENT_COST, deriveWrappingKey, newDerivation } from '../../../../electron/vault/keys/derivation';
import { previousCopyPath, readKeyFile, writeKeyFile } from '../../../../electron/vault/keys/key-file';
import { serialiseKeyFile } from '../../../../electron/vault/keys/key-file-format';
import type { KeyFile, RecoverySlot } from '../../../../electron/vault/keys/key-file-format';
import {
  addSlot,
  createKeyFile,
  isSignInNameTaken,
  newDataKey,
  removeSlot,
  renewRecoverySlot,
  replaceSlot,
  unlockWithPassphrase,
  unlockWithRecoveryCode,
} from '../../../../electron/vault/keys/slots';
import { newIdentifier } from '../../../../shared/identifiers';
import { temporaryFolder } from '../../../support/temporary-folder';
import { asyncFailureOf, failureOf } from '../../../support/temporary-store';

const ANA = { userId: newIdentifier(), signInName: 'ana', passphrase: 'correct horse battery staple' };
const BEN = { userId: newIdentifier(), signInName: 'ben', passphrase: 'the river was high that spring' };

async function newKeyFile() {
  const path = join(temporaryFolder(), 'key-file.json');
  const dataKey = newDataKey();
  const { recoveryCode } = await createKeyFile(path, dataKey, ANA);
  return { path, dataKey, recoveryCode };
}

describe('slots', () => {
  it('give the same data key for the passphrase and for the recovery code', async () => {
    const { path, dataKey, recoveryCode } = await newKeyFile();
    const before = readFileSync(path);
    expect(await unlockWithPassphrase(path, ANA)).toEqual({ dataKey, userId: ANA.userId });
    expect((await unlockWithRecoveryCode(path, recoveryCode)).dataKey).toEqual(dataKey);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('say the same of a wrong passphrase and an unknown name, and take as long', async () => {
    const { path } = await newKeyFile();
    const wrong = { ...ANA, passphrase: `${ANA.passphrase} ` };
    const timed = async (credentials: typeof ANA): Promise<[string, number]> => {
      const start = performance.now();
      const { code } = await asyncFailureOf(unlockWithPassphrase(path, credentials));
      return [code, performance.now() - start];
    };
    const [wrongCode, wrongMilliseconds] = await timed(wrong);
    const [unknownCode, unknownMilliseconds] = await timed({ ...ANA, signInName: 'nobody' });
    expect([wrongCode, unknownCode]).toEqual(['WRONG_PASSPHRASE', 'WRONG_PASSPHRASE']);
    // A lookup without a derivation takes well under a millisecond.
    expect(unknownMilliseconds).toBeGreaterThan(wrongMilliseconds / 10);
  });

  it('take the name and the passphrase however their letters are composed', async () => {
    const { path, dataKey } = await newKeyFile();
    const passphrase = 'sueños de la montaña';
    await addSlot(path, dataKey, { userId: newIdentifier(), signInName: 'josé', passphrase });
    const typed = { signInName: ' JOSE\u0301', passphrase: passphrase.normalize('NFD') };
    expect((await unlockWithPassphrase(path, typed)).dataKey).toEqual(dataKey);
  });

  it('are added one a person and name', async () => {
    const { path, dataKey } = await newKeyFile();
    await addSlot(path, dataKey, BEN);
    expect((await unlockWithPassphrase(path, BEN)).userId).toBe(BEN.userId);
    expect((await unlockWithPassphrase(path, ANA)).userId).toBe(ANA.userId);
    expect(isSignInNameTaken(path, 'BEN')).toBe(true);
    expect(isSignInNameTaken(path, 'carla')).toBe(false);
    const sameName = { ...BEN, userId: newIdentifier(), signInName: 'Ben' };
    expect((await asyncFailureOf(addSlot(path, dataKey, sameName))).code).toBe('SIGN_IN_NAME_TAKEN');
    const samePerson = { ...BEN, signInName: 'benjamin' };
    expect((await asyncFailureOf(addSlot(path, dataKey, samePerson))).code).toBe('SIGN_IN_NAME_TAKEN');
    expect(readKeyFile(path).users).toHaveLength(2);
  });

  it('lose nothing when two are added at once', async () => {
    const { path, dataKey } = await newKeyFile();
    const carla = {
      userId: newIdentifier(),
      signInName: 'carla',
      passphrase: 'a bench under the cottonwood',
    };
    await Promise.all([addSlot(path, dataKey, BEN), addSlot(path, dataKey, carla)]);
    expect(readKeyFile(path).users).toHaveLength(3);
  });

  it('change their passphrase without a new data key, and the old one opens neither copy', async () => {
    const { path, dataKey } = await newKeyFile();
    const changed = { ...ANA, passphrase: 'an entirely different sentence' };
    await replaceSlot(path, dataKey, changed);
    expect((await unlockWithPassphrase(path, changed)).dataKey).toEqual(dataKey);
    expect((await asyncFailureOf(unlockWithPassphrase(path, ANA))).code).toBe('WRONG_PASSPHRASE');
    expect((await asyncFailureOf(unlockWithPassphrase(previousCopyPath(path), ANA))).code).toBe(
      'WRONG_PASSPHRASE',
    );
    const stranger = { ...changed, userId: newIdentifier() };
    expect((await asyncFailureOf(replaceSlot(path, dataKey, stranger))).code).toBe('NOT_FOUND');
  });

  it('are removed, but not the last one', async () => {
    const { path, dataKey } = await newKeyFile();
    await addSlot(path, dataKey, BEN);
    removeSlot(path, BEN.userId);
    expect((await asyncFailureOf(unlockWithPassphrase(path, BEN))).code).toBe('WRONG_PASSPHRASE');
    expect((await asyncFailureOf(unlockWithPassphrase(previousCopyPath(path), BEN))).code).toBe(
      'WRONG_PASSPHRASE',
    );
    expect(
      failureOf(() => {
        removeSlot(path, BEN.userId);
      }).code,
    ).toBe('NOT_FOUND');
    expect(
      failureOf(() => {
        removeSlot(path, ANA.userId);
      }).code,
    ).toBe('NOT_PERMITTED');
  });

  it('have a recovery code that a new one replaces', async () => {
    const { path, dataKey, recoveryCode } = await newKeyFile();
    const renewed = await renewRecoverySlot(path, dataKey);
    expect((await unlockWithRecoveryCode(path, renewed.recoveryCode)).dataKey).toEqual(dataKey);
    expect((await asyncFailureOf(unlockWithRecoveryCode(path, recoveryCode))).code).toBe(
      'WRONG_RECOVERY_CODE',
    );
    const inCopy = unlockWithRecoveryCode(previousCopyPath(path), recoveryCode);
    expect((await asyncFailureOf(inCopy)).code).toBe('WRONG_RECOVERY_CODE');
    expect((await asyncFailureOf(unlockWithRecoveryCode(path, 'ABCD-EFGH'))).code).toBe(
      'WRONG_RECOVERY_CODE',
    );
  });

  it('refuse a data key of another site', async () => {
    const { path } = await newKeyFile();
    const before = readFileSync(path);
    expect((await asyncFailureOf(addSlot(path, newDataKey(), BEN))).code).toBe('KEY_FILE_DAMAGED');
    expect((await asyncFailureOf(replaceSlot(path, newDataKey(), ANA))).code).toBe('KEY_FILE_DAMAGED');
    expect((await asyncFailureOf(renewRecoverySlot(path, newDataKey()))).code).toBe('KEY_FILE_DAMAGED');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuse a passphrase of the wrong length', async () => {
    const { path, dataKey } = await newKeyFile();
    const short = { ...BEN, passphrase: '14 characters.' };
    expect((await asyncFailureOf(addSlot(path, dataKey, short))).code).toBe('PASSPHRASE_TOO_SHORT');
    const long = { ...BEN, passphrase: 'x'.repeat(1_025) };
    expect((await asyncFailureOf(addSlot(path, dataKey, long))).code).toBe('PASSPHRASE_TOO_LONG');
  });

  it('are never made over a site that exists', async () => {
    const { path } = await newKeyFile();
    expect((await asyncFailureOf(createKeyFile(path, newDataKey(), BEN))).code).toBe('SITE_EXISTS');
    expect((await unlockWithPassphrase(path, ANA)).userId).toBe(ANA.userId);
  });
});

describe('what a slot is bound to', () => {
  async function tampered(alter: (keyFile: KeyFile) => void) {
    const { path, dataKey, recoveryCode } = await newKeyFile();
    await addSlot(path, dataKey, BEN);
    const keyFile = structuredClone(readKeyFile(path));
    alter(keyFile);
    writeKeyFile(path, keyFile, 'revokes');
    return { path, recoveryCode };
  }

  it('its person: another person’s id in it opens nothing', async () => {
    const { path } = await tampered(({ users }) => {
      const [ana, ben] = users;
      if (ana === undefined || ben === undefined) throw new Error('No slots');
      [ana.userId, ben.userId] = [ben.userId, ana.userId];
    });
    expect((await asyncFailureOf(unlockWithPassphrase(path, ANA))).code).toBe('WRONG_PASSPHRASE');
  });

  it('its id: a wrapped key in another slot opens nothing', async () => {
    const { path, recoveryCode } = await tampered(({ users, recovery }) => {
      const [ana] = users;
      if (ana === undefined) throw new Error('No slot');
      recovery.derivation = ana.derivation;
      recovery.wrappedKey = ana.wrappedKey;
    });
    expect((await asyncFailureOf(unlockWithRecoveryCode(path, recoveryCode))).code).toBe(
      'WRONG_RECOVERY_CODE',
    );
  });

  it('its file: a slot of another site gives a key that is refused', async () => {
    const other = await newKeyFile();
    const foreign = readKeyFile(other.path);
    const { path } = await tampered((keyFile) => {
      keyFile.nameSalt = foreign.nameSalt;
      keyFile.users = foreign.users;
    });
    expect((await asyncFailureOf(unlockWithPassphrase(path, ANA))).code).toBe('KEY_FILE_DAMAGED');
  });
});

describe('the cost of a guess', () => {
  it('is at least what the design asks for', () => {
    expect(CURRENT_COST).toEqual({ memoryKibibytes: 65_536, passes: 3, lanes: 1 });
  });

  it('is Argon2id version 1.3 with the stored salt', async () => {
    const derivation = newDerivation();
    const encoded = await hash('contraseña larga', {
      memoryCost: 65_536,
      timeCost: 3,
      parallelism: 1,
      outputLen: 32,
      salt: Buffer.from(derivation.salt, 'base64'),
    });
    const salt = derivation.salt.replace(/=+$/, '');
    const derived = await deriveWrappingKey('contraseña larga'.normalize('NFD'), derivation);
    const expected = `$argon2id$v=19$m=65536,t=3,p=1$${salt}$${derived.toString('base64').replace(/=+$/, '')}`;
    expect(encoded).toBe(expected);
  });

  it('is raised at the next unlock when a slot was made with less', async () => {
    const { path } = await fileWithOldSlot();
    const { dataKey } = await unlockWithPassphrase(path, ANA);
    expect(readKeyFile(path).users[0]?.derivation).toMatchObject(CURRENT_COST);
    expect(await unlockWithPassphrase(path, ANA)).toEqual({ dataKey, userId: ANA.userId });
  });

  it('does not keep anybody from unlocking when it can not be raised', async () => {
    const { path } = await fileWithOldSlot();
    const before = readFileSync(path);
    // The temporary file's name is taken by a folder, so no write can succeed.
    mkdirSync(`${path}.new`);
    expect((await unlockWithPassphrase(path, ANA)).userId).toBe(ANA.userId);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is never below the floor', async () => {
    const { path } = await fileWithOldSlot(18_000);
    expect((await asyncFailureOf(unlockWithPassphrase(path, ANA))).code).toBe('KEY_FILE_WEAK_PARAMETERS');
  });

  it('of the recovery code is raised when it opens', async () => {
    const { path, dataKey, recoveryCode } = await fileWithOldSlot();
    const { users } = readKeyFile(path);
    expect(await unlockWithRecoveryCode(path, recoveryCode)).toEqual({ dataKey });
    expect(readKeyFile(path)).toMatchObject({ users, recovery: { derivation: CURRENT_COST } });
    expect(await unlockWithRecoveryCode(path, recoveryCode)).toEqual({ dataKey });
  });

  /** A file as an earlier release would have left it: the floor's cost, rightly wrapped. */
  async function fileWithOldSlot(memoryKibibytes = 19_456) {
    const { path, dataKey, recoveryCode } = await newKeyFile();
    const keyFile = structuredClone(readKeyFile(path));
    const [slot] = keyFile.users;
    if (slot === undefined) throw new Error('No slot');
    const old = { memoryKibibytes, passes: 2 };
    await wrapAgain(slot, { secret: ANA.passphrase, bound: `user ${slot.id} ${slot.userId}`, dataKey, old });
    const code = recoveryCode.replaceAll('-', '');
    await wrapAgain(keyFile.recovery, {
      secret: code,
      bound: `recovery ${keyFile.recovery.id}`,
      dataKey,
      old,
    });
    writeFileSync(path, serialiseKeyFile(keyFile));
    return { path, dataKey, recoveryCode };
  }

  async function wrapAgain(
    slot: Pick<RecoverySlot, 'derivation' | 'wrappedKey'>,
    how: { secret: string; bound: string; dataKey: Buffer; old: { memoryKibibytes: number; passes: number } },
  ): Promise<void> {
    slot.derivation = { ...slot.derivation, ...how.old };
    const wrappingKey = await deriveWrappingKey(how.secret, slot.derivation);
    const binding = Buffer.from(`waystation key file 1 ${how.bound}`);
    const initialisationVector = Buffer.from(slot.wrappedKey.initialisationVector, 'base64');
    const cipher = createCipheriv('aes-256-gcm', wrappingKey, initialisationVector).setAAD(binding);
    const ciphertext = Buffer.concat([cipher.update(how.dataKey), cipher.final()]).toString('base64');
    slot.wrappedKey = { ...slot.wrappedKey, ciphertext, tag: cipher.getAuthTag().toString('base64') };
  }
});
