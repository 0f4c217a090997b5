import type { SessionHandlers } from './session-handler';

/**
 * Answers to the session methods. Everything but the status, which the lock screen waits for, is loaded when it is
 * first asked for.
 */
export const sessionHandlers: SessionHandlers = {
  'site.status': async ({ session }) => session.status(),
  'site.usePreviousKeyFile': async ({ session }) => session.usePreviousKeyFile(),
  'site.create': async (context, input) => (await import('./records/site/set-up')).setUpSite(context, input),
  'site.createSample': async (context, input) =>
    (await import('./records/site/set-up')).setUpSampleSite(context, input),
  'site.wipeSample': async (context) => (await import('./records/site/set-up')).wipeSample(context),
  'recovery.renew': async (context, input) =>
    (await import('./records/site/recovery')).renewRecovery(context, input),
  'recovery.confirm': async (context, input) =>
    (await import('./records/site/recovery')).confirmRecovery(context, input),
  'recovery.test': async (context, input) =>
    (await import('./records/site/test-recovery')).testRecovery(context, input),
  'session.unlock': async (context, input) => (await import('./records/site/sign-in')).unlock(context, input),
  'session.recover': async (context, input) =>
    (await import('./records/site/recovery')).recover(context, input),
  'session.changePassphrase': async (context, input) =>
    (await import('./records/people/change-passphrase')).changePassphrase(context, input),
  'user.create': async (context, input) =>
    (await import('./records/people/create-user')).createUser(context, input),
  'user.update': async (context, input) =>
    (await import('./records/people/update-user')).updateUser(context, input),
  'user.deactivate': async (context, input) =>
    (await import('./records/people/close-account')).deactivateUser(context, input),
  'user.reactivate': async (context, input) =>
    (await import('./records/people/close-account')).reactivateUser(context, input),
  'user.resetPassphrase': async (context, input) =>
    (await import('./records/people/reset-passphrase')).resetPassphrase(context, input),
  'restore.look': async (context, input) => (await import('./restore/desk')).lookAtSnapshots(context, input),
  'restore.run': async (context, input) => (await import('./restore/desk')).runRestore(context, input),
  'restore.openAnyway': async (context) => (await import('./restore/desk')).openAnyway(context),
  'backup.status': async (context) => (await import('./backup/methods')).backupStatus(context),
  'backup.start': async (context) => (await import('./backup/methods')).startBackup(context),
  'backup.setSecondFolder': async (context, input) =>
    (await import('./backup/methods')).setSecondFolder(context, input),
  'backup.clearSecondFolder': async (context) =>
    (await import('./backup/methods')).clearSecondFolder(context),
  'dataKey.status': async (context) => (await import('./key-change/methods')).dataKeyStatus(context),
  'dataKey.change': async (context, input) =>
    (await import('./key-change/methods')).changeDataKey(context, input),
};
