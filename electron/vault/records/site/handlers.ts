import { Site } from '../../../../shared/model';
import { updateRecord } from '../../store/records';
import type { Handlers } from '../context';
import { unsentChangeCount } from './unsent-changes';

/** What the page asks after unlocking and after a reload. */
export const siteHandlers: Handlers<
  'session.current' | 'site.setIdleMinutes' | 'site.setDaysWithoutContact'
> = {
  'session.current': {
    run: 'read',
    handle: ({ reader, user, site, today }) => ({
      user,
      site,
      today,
      unsentChangeCount: unsentChangeCount(reader),
    }),
  },
  'site.setIdleMinutes': {
    run: 'write',
    handle: ({ writer, change, site }, { frontDesk, others }) => {
      const patch = { frontDeskIdleMinutes: frontDesk, othersIdleMinutes: others };
      updateRecord(writer, change, Site, site.id, patch, { expectedRevision: 'newest' });
      return {};
    },
  },
  'site.setDaysWithoutContact': {
    run: 'write',
    handle: ({ writer, change, site }, { days }) => {
      updateRecord(
        writer,
        change,
        Site,
        site.id,
        { daysWithoutContact: days },
        { expectedRevision: 'newest' },
      );
      return {};
    },
  },
};
