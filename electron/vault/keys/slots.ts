import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';

import { ClinicFailure } from '../../../shared/errors';
import { newIdentifier } from '../../../shared/identifiers';
import { passphraseLengthProblem } from '../../../shared/rules/passphrase';
import { deriveWrappingKey, isBelowCurrent, newDerivation } from './derivation';
import { readKeyFile, writeKeyFile } from './key-file';
import { KEY_FILE_VERSION } from './key-file-format';
import type { Derivation, KeyFile, RecoverySlot, UserSlot, WrappedKey } from './key-file-format';
import { newRecoveryCode, parseRecoveryCode } from './recovery-code';

const CIPHER = 'aes-256-gcm';
const DATA_KEY_BYTES = 32;

/** How a person signs in. */
export interface Credentials {
  readonly signInName: string;
  readonly passphrase: string;
}

/** A person's slot to be made. */
export interface NewSlot extends Credentials {
  readonly userId: string;
}

/** What unlocking gives. The caller wipes the key when it is done with it. */
export interface Unlocked {
  readonly dataKey: Buffer;
  readonly userId: string;
}

/** A new random data key. */
export function newDataKey(): Buffer {
  return randomBytes(DATA_KEY_BYTES);
}

/**
 * Makes the key file with the first person's slot and the recovery slot; answers the recovery code, which is
 * stored nowhere.
 * @throws ClinicFailure `SITE_EXISTS` when there is a key file already, `PASSPHRASE_TOO_SHORT`, `PASSPHRASE_TOO_LONG`,
 *   `DISK_FULL`, `DISK_READ_ONLY`.
 */
export async function createKeyFile(
  path: string,
  dataKey: Buffer,
  firstUser: NewSlot,
): Promise<{ readonly recoveryCode: string }> {
  assertNoKeyFile(path);
  const nameSalt = randomBytes(32).toString('base64');
  const recoveryCode = newRecoveryCode();
  const keyFile: KeyFile = {
    nameSalt,
    keyCheck: keyCheckOf(dataKey),
    users: [await userSlot(nameSalt, dataKey, firstUser)],
    recovery: await recoverySlot(dataKey, recoveryCode),
  };
  assertNoKeyFile(path);
  writeKeyFile(path, keyFile, 'adds');
  return { recoveryCode };
}

/**
 * The data key, for who knows the passphrase. A slot made with a lower cost than today's is wrapped again.
 * @throws ClinicFailure `WRONG_PASSPHRASE` for a wrong passphrase and an unknown name alike, and what `readKeyFile`
 *   throws.
 */
export async function unlockWithPassphrase(path: string, credentials: Credentials): Promise<Unlocked> {
  const keyFile = readKeyFile(path);
  const slot = slotOfName(keyFile, credentials.signInName);
  if (slot === undefined) {
    // An unknown name takes as long as a known one.
    wipe(await deriveWrappingKey(credentials.passphrase, newDerivation()));
    throw new ClinicFailure('WRONG_PASSPHRASE');
  }
  const dataKey = await unwrapWith(
    credentials.passphrase,
    slot.derivation,
    slot.wrappedKey,
    userBinding(slot),
  );
  if (dataKey === undefined) throw new ClinicFailure('WRONG_PASSPHRASE');
  assertKeyOf(keyFile, dataKey);
  if (isBelowCurrent(slot.derivation)) await raiseCost(path, dataKey, slot, credentials.passphrase);
  return { dataKey, userId: slot.userId };
}

/**
 * The data key, for who has the recovery code. A slot made with a lower cost than today's is wrapped again.
 * @throws ClinicFailure `WRONG_RECOVERY_CODE`, and what `readKeyFile` throws.
 */
export async function unlockWithRecoveryCode(
  path: string,
  typedCode: string,
): Promise<{ readonly dataKey: Buffer }> {
  const keyFile = readKeyFile(path);
  const code = parseRecoveryCode(typedCode);
  if (code === undefined) throw new ClinicFailure('WRONG_RECOVERY_CODE');
  const { derivation, wrappedKey, id } = keyFile.recovery;
  const dataKey = await unwrapWith(code, derivation, wrappedKey, recoveryBinding(id));
  if (dataKey === undefined) throw new ClinicFailure('WRONG_RECOVERY_CODE');
  assertKeyOf(keyFile, dataKey);
  if (isBelowCurrent(derivation)) {
    const raised = await recoverySlot(dataKey, code);
    writeIfPossible(() => {
      const newest = readKeyFile(path);
      if (newest.recovery.id === id) writeKeyFile(path, { ...newest, recovery: raised }, 'revokes');
    });
  }
  return { dataKey };
}

/**
 * Adds a person's slot.
 * @throws ClinicFailure `SIGN_IN_NAME_TAKEN`, also when the person has a slot already; `PASSPHRASE_TOO_SHORT`,
 *   `PASSPHRASE_TOO_LONG`.
 */
