/*
 * Brings a database from version 10 to version 20 by a step that rewrites every row. Arguments: database path, key
 * (hex), backup folder, key file.
 */
import { writeSync } from 'node:fs';

import { takeSnapshotNow } from '../../../electron/vault/backup/take-snapshot';
import { systemClock } from '../../../electron/vault/clock';
import { openStore } from '../../../electron/vault/store/connection';
import { migrate } from '../../../electron/vault/store/migrate';
import { twoSteps } from '../../support/synthetic-migrations';

const [path = '', key = '', backups = '', keyFile = ''] = process.argv.slice(2);

const store = openStore({ path, key: Buffer.from(key, 'hex') });
writeSync(1, 'ready\n');
migrate(store, {
  migrations: twoSteps,
  backUp: (before) => {
    takeSnapshotNow({
      store: before,
      dataKey: Buffer.from(key, 'hex'),
      site: { backups, keyFile },
      reason: 'migration',
      now: systemClock.now(),
    });
    writeSync(1, 'backed up\n');
  },
});
writeSync(1, 'migrated\n');
store.close();
