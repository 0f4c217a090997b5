import PouchDB from 'pouchdb-browser';
import find from 'pouchdb-find';

/** What the benchmark asks of PouchDB; each answers how long it took, in milliseconds. */
export interface PouchWork {
  insert(documents: readonly object[]): Promise<number>;
  /** Makes the indexes the reads below need, and fills them. */
  index(): Promise<number>;
  list(limit: number): Promise<number>;
  filter(by: { readonly status: string; readonly workerId: string | null }): Promise<number>;
  change(patch: { readonly id: string; readonly nextContactOn: string }): Promise<number>;
}

const BY_NAME = ['type', 'name'];
const BY_WORKER = ['type', 'assignedWorkerId', 'status', 'name'];

PouchDB.plugin(find);
const database = new PouchDB('people');

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function found(request: Parameters<PouchDB['find']>[0]): Promise<void> {
  const { docs } = await database.find(request);
  if (docs.length === 0) throw new Error('PouchDB found nobody');
}

const listed = (limit: number) =>
  found({ selector: { type: 'client', name: { $gte: '' } }, sort: BY_NAME, limit });

const work: PouchWork = {
  insert: (documents) =>
    timed(async () => {
      const answers = await database.bulkDocs(documents);
      if (answers.some((answer) => 'error' in answer)) throw new Error('PouchDB refused a document');
    }),
  index: () =>
    timed(async () => {
      await database.createIndex({ index: { fields: BY_NAME } });
      await database.createIndex({ index: { fields: BY_WORKER } });
      await listed(1);
      await database.find({ selector: { type: 'client', assignedWorkerId: null }, limit: 1 });
    }),
  list: (limit) => timed(() => listed(limit)),
  filter: ({ status, workerId }) =>
    timed(() => found({ selector: { type: 'client', assignedWorkerId: workerId, status } })),
  change: ({ id, nextContactOn }) =>
    timed(async () => {
      await database.put({ ...(await database.get(id)), nextContactOn });
    }),
};

Reflect.set(globalThis, 'pouchWork', work);
