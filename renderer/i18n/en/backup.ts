/** Backups: how they stand, the second folder. */
export const backup = {
  title: 'Backups',
  hint: 'Waystation makes a locked copy of everything when you sign in and when you lock, and checks each copy. The copies open only with your passphrase or the recovery code.',
  now: 'Back up now',
  running: 'Backing up',
  state: 'State',
  newest: 'Newest backup',
  none: 'None yet',
  kept: 'Kept on this computer',
  keptCount_one: '{{count, number}} backup, {{size}}',
  keptCount_other: '{{count, number}} backups, {{size}}',
  openSettings: 'Look at the backups',
  states: {
    ok: 'In order',
    late: 'Too old',
    none_yet: 'None yet',
    disk_full: 'Disk is full',
    unwritable: 'Can’t be written',
    missing: 'Not connected',
    copy_damaged: 'Copy was not good',
    other: 'Didn’t work',
  },
  computerSays: {
    late: 'The newest backup on this computer is more than two days old. Your records are safe. Make a backup now.',
    none_yet: 'The first backup is made a moment after you sign in.',
    disk_full:
      'This computer’s disk is too full for a backup. Your records are safe. Free some space, then back up again.',
    unwritable:
      'The backup folder on this computer can’t be written. Your records are safe. Ask whoever looks after this computer to check the disk.',
    missing:
      'The backup folder on this computer is gone. Your records are safe. Back up now to make it again.',
    copy_damaged:
      'The last copy was not good, so it doesn’t count. Your records are safe. The disk may be failing: choose a second folder on another disk.',
    other: 'The last backup didn’t work. Your records are safe. Back up again.',
  },
  second: {
    title: 'A second folder',
    hint: 'A USB stick or a shared drive. If this computer breaks or is stolen, everything can be brought back from there.',
    none: 'There is no second folder yet. If this computer’s disk breaks, its backups are gone with it.',
    noneAsk:
      'There is no second folder yet. If this computer’s disk breaks, its backups are gone with it. Ask an administrator to choose one.',
    folder: 'Folder',
    choose: 'Choose a folder',
    change: 'Choose another folder',
    stop: 'Stop using it',
    stopQuestion: 'Stop copying backups to the second folder?',
    stopConsequence:
      'The copies that are there stay. New ones are kept on this computer only, so a broken disk would take them along.',
    stopConfirm: 'Stop copying',
    insideSite:
      'This folder is where Waystation keeps the records themselves. Choose one on a USB stick or a shared drive.',
  },
  secondSays: {
    late: 'The second folder hasn’t had a new backup for more than two days. Plug in the stick or connect the drive, then back up.',
    none_yet: 'The first copy is on its way.',
    disk_full: 'The second folder is full. The backups on this computer go on. Free some space there.',
    unwritable:
      'The second folder can’t be written. The backups on this computer go on. Check whether the stick is locked.',
    missing:
      'The second folder isn’t connected. The backups on this computer go on. Plug in the stick or connect the drive; the copy is made at the next backup.',
    copy_damaged:
      'The last copy in the second folder was not good, so it doesn’t count. The stick may be failing. Try another one.',
    other:
      'The last copy to the second folder didn’t work. The backups on this computer go on. Back up again.',
  },
} as const;
