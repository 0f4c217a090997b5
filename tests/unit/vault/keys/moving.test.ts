import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { readKeyFile, writeKeyFile } from '../../../../electron/vault/keys/key-file';
import { MOVES_MAX } from '../../../../electron/vault/keys/key-file-format';
import type { KeyFile } from '../../../../electron/vault/keys/key-file-format';
import {
  addSlot,
  createKeyFile,
  movable,
  movedKeyFile,
  newDataKey,
  replaceSlot,
  unlockWithPassphrase,
  unlockWithRecoveryCode,
} from '../../../../electron/vault/keys/slots';
import { newIdentifier } from '../../../../shared/identifiers';
import { temporaryFolder } from '../../../support/temporary-folder';
import { asyncFailureOf, failureOf } from '../../../support/temporary-store';

const ANA = { userId: newIdentifier(), signInName: 'ana', passphrase: 'the bus was late again today' };
const BEN = { userId: newIdentifier(), signInName: 'ben', passphrase: 'the river was high that spring' };

async function siteOfTwo() {
  const folder = temporaryFolder();
  const path = join(folder, 'key-file.json');
  const dataKey = newDataKey();
  const { recoveryCode } = await createKeyFile(path, dataKey, ANA);
  await addSlot(path, dataKey, BEN);
  return { folder, path, dataKey, recoveryCode };
}

function move(path: string, from: Buffer): Buffer {
  const to = newDataKey();
  writeKeyFile(path, movedKeyFile(readKeyFile(path), { from, to }).keyFile, 'revokes');
  return to;
}

describe('a key file moved on to another data key (ADR 0022)', () => {
  it('opens the new key for every passphrase and the recovery code, however often it was moved', async () => {
    const { path, dataKey, recoveryCode } = await siteOfTwo();
    const second = move(path, dataKey);
    expect(await unlockWithPassphrase(path, ANA)).toEqual({ dataKey: second, userId: ANA.userId });
    const third = move(path, second);
    // Ben wasn't there for either.
    expect(readKeyFile(path).users.map(({ moving }) => moving?.moves.length)).toEqual([1, 2]);
    expect((await unlockWithPassphrase(path, BEN)).dataKey).toEqual(third);
    expect((await unlockWithPassphrase(path, ANA)).dataKey).toEqual(third);
    expect((await unlockWithRecoveryCode(path, recoveryCode)).dataKey).toEqual(third);
    // Everybody's slot was wrapped anew when they signed in: nothing of an older key is left.
    const { users, recovery } = readKeyFile(path);
    expect([...users, recovery].map(({ moving }) => moving?.moves.length)).toEqual([0, 0, 0]);
  });

  it('leaves a backup’s key file as it is', async () => {
    const { path, dataKey } = await siteOfTwo();
    move(path, dataKey);
    const before = readFileSync(path);
    await unlockWithPassphrase(path, BEN, 'copy');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('doesn’t open for who has the old key file and a passphrase that was changed since', async () => {
    const { folder, path, dataKey } = await siteOfTwo();
    const stolen = join(folder, 'stolen.json');
    copyFileSync(path, stolen);
    const newPassphrase = 'a lamp in the hallway window';
    await replaceSlot(path, dataKey, { ...BEN, passphrase: newPassphrase });
    const newKey = move(path, dataKey);
    // The thief puts the old slot, which the old passphrase opens, beside what was sealed for the new one.
    const [ana, ben] = readKeyFile(path).users;
    const [, oldBen] = readKeyFile(stolen).users;
    if (ana === undefined || ben?.moving === undefined || oldBen?.moving === undefined)
      throw new Error('no slot');
    const { moves } = ben.moving;
    const forged = { ...oldBen, moving: { ...oldBen.moving, moves } };
    writeKeyFile(stolen, { ...readKeyFile(path), users: [ana, forged] }, 'revokes');
    expect((await asyncFailureOf(unlockWithPassphrase(stolen, BEN))).code).toBe('KEY_FILE_DAMAGED');
    expect((await unlockWithPassphrase(path, { ...BEN, passphrase: newPassphrase })).dataKey).toEqual(newKey);
  });

  it('refuses a public key that was put there without the data key', async () => {
    const { path, dataKey } = await siteOfTwo();
    const other = await siteOfTwo();
    const keyFile = readKeyFile(path);
    const [ana, ben] = keyFile.users;
    const foreign = readKeyFile(other.path).users[0]?.moving;
    if (ana?.moving === undefined || ben === undefined || foreign === undefined) throw new Error('no slot');
    const swapped = { ...ana, moving: { ...ana.moving, publicKey: foreign.publicKey } };
    const forged: KeyFile = { ...keyFile, users: [swapped, ben] };
    const keys = { from: dataKey, to: newDataKey() };
    expect(failureOf(() => movedKeyFile(forged, keys)).code).toBe('KEY_FILE_DAMAGED');
    // And a slot moved on with another old key than its own opens nothing.
    expect(failureOf(() => movedKeyFile(keyFile, { ...keys, from: newDataKey() })).code).toBe(
      'KEY_FILE_DAMAGED',
    );
  });

  it('leaves out who can’t go over, and isn’t made without the recovery code', async () => {
    const { path, dataKey } = await siteOfTwo();
    const keyFile = readKeyFile(path);
    const [ana, ben] = keyFile.users;
    if (ana === undefined || ben === undefined) throw new Error('no slot');
    // As a file of the first version has it.
    const { moving: _, ...oldBen } = ben;
    const keys = { from: dataKey, to: newDataKey() };
    const mixed: KeyFile = { ...keyFile, users: [ana, oldBen] };
    expect(movable(mixed)).toEqual({ stayingUserIds: [BEN.userId], recoveryCodeMoves: true });
    const moved = movedKeyFile(mixed, keys);
    expect(moved.leftUserIds).toEqual([BEN.userId]);
    expect(moved.keyFile.users.map(({ userId }) => userId)).toEqual([ANA.userId]);

    const { moving: __, ...oldRecovery } = keyFile.recovery;
    const withoutCode: KeyFile = { ...keyFile, recovery: oldRecovery };
    expect(movable(withoutCode).recoveryCodeMoves).toBe(false);
    expect(failureOf(() => movedKeyFile(withoutCode, keys)).code).toBe('NOT_PERMITTED');
    // A slot of the first version gets its key pair at the next sign-in.
    writeKeyFile(path, mixed, 'revokes');
    await unlockWithPassphrase(path, BEN);
    expect(movable(readKeyFile(path)).stayingUserIds).toEqual([]);
  });

  it('is moved no more often than it may be', async () => {
    const { path, dataKey } = await siteOfTwo();
    let keyFile = readKeyFile(path);
    let from = dataKey;
    for (let count = 0; count < MOVES_MAX; count += 1) {
      const to = newDataKey();
      ({ keyFile } = movedKeyFile(keyFile, { from, to }));
      from = to;
    }
    expect(movable(keyFile)).toEqual({ stayingUserIds: [ANA.userId, BEN.userId], recoveryCodeMoves: false });
    writeKeyFile(path, keyFile, 'revokes');
    expect((await unlockWithPassphrase(path, BEN)).dataKey).toEqual(from);
  });
});
