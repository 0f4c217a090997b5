import type { Clock } from '../../shared/clock';
import { newIdentifier } from '../../shared/identifiers';
import { localDateAt } from '../../shared/time';
import { openSiteStore } from '../../electron/vault/open-store';
import type { WriteContext } from '../../electron/vault/records/context';
import { readSignedInUser, readSiteSummary } from '../../electron/vault/records/site/session-view';
import type { SiteFolder } from '../../electron/vault/site-folder';
import { transaction } from '../../electron/vault/store/connection';

/** Writes records of a site by the store's own functions, as one of its people; only while no vault has it open. */
export function writeAs<Value>(
  site: {
    readonly folder: SiteFolder;
    readonly dataKey: Buffer;
    readonly clock: Clock;
    readonly userId: string;
  },
  work: (context: WriteContext) => Value,
): Value {
  const { clock, userId } = site;
  const { store, changeLog } = openSiteStore(site.folder, site.dataKey, clock);
  try {
    return transaction(store, (writer) => {
      const summary = readSiteSummary(writer);
      return work({
        user: readSignedInUser(writer, userId),
        site: summary,
        clock,
        today: localDateAt(clock.now(), summary.timeZone),
        writer,
        change: { actorId: userId, now: clock.now(), operationId: newIdentifier(), changeLog },
        audit: () => undefined,
      });
    });
  } finally {
    store.close();
  }
}