export async function addSlot(path: string, dataKey: Buffer, newSlot: NewSlot): Promise<void> {
  const { nameSalt } = readKeyFile(path);
  const slot = await userSlot(nameSalt, dataKey, newSlot);
  // Read again: the derivation took a while, and somebody else's change must not be lost.
  const keyFile = readKeyFile(path);
  assertKeyOf(keyFile, dataKey);
  if (keyFile.users.some((other) => other.nameTag === slot.nameTag || other.userId === slot.userId)) {
    throw new ClinicFailure('SIGN_IN_NAME_TAKEN');
  }
  writeKeyFile(path, { ...keyFile, users: [...keyFile.users, slot] }, 'adds');
}

/**
 * Gives a person a new passphrase (and sign-in name): wraps the same data key again, so nothing is encrypted anew
 * and the old passphrase is dead.
 * @throws ClinicFailure `NOT_FOUND`, `SIGN_IN_NAME_TAKEN`, `PASSPHRASE_TOO_SHORT`, `PASSPHRASE_TOO_LONG`.
 */
export async function replaceSlot(path: string, dataKey: Buffer, newSlot: NewSlot): Promise<void> {
  const { nameSalt } = readKeyFile(path);
  const slot = await userSlot(nameSalt, dataKey, newSlot);
  const keyFile = readKeyFile(path);
  assertKeyOf(keyFile, dataKey);
  putSlot(path, keyFile, slot);
}

/**
 * Gives a person a new passphrase whether the key file knows them or not: an older copy of it may not yet.
 * @throws ClinicFailure `SIGN_IN_NAME_TAKEN`, `PASSPHRASE_TOO_SHORT`, `PASSPHRASE_TOO_LONG`.
 */
export async function putPassphrase(path: string, dataKey: Buffer, newSlot: NewSlot): Promise<void> {
  const isKnown = readKeyFile(path).users.some(({ userId }) => userId === newSlot.userId);
  await (isKnown ? replaceSlot : addSlot)(path, dataKey, newSlot);
}

/**
 * Gives a person's slot another sign-in name; their passphrase stays. Nothing is written when it has the name already,
 * or when the person has no slot.
 * @throws ClinicFailure `SIGN_IN_NAME_TAKEN`
 */
export function renameSlot(path: string, userId: string, signInName: string): void {
  const keyFile = readKeyFile(path);
  const slot = keyFile.users.find((other) => other.userId === userId);
  const tag = nameTag(keyFile.nameSalt, signInName);
  if (slot !== undefined && slot.nameTag !== tag) putSlot(path, keyFile, { ...slot, nameTag: tag });
}

/**
 * Takes a person's slot away: they can't unlock any more.
 * @throws ClinicFailure `NOT_FOUND`; `NOT_PERMITTED` for the last slot, which would leave the recovery code alone.
 */
export function removeSlot(path: string, userId: string): void {
  const keyFile = readKeyFile(path);
  const users = keyFile.users.filter((slot) => slot.userId !== userId);
  if (users.length === keyFile.users.length) throw new ClinicFailure('NOT_FOUND');
  if (users.length === 0) throw new ClinicFailure('NOT_PERMITTED');
  writeKeyFile(path, { ...keyFile, users }, 'revokes');
}

/** Makes a new recovery code; the old one is dead. */
export async function renewRecoverySlot(
  path: string,
  dataKey: Buffer,
): Promise<{ readonly recoveryCode: string }> {
  const recoveryCode = newRecoveryCode();
  const recovery = await recoverySlot(dataKey, recoveryCode);
  const keyFile = readKeyFile(path);
  assertKeyOf(keyFile, dataKey);
  writeKeyFile(path, { ...keyFile, recovery }, 'revokes');
  return { recoveryCode };
}

/** Whether somebody can unlock under this sign-in name. */
export function isSignInNameTaken(path: string, signInName: string): boolean {
  return slotOfName(readKeyFile(path), signInName) !== undefined;
}

/** The sign-in name as it is compared: case and the way accents are written don't matter. */
function nameTag(nameSalt: string, signInName: string): string {
  const name = signInName.trim().normalize('NFKC').toLowerCase().normalize('NFKC');
  return createHmac('sha256', Buffer.from(nameSalt, 'base64')).update(name).digest('hex');
}

function slotOfName(keyFile: KeyFile, signInName: string): UserSlot | undefined {
  const tag = nameTag(keyFile.nameSalt, signInName);
  return keyFile.users.find((slot) => slot.nameTag === tag);
}

function putSlot(path: string, keyFile: KeyFile, slot: UserSlot): void {
  const others = keyFile.users.filter((other) => other.userId !== slot.userId);
  if (others.length === keyFile.users.length) throw new ClinicFailure('NOT_FOUND');
  if (others.some((other) => other.nameTag === slot.nameTag)) throw new ClinicFailure('SIGN_IN_NAME_TAKEN');
  const users = keyFile.users.map((other) => (other.userId === slot.userId ? slot : other));
  writeKeyFile(path, { ...keyFile, users }, 'revokes');
}

