import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Database } from '@signalapp/sqlcipher';

import { unlockWithPassphrase } from '../../electron/vault/keys/slots';
import { foundStatement } from '../../electron/vault/records/clients/find-clients';
import { caseloadStatement } from '../../electron/vault/records/clients/list-clients';
import { siteFolder } from '../../electron/vault/site-folder';
import { pageBytesOf } from '../../electron/vault/store/database-file';
import { methodDefinition } from '../../shared/contract';
import type { MethodInput } from '../../shared/contract';
import { readSought } from '../../shared/rules/find-people';
import { SEED_PASSPHRASE } from '../seed/seed-site';
import type { SeedSizeName } from '../seed/sizes';
import { BenchPage } from './bench-page';
import { placeSite } from './generated-site';
import { compare, measureInTurn } from './measure';
import type { Comparison } from './measure';

const ROUNDS = 60;
const WARM_UP_ROUNDS = 5;
const WINDOW = 50;
const TYPED = ['m', 'ma', 'mar', 'mart', 'garcia', 'jose gar', 'yaz', 'o b', 'ngu'];
/** What is typed to find anybody, from the most to the least people found. */
const SOUGHT = {
  'parts of names': ['m', 'mar', 'ari', 'arci', 'ose gar', 'utier', 'err ana', 'o b', 'eza 1985'],
  'phone digits': ['5055', '505555', '0142', '555 01', '(505) 555', '5550'],
  'dates of birth': ['1985', '3/1985', '3/7/1985', '7 de marzo', 'mar 7, 1985', '12/11', 'ana 1990'],
} as const;

/** Milliseconds of design §10, at 10,000 people and at 100,000. */
const BUDGETS = {
  list: { small: 25, clinic: 25, stress: 50 },
  search: { small: 16, clinic: 16, stress: 30 },
  chart: { small: 100, clinic: 100, stress: 100 },
} as const;

type ListInput = MethodInput<'client.list'>;

/**
 * What people do all day, at a generated site of the given size, each beside the same window of rows read by the same
 * driver from a copy without a key: what stands above a ratio of one is encryption, message port, permissions, audit
 * and schemas together.
 * @param options.seedFolder where `npm run seed` left a site of this size; one is made when there is none
 */
