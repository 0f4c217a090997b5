/*
 * Brings a database from version 10 to version 20 by a step that rewrites every row. Arguments: database path, key
 * (hex), backup folder.
 */
import { writeSync } from 'node:fs';

import { backUp } from '../../../electron/vault/store/backup';
import { openStore } from '../../../electron/vault/store/connection';
import { migrate } from '../../../electron/vault/store/migrate';
import { twoSteps } from '../../support/synthetic-migrations';

const [path = '', key = '', folder = ''] = process.argv.slice(2);

const store = openStore({ path, key: Buffer.from(key, 'hex') });
writeSync(1, 'ready\n');
migrate(store, {
  migrations: twoSteps,
  backUp: (before) => {
    backUp({ store: before, folder, reason: 'migration', now: Date.now() });
    writeSync(1, 'backed up\n');
  },
});
writeSync(1, 'migrated\n');
store.close();