/** Wraps a slot again at today's cost. */
async function raiseCost(path: string, dataKey: Buffer, slot: UserSlot, passphrase: string): Promise<void> {
  const raised = await wrappedUserSlot(dataKey, slot.userId, slot.nameTag, passphrase);
  writeIfPossible(() => {
    const keyFile = readKeyFile(path);
    if (keyFile.users.some((other) => other.id === slot.id)) putSlot(path, keyFile, raised);
  });
}

/** A disk that can't be written must not keep anybody from unlocking. */
function writeIfPossible(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof ClinicFailure)) throw error;
  }
}

async function userSlot(nameSalt: string, dataKey: Buffer, newSlot: NewSlot): Promise<UserSlot> {
  const problem = passphraseLengthProblem(newSlot.passphrase);
  if (problem !== undefined) throw new ClinicFailure(problem);
  return wrappedUserSlot(dataKey, newSlot.userId, nameTag(nameSalt, newSlot.signInName), newSlot.passphrase);
}

async function wrappedUserSlot(
  dataKey: Buffer,
  userId: string,
  tag: string,
  passphrase: string,
): Promise<UserSlot> {
  const derivation = newDerivation();
  const id = newIdentifier();
  const wrappedKey = await wrapWith(passphrase, derivation, dataKey, userBinding({ id, userId }));
  return { id, userId, nameTag: tag, derivation, wrappedKey };
}

async function recoverySlot(dataKey: Buffer, recoveryCode: string): Promise<RecoverySlot> {
  const code = parseRecoveryCode(recoveryCode);
  if (code === undefined) throw new ClinicFailure('WRONG_RECOVERY_CODE');
  const derivation = newDerivation();
  const id = newIdentifier();
  return { id, derivation, wrappedKey: await wrapWith(code, derivation, dataKey, recoveryBinding(id)) };
}

/** What a wrapped key is bound to: a slot's parts can't be moved into another slot, person or version. */
function userBinding(slot: Pick<UserSlot, 'id' | 'userId'>): Buffer {
  return Buffer.from(`waystation key file ${String(KEY_FILE_VERSION)} user ${slot.id} ${slot.userId}`);
}

function recoveryBinding(id: string): Buffer {
  return Buffer.from(`waystation key file ${String(KEY_FILE_VERSION)} recovery ${id}`);
}

async function wrapWith(
  secret: string,
  derivation: Derivation,
  dataKey: Buffer,
  binding: Buffer,
): Promise<WrappedKey> {
  const wrappingKey = await deriveWrappingKey(secret, derivation);
  try {
    const initialisationVector = randomBytes(12);
    const cipher = createCipheriv(CIPHER, wrappingKey, initialisationVector).setAAD(binding);
    const ciphertext = Buffer.concat([cipher.update(dataKey), cipher.final()]);
    return {
      initialisationVector: initialisationVector.toString('base64'),
      ciphertext: ciphertext.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    };
  } finally {
    wipe(wrappingKey);
  }
}

/** The data key, or `undefined` when the secret is another one. */
async function unwrapWith(
  secret: string,
  derivation: Derivation,
  wrapped: WrappedKey,
  binding: Buffer,
): Promise<Buffer | undefined> {
  const wrappingKey = await deriveWrappingKey(secret, derivation);
  try {
    const initialisationVector = Buffer.from(wrapped.initialisationVector, 'base64');
    const decipher = createDecipheriv(CIPHER, wrappingKey, initialisationVector, { authTagLength: 16 })
      .setAAD(binding)
      .setAuthTag(Buffer.from(wrapped.tag, 'base64'));
    const dataKey = decipher.update(Buffer.from(wrapped.ciphertext, 'base64'));
    try {
      decipher.final();
    } catch {
      wipe(dataKey);
      return undefined;
    }
    return dataKey;
  } finally {
    wipe(wrappingKey);
  }
}

function keyCheckOf(dataKey: Buffer): string {
  return createHmac('sha256', dataKey).update('waystation key check').digest('hex');
}

/** A key of another site would make a slot that opens nothing. */
function assertKeyOf(keyFile: KeyFile, dataKey: Buffer): void {
  const expected = Buffer.from(keyFile.keyCheck, 'hex');
  if (!timingSafeEqual(expected, Buffer.from(keyCheckOf(dataKey), 'hex')))
    throw new ClinicFailure('KEY_FILE_DAMAGED');
}

function assertNoKeyFile(path: string): void {
  if (existsSync(path)) throw new ClinicFailure('SITE_EXISTS');
}

function wipe(buffer: Buffer): void {
  buffer.fill(0);
}
