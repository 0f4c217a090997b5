import { Dexie, type EntityTable } from 'dexie';
import type { MethodName, MethodOutput } from '../../shared/contract';
import type { JobProgress } from './call';
import { stableText } from './stable-text';

/**
 * The page's working set: what is on screen, in an IndexedDB that lives in memory only (session partition
 * `clinic`) and is gone at lock. It is never the record; the vault fills it, liveQuery feeds the screens from it.
 *
 * In-memory IndexedDB is superlinear in its number of rows (2,000 rows 0.65 s, 10,000 rows 7.8 s, 10,000 rows
 * packed 0.27 s), so an answer is one packed record whatever it holds, and each area keeps only the answers
 * used last.
 */

/** Where an answer is kept; each area has its own bound. */
export type WorkingSetArea = 'windows' | 'charts' | 'notes' | 'boards' | 'answers' | 'views';

/** Records an area keeps at most. Their sum with `PROGRESS_LIMIT` stays far under the 2,000 rows measured. */
export const AREA_LIMITS: Readonly<Record<WorkingSetArea, number>> = {
  windows: 60,
  charts: 40,
  notes: 60,
  boards: 10,
  answers: 120,
  views: 200,
};
export const PROGRESS_LIMIT = 20;

const AREAS: Readonly<Partial<Record<MethodName, WorkingSetArea>>> = {
  'client.list': 'windows',
  'client.open': 'charts',
  'note.open': 'notes',
  'today.board': 'boards',
  'endOfDay.review': 'boards',
  'view.get': 'views',
};

/** The area a method's answers are kept in. */
export function areaOf(method: MethodName): WorkingSetArea {
  return AREAS[method] ?? 'answers';
}

/** One answer of the vault, packed. */
export interface StoredAnswer {
  readonly key: string;
  readonly method: MethodName;
  /** Counts up; the smallest leave first when the area is full. */
  readonly usedAs: number;
  readonly value: unknown;
}

type StoredProgress = JobProgress & { readonly usedAs: number };

type AnswerTable = EntityTable<StoredAnswer, 'key'>;

const DATABASE_NAME = 'working-set';

export class WorkingSet extends Dexie {
  declare readonly windows: AnswerTable;
  declare readonly charts: AnswerTable;
  declare readonly notes: AnswerTable;
  declare readonly boards: AnswerTable;
  declare readonly answers: AnswerTable;
  declare readonly views: AnswerTable;
  declare readonly progress: EntityTable<StoredProgress, 'callId'>;
  #used = 0;

  constructor(name: string = DATABASE_NAME) {
    // What is read is never changed in place, so it needn't be cloned for every reader.
    super(name, { cache: 'immutable' });
    const answers = '&key, usedAs';
    this.version(1).stores({
      windows: answers,
      charts: answers,
      notes: answers,
      boards: answers,
      answers,
      views: answers,
      progress: '&callId, usedAs',
    });
  }

  /** The answer stored for this question, if it is still there. */
  async answer<Name extends MethodName>(
    method: Name,
    key: string,
  ): Promise<{ readonly key: string; readonly value: MethodOutput<Name> } | null> {
    const found = await this[areaOf(method)].get(key);
    // Only `keepAnswer` writes here, under a key that starts with the method's name.
    return found?.method === method ? { key, value: found.value as MethodOutput<Name> } : null;
  }

  /** Puts an answer of the vault in its area and lets the longest unused ones go. */
  async keepAnswer<Name extends MethodName>(
    method: Name,
    key: string,
    value: MethodOutput<Name>,
  ): Promise<void> {
    const area = areaOf(method);
    const table = this[area];
    await this.transaction('rw', table, async () => {
      await table.put({ key, method, usedAs: this.#next(), value });
      const excess = (await table.count()) - AREA_LIMITS[area];
      if (excess > 0) {
        const oldest = await table.orderBy('usedAs').limit(excess).primaryKeys();
        await table.bulkDelete(oldest);
      }
    });
  }

  /** Forgets one answer: the vault refuses it now, so the page must not show it any more. */
  async forgetAnswer(method: MethodName, key: string): Promise<void> {
    await this[areaOf(method)].delete(key);
  }

  /** How far a long job is. */
  async keepProgress(progress: JobProgress): Promise<void> {
    await this.transaction('rw', this.progress, async () => {
      await this.progress.put({ ...progress, usedAs: this.#next() });
      const excess = (await this.progress.count()) - PROGRESS_LIMIT;
      if (excess > 0) {
        await this.progress.bulkDelete(await this.progress.orderBy('usedAs').limit(excess).primaryKeys());
      }
    });
  }

  #next(): number {
    this.#used += 1;
    return this.#used;
  }
}

/** A question's identity: the method and its input with sorted keys. */
export function answerKey(method: MethodName, input: unknown): string {
  return `${method} ${stableText(input)}`;
}
