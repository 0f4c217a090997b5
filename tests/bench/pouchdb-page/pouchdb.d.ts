/** The little of PouchDB the benchmark uses; the packages ship no types. */
declare module 'pouchdb-browser' {
  interface Found {
    readonly docs: readonly object[];
  }
  export default class PouchDB {
    static plugin(plugin: unknown): typeof PouchDB;
    constructor(name: string);
    bulkDocs(
      documents: readonly object[],
    ): Promise<readonly ({ readonly ok: true } | { readonly error: true })[]>;
    get(id: string): Promise<object>;
    put(document: object): Promise<unknown>;
    createIndex(options: { readonly index: { readonly fields: readonly string[] } }): Promise<unknown>;
    find(request: {
      readonly selector: object;
      readonly sort?: readonly string[];
      readonly limit?: number;
    }): Promise<Found>;
  }
}

declare module 'pouchdb-find' {
  const plugin: unknown;
  export default plugin;
}
