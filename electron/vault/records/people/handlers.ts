import { User } from '../../../../shared/model';
import { updateRecord } from '../../store/records';
import type { Handlers } from '../context';
import { listStaff } from './staff';

/** Accounts of the people who work here; adding one is a session method, because it needs the key file. */
export const peopleHandlers: Handlers<'user.list' | 'session.setLanguage'> = {
  'user.list': {
    run: 'read',
    handle: ({ reader, user }) => ({ users: listStaff(reader, user.language) }),
  },
  'session.setLanguage': {
    run: 'write',
    handle: ({ writer, change, user }, { language }) => {
      updateRecord(writer, change, User, user.id, { language }, { expectedRevision: 'newest' });
      return {};
    },
  },
};
