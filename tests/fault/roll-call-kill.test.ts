import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { verifyAudit } from '../../electron/vault/store/audit';
import { sqlFragment } from '../../electron/vault/store/sql';
import { childProgram } from '../support/child-program';
import type { ChildProgram } from '../support/child-program';
import { FakeClock } from '../support/fake-clock';
import { KillCount, faultRounds } from '../support/kill-count';
import { marksOfRound } from '../support/roll-call-rounds';
import { seedClient, seedGroup } from '../support/seed-records';
import { temporaryFolder } from '../support/temporary-folder';
import { copyTestSite } from '../support/test-site';
import { VaultHarness } from '../support/vault-harness';

const PEOPLE = 12;
const DAY = 86_400_000;

const kills = new KillCount('kill -9 of the vault in the middle of a roll call');

let program: ChildProgram;

beforeAll(async () => {
  program = await childProgram('roll-call');
});

afterAll(() => {
  kills.report();
  program.remove();
});

test.each(Array.from({ length: faultRounds(3) }, (_, round) => round))(
  'a vault killed in the middle of a roll call has every mark it acknowledged, and offers what was typed (round %i)',
  async (round) => {
    const parent = temporaryFolder();
    const site = await copyTestSite(parent);
    const { signInName, passphrase } = site.people.peer_worker;
    // The group of yesterday, whatever the hour.
    const vault = new VaultHarness(parent, site, { clock: new FakeClock(Date.now() - DAY) });
    const { groupId, heldOn } = vault.seed('peer_worker', (context) => {
      const people = Array.from({ length: PEOPLE }, () => seedClient(context).id);
      return { groupId: seedGroup(context, people).id, heldOn: context.today };
    });
    const task = { folder: site.folder, signInName, passphrase, groupId, heldOn };
    const child = program.start({ arguments: [JSON.stringify(task)] });
    await child.printed(7 + ((round * 11) % 50));
    await new Promise((resolve) => setTimeout(resolve, (round * 5) % 11));
    child.process.kill('SIGKILL');
    expect(await child.ended()).toMatchObject({ signal: 'SIGKILL', errors: '' });
    /** The last round of which such a line was printed; 0 when none was. */
    const last = (what: string): number =>
      Math.max(
        0,
        ...child
          .lines()
          .map((line) => line.split(' '))
          .filter(([first]) => first === what)
          .map(([, number]) => Number(number)),
      );

    vault.clock.pass(DAY);
    await vault.signIn('peer_worker');
    const { id, roster, savedAt } = await vault.call('session.open', { groupId, heldOn });
    const clientIds = roster.map(({ clientId }) => clientId);
    // What was acknowledged, or the one that was on its way then: whole, never a part of it.
    const found = roster.map(({ mark }) => mark);
    const whole = [last('saved'), last('save')]
      .filter((number) => number > 0)
      .map((number) => marksOfRound(clientIds, number).map(({ mark }) => mark));
    if (last('saved') > 0) expect(savedAt).not.toBeNull();
    if (savedAt === null) expect(found).toEqual(clientIds.map(() => null));
    else expect(whole).toContainEqual(found);
    const contacts = vault.inspect((reader) =>
      reader.value(sqlFragment`SELECT count(*) FROM encounter WHERE status = 'done'`, z.int()),
    );
    expect(contacts).toBe(found.filter((mark) => mark === 'present').length);

    // What was kept of the marks, and of the words, is there to go on with.
    const kept = await vault.call('draft.get', { kind: 'attendance', subject: id });
    expect([last('kept'), last('keep')]).toContain(kept.draft?.content['round']);
    if (last('typed') > 0) {
      const { drafts } = await vault.call('note.drafts', {});
      expect(drafts).toHaveLength(1);
      const typed = await vault.call('draft.get', { kind: 'note', subject: drafts[0]?.noteId ?? '' });
      expect([last('typed'), last('type')].map((words) => 'word '.repeat(words))).toContain(
        typed.draft?.content['text'],
      );
    }
    expect(await vault.inspectLater((reader) => verifyAudit(reader))).toMatchObject({ isWhole: true });
    kills.add(last('saved') + last('kept') + last('typed'));
    await vault.close();
  },
);
