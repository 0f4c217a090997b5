/** Bringing everything back from a backup. */
export const restore = {
  title: 'Bring everything back from a backup',
  body: 'A backup is a locked copy of everything. Whatever is on this computer now is set aside, never deleted.',
  back: 'Back',
  open: 'Restore from a backup',
  where: 'Where are the backups?',
  place: { computer: 'On this computer', folder: 'In another folder, such as a USB stick' },
  choose: 'Choose the folder',
  chosen: 'Folder: {{name}}',
  chooseMissing: 'Choose the folder the backups are in.',
  who: 'How do you want to open them?',
  by: { passphrase: 'With my passphrase', code: 'With the recovery code' },
  secretMissing: 'Enter your passphrase or the recovery code.',
  look: 'Look at the backups',
  none: 'There are no backups in this place. Try another folder.',
  notPermitted:
    'The records on this computer are in order, so only an administrator, or somebody with the recovery code, may bring a backup back.',
  list: 'Choose the backup to bring back',
  listHint: 'The newest one is usually right.',
  taken: 'From {{when}}',
  counts:
    '{{clients, number}} people, {{encounters, number}} contacts, {{notes, number}} notes, {{users, number}} staff',
  states: {
    cut_off: 'Can’t be used: part of this file is missing.',
    damaged: 'Can’t be used: this backup can’t be read.',
    other_key: 'Can’t be opened with this passphrase or code. It was made when another one was in use.',
  },
  lostNothing: 'Nothing was saved on this computer after it.',
  lostMinutes_one: '{{count, number}} minute of work came after it.',
  lostMinutes_other: '{{count, number}} minutes of work came after it.',
  lostChanges_one: '{{count, number}} change on this computer isn’t in it.',
  lostChanges_other: '{{count, number}} changes on this computer are not in it.',
  rescue: 'What can still be read on this computer is put back afterwards.',
  run: 'Bring this backup back',
  step: {
    reading: 'Copying the backup',
    checking: 'Checking every part of the backup',
    matching: 'Putting back what came after it',
    verifying: 'Checking the result',
  },
  errors: {
    CANCELLED: 'Stopped. Nothing on this computer was changed.',
    DISK_FULL:
      'There is not enough room on this computer for the backup. Nothing was changed. Free some room and try again.',
    DISK_READ_ONLY:
      'Waystation’s folder on this computer can’t be written to. Nothing was changed. Ask whoever looks after the computer, then try again.',
    DATABASE_DAMAGED: 'This backup is damaged. Nothing was changed. Choose another one.',
    FILE_UNREADABLE:
      'The backup can’t be read any more. Nothing was changed. If it is on a stick, put it back in and start again, or choose another backup.',
  },
  done: 'Everything is back',
  backupDone: 'The backup is back',
  doneFrom: 'The backup is from {{when}}.',
  replayed_one: '{{count, number}} later change could still be read and is back.',
  replayed_other: '{{count, number}} later changes could still be read and are back.',
  rescued_one: '{{count, number}} record was put back from the old file.',
  rescued_other: '{{count, number}} records were put back from the old file.',
  unreadable_one: '{{count, number}} place in the old file could not be read.',
  unreadable_other: '{{count, number}} places in the old file could not be read.',
  later: {
    partly: 'Some of what was recorded after {{when}} may be missing.',
    unreadable: 'What was recorded after {{when}} is missing: the old file can’t be read at all.',
    absent: 'What was recorded after {{when}} is not on this computer.',
  },
  askOffice:
    'Look through what was recorded last. End-of-day files sent since then hold it too, but only the office can open them: ask what is in them, and record what is missing again.',
  setAside: 'What was here before is set aside in the folder “quarantine”. Nothing was deleted.',
  signIn: 'Sign in',
  damage: {
    title: 'The records on this computer are damaged',
    found: 'What was found',
    unreadable: 'The file with the records can’t be opened. The disk may be failing.',
    pages_one:
      '{{count, number}} place in the file with the records is not as it was written. The disk may be failing.',
    pages_other:
      '{{count, number}} places in the file with the records are not as they were written. The disk may be failing.',
    records: 'The number of records is not what it should be.',
    line: '{{name}}: {{found, number}} of {{expected, number}}',
    log_missing:
      'A file with the last changes is gone. What was saved after {{when}} was only in it, unless a backup has it.',
    log_broken:
      'A file with the last changes is broken. What was saved after {{when}} may be lost, unless a backup has it.',
    safe: 'What is safe',
    safeText: 'Your backups. Nothing was deleted or changed.',
    next: 'What to do next',
    nextText:
      'Bring back the newest backup. What can still be read in the damaged file is put back afterwards.',
    goOn: 'Go on without them',
    tryAgain: 'Try once more',
  },
} as const;
