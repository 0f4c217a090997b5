import { deviceIdentity } from '../../store/device';
import type { Handlers } from '../context';
import { unsentChangeCount } from './unsent-changes';

/** What the page asks after unlocking and after a reload. */
export const siteHandlers: Handlers<'session.current'> = {
  'session.current': {
    run: 'read',
    handle: ({ reader, user, site, today }) => ({
      user,
      site,
      today,
      unsentChangeCount: unsentChangeCount(reader, deviceIdentity(reader).id),
    }),
  },
};