export async function benchScale(options: {
  readonly size: SeedSizeName;
  readonly seedFolder: string;
}): Promise<readonly Comparison[]> {
  const { size } = options;
  const folder = mkdtempSync(join(tmpdir(), 'waystation-bench-scale-'));
  const vaultFolder = join(folder, 'vault');
  try {
    await placeSite(vaultFolder, options);
    return await measureSite(vaultFolder, join(folder, 'plain.db'), size);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureSite(
  vaultFolder: string,
  plainPath: string,
  size: SeedSizeName,
): Promise<readonly Comparison[]> {
  const page = new BenchPage(vaultFolder);
  const { user } = await page.call('session.unlock', {
    signInName: 'simone',
    passphrase: SEED_PASSPHRASE,
  });
  // After the unlock, which brings a site of an older version to today's schema.
  const plain = await plainCopy(vaultFolder, plainPath);
  try {
    const { today, site } = await page.call('session.current', {});
    const day = { today, daysWithoutContact: site.daysWithoutContact };
    const plainWindow = (input: ListInput): unknown => {
      const parsed = methodDefinition('client.list').input.parse(input);
      const statement = caseloadStatement(user, parsed as Parameters<typeof caseloadStatement>[1], day);
      return plain.prepare(statement.text).get(statement.parameters as (string | number | null)[]);
    };
    const { total } = await page.call('client.list', listInput({}));
    const { rows } = await page.call('client.list', listInput({ limit: 200 }));
    let round = 0;
    const beside = async (
      name: string,
      budgetMilliseconds: number,
      input: (round: number) => ListInput,
    ): Promise<Comparison> => {
      const { subject, against } = await measureInTurn(
        {
          subject: () => page.call('client.list', input((round += 1))),
          against: () => plainWindow(input(round)),
        },
        ROUNDS,
        WARM_UP_ROUNDS,
      );
      return compare({
        name: `${name}, ${String(total)} people`,
        baseline: 'the same statement on the same rows in plain SQLite, no vault',
        ...{ subject, against, budgetP95Milliseconds: budgetMilliseconds },
      });
    };
    const sorts = ['displayName', 'birthDate', 'status', 'lastContactOn', 'assignedWorkerName'] as const;
    const found: Comparison[] = [
      await beside('sort the caseload', BUDGETS.list[size], (at) =>
        listInput({
          sort: [{ column: sorts[at % sorts.length] ?? 'displayName', descending: at % 2 === 0 }],
        }),
      ),
      await beside('filter the caseload by worker and status', BUDGETS.list[size], (at) =>
        listInput({ workerIds: [rows[at % rows.length]?.assignedWorkerId ?? null], statuses: ['active'] }),
      ),
      await beside('page through the caseload', BUDGETS.list[size], (at) =>
        listInput({ offset: (at * 977) % Math.max(1, total - WINDOW) }),
      ),
      await beside('search as you type', BUDGETS.search[size], (at) =>
        listInput({ text: TYPED[at % TYPED.length] ?? 'm' }),
      ),
    ];
    for (const [what, texts] of Object.entries(SOUGHT)) {
      const textOf = (at: number): string => texts[at % texts.length] ?? '';
      const { subject, against } = await measureInTurn(
        {
          subject: () => page.call('client.find', { text: textOf((round += 1)) }),
          against: () => {
            const sought = readSought(textOf(round), today);
            if (sought === null) throw new Error('Nothing is looked for');
            const statement = foundStatement(user, sought, []);
            return plain.prepare(statement.text).get(statement.parameters as (string | number | null)[]);
          },
        },
        ROUNDS,
        WARM_UP_ROUNDS,
      );
      found.push(
        compare({
          name: `find anyone by ${what}, ${String(total)} people`,
          baseline: 'the same statement on the same rows in plain SQLite, no vault',
          ...{ subject, against, budgetP95Milliseconds: BUDGETS.search[size] },
        }),
      );
    }
    const chart = await measureInTurn(
      {
        subject: () =>
          page.call('client.open', { clientId: rows[(round += 1) % rows.length]?.clientId ?? '' }),
        against: () =>
          plain.prepare('SELECT * FROM client WHERE id = ?').get([rows[round % rows.length]?.clientId ?? '']),
      },
      ROUNDS,
      WARM_UP_ROUNDS,
    );
    found.push(
      compare({
        name: `open a chart, audited, ${String(total)} people`,
        baseline: 'one person’s row in plain SQLite',
        ...{ subject: chart.subject, against: chart.against },
        budgetP95Milliseconds: BUDGETS.chart[size],
        note: `vault and page together hold ${String(Math.round(process.memoryUsage().rss / 2 ** 20))} MB here`,
      }),
    );
    return found;
  } finally {
    plain.close();
    await page.close();
  }
}

function listInput(
  given: Partial<ListInput['filter']> & Partial<Pick<ListInput, 'sort' | 'offset' | 'limit'>>,
): ListInput {
  const { sort = [], offset = 0, limit = WINDOW, ...filter } = given;
  return { filter: { text: '', statuses: [], workerIds: [], ...filter }, sort, offset, limit };
}

/** Everything of the site's database without a key. Only for people who don't exist. */
async function plainCopy(vaultFolder: string, path: string): Promise<Database> {
  const folder = siteFolder(vaultFolder);
  const secret = { signInName: 'simone', passphrase: SEED_PASSPHRASE };
  const { dataKey } = await unlockWithPassphrase(folder.keyFile, secret);
  const encrypted = new Database(folder.database);
  encrypted.pragma(`key = "x'${dataKey.toString('hex')}'"`);
  encrypted.pragma(`cipher_page_size = ${String(pageBytesOf(folder.database, dataKey))}`);
  dataKey.fill(0);
  encrypted.exec(`ATTACH DATABASE '${path}' AS plain KEY ''`);
  encrypted.exec("SELECT sqlcipher_export('plain')");
  encrypted.exec('DETACH DATABASE plain');
  encrypted.close();
  const plain = new Database(path);
  plain.pragma('cache_size = -65536');
  return plain;
}
