import { createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';

import { ClinicFailure } from '../../../shared/errors';
import { newIdentifier } from '../../../shared/identifiers';
import { passphraseLengthProblem } from '../../../shared/rules/passphrase';
import { deriveWrappingKey, isBelowCurrent, newDerivation } from './derivation';
import { readKeyFile, writeKeyFile } from './key-file';
import type { Derivation, KeyFile, Moving, RecoverySlot, UserSlot, WrappedKey } from './key-file-format';
import { canMove, followMoves, moveOn, newMoving } from './moving';
import { newRecoveryCode, parseRecoveryCode } from './recovery-code';
import { assertKeyOf, keyCheckOf, unwrapKey, wrapKey } from './wrapping';

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

/** Whether a key file may be brought up to date by the way, or must stay as it is, as a backup's must. */
export type KeyFileUse = 'own' | 'copy';

/**
 * The data key, for who knows the passphrase. A slot made with a lower cost than today's, and one that was moved on
 * to another data key, is wrapped again.
 * @throws ClinicFailure `WRONG_PASSPHRASE` for a wrong passphrase and an unknown name alike, and what `readKeyFile`
 *   throws.
 */
export async function unlockWithPassphrase(
  path: string,
  credentials: Credentials,
  use: KeyFileUse = 'own',
): Promise<Unlocked> {
  const keyFile = readKeyFile(path);
  const slot = slotOfName(keyFile, credentials.signInName);
  if (slot === undefined) {
    // An unknown name takes as long as a known one.
    wipe(await deriveWrappingKey(credentials.passphrase, newDerivation()));
    throw new ClinicFailure('WRONG_PASSPHRASE');
  }
  const dataKey = await openSlot(credentials.passphrase, slot, userBinding(slot));
  if (dataKey === undefined) throw new ClinicFailure('WRONG_PASSPHRASE');
  assertKeyOf(keyFile, dataKey);
  if (use === 'own' && isDated(slot)) await wrapAnew(path, dataKey, slot, credentials.passphrase);
  return { dataKey, userId: slot.userId };
}

/** The data key, for who has the recovery code. The slot is wrapped again as a person's is. */
export async function unlockWithRecoveryCode(
  path: string,
  typedCode: string,
  use: KeyFileUse = 'own',
): Promise<{ readonly dataKey: Buffer }> {
  const keyFile = readKeyFile(path);
  const code = parseRecoveryCode(typedCode);
  if (code === undefined) throw new ClinicFailure('WRONG_RECOVERY_CODE');
  const { id } = keyFile.recovery;
  const dataKey = await openSlot(code, keyFile.recovery, recoveryBinding(id));
  if (dataKey === undefined) throw new ClinicFailure('WRONG_RECOVERY_CODE');
  assertKeyOf(keyFile, dataKey);
  if (use === 'own' && isDated(keyFile.recovery)) {
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

/** Wraps a slot again, at today's cost and for the data key of now. */
async function wrapAnew(path: string, dataKey: Buffer, slot: UserSlot, passphrase: string): Promise<void> {
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
  const id = newIdentifier();
  const wrapped = await wrapWith(passphrase, dataKey, userBinding({ id, userId }));
  return { id, userId, nameTag: tag, ...wrapped };
}

async function recoverySlot(dataKey: Buffer, recoveryCode: string): Promise<RecoverySlot> {
  const code = parseRecoveryCode(recoveryCode);
  if (code === undefined) throw new ClinicFailure('WRONG_RECOVERY_CODE');
  const id = newIdentifier();
  return { id, ...(await wrapWith(code, dataKey, recoveryBinding(id))) };
}

/**
 * What a wrapped key is bound to: a slot's parts can't be moved into another slot or to another person. The number is
 * of this text, not of the file.
 */
function userBinding(slot: Pick<UserSlot, 'id' | 'userId'>): Buffer {
  return Buffer.from(`waystation key file 1 user ${slot.id} ${slot.userId}`);
}

function recoveryBinding(id: string): Buffer {
  return Buffer.from(`waystation key file 1 recovery ${id}`);
}

/** What every slot has. */
interface Wrapped {
  readonly derivation: Derivation;
  readonly wrappedKey: WrappedKey;
  readonly moving?: Moving | undefined;
}

async function wrapWith(secret: string, dataKey: Buffer, binding: Buffer): Promise<Required<Wrapped>> {
  const derivation = newDerivation();
  const wrappingKey = await deriveWrappingKey(secret, derivation);
  try {
    return {
      derivation,
      wrappedKey: wrapKey(wrappingKey, dataKey, binding),
      moving: newMoving(dataKey, wrappingKey, binding),
    };
  } finally {
    wipe(wrappingKey);
  }
}

/** The data key of now, or `undefined` when the secret is another one. */
async function openSlot(secret: string, slot: Wrapped, binding: Buffer): Promise<Buffer | undefined> {
  const wrappingKey = await deriveWrappingKey(secret, slot.derivation);
  try {
    const dataKey = unwrapKey(wrappingKey, slot.wrappedKey, binding);
    if (dataKey === undefined || slot.moving === undefined || slot.moving.moves.length === 0) return dataKey;
    return followMoves(dataKey, slot.moving, wrappingKey, binding);
  } finally {
    wipe(wrappingKey);
  }
}

/** Whether the slot should be wrapped again when its secret is at hand. */
function isDated({ derivation, moving }: Wrapped): boolean {
  return isBelowCurrent(derivation) || moving === undefined || moving.moves.length > 0;
}

/** Whose slots can go over to another data key without them. */
export interface Movable {
  /** Who has to sign in first, or needs a one-time passphrase after. */
  readonly stayingUserIds: readonly string[];
  /** Whether the recovery code goes over too; without it the key isn't changed. */
  readonly recoveryCodeMoves: boolean;
}

/** Says who would be left behind if the data key were changed now. */
export function movable({ users, recovery }: KeyFile): Movable {
  return {
    stayingUserIds: users.filter(({ moving }) => !canMove(moving)).map(({ userId }) => userId),
    recoveryCodeMoves: canMove(recovery.moving),
  };
}

/**
 * The key file for another data key: everybody's passphrase and the recovery code open the new one, and what opens the
 * old one opens nothing more. Slots that can't be moved are left out.
 * @throws ClinicFailure `NOT_PERMITTED` when the recovery code or nobody can go over, `KEY_FILE_DAMAGED`.
 */
export function movedKeyFile(
  keyFile: KeyFile,
  keys: { readonly from: Buffer; readonly to: Buffer },
): { readonly keyFile: KeyFile; readonly leftUserIds: readonly string[] } {
  assertKeyOf(keyFile, keys.from);
  const { recovery } = keyFile;
  const users = keyFile.users.flatMap((slot) =>
    canMove(slot.moving) ? [{ ...slot, moving: moveOn(slot.moving, keys, userBinding(slot)) }] : [],
  );
  if (!canMove(recovery.moving) || users.length === 0) throw new ClinicFailure('NOT_PERMITTED');
  const moving = moveOn(recovery.moving, keys, recoveryBinding(recovery.id));
  return {
    keyFile: {
      nameSalt: keyFile.nameSalt,
      keyCheck: keyCheckOf(keys.to),
      users,
      recovery: { ...recovery, moving },
    },
    leftUserIds: movable(keyFile).stayingUserIds,
  };
}

function assertNoKeyFile(path: string): void {
  if (existsSync(path)) throw new ClinicFailure('SITE_EXISTS');
}

function wipe(buffer: Buffer): void {
  buffer.fill(0);
}
