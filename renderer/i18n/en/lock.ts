/** The lock screen, getting back in, and a key file that can't be used. */
export const lock = {
  title: 'Sign in',
  signInName: 'Sign-in name',
  passphrase: 'Passphrase',
  unlock: 'Sign in',
  unlocking: 'Opening the records…',
  restore: 'Restore from a backup',
  useRecoveryCode: 'Forgot your passphrase?',
  nothingSent: 'This computer keeps the records to itself. No internet is needed.',
  enterSignInName: 'Enter your sign-in name',
  enterPassphrase: 'Enter your passphrase',
  wait: {
    title: 'Please wait {{wait}}',
    body: 'There were several wrong tries. The wait keeps the records safe. You can try again when the time is up.',
    over: 'You can try again now.',
  },
  reasons: {
    person: 'Locked. What you were writing is kept.',
    idle: 'Locked, because no one used it for a while. What you were writing is kept.',
    suspend: 'Locked, because the computer went to sleep. What you were writing is kept.',
    screen_lock: 'Locked together with the computer. What you were writing is kept.',
    clock_changed:
      'Locked, because the clock of this computer jumped. Check the date and time, then sign in.',
    vault_stopped: {
      title: 'Waystation had to lock',
      body: 'The part that keeps the records stopped. Everything that was saved is safe, and drafts are kept up to the last few seconds. Sign in to go on.',
    },
    page_stopped: {
      title: 'Waystation had to lock',
      body: 'The window stopped working. Everything that was saved is safe, and drafts are kept up to the last few seconds. Sign in to go on.',
    },
  },
  sample: {
    title: 'Sample site: choose who to be',
    body: 'No one here is real. The passphrase is the same for all:',
    signInAs: 'Sign in as {{role}}',
  },
  recover: {
    title: 'Get back in with the recovery code',
    forOthers: 'Not an administrator? Ask yours for help.',
    body: 'For administrators. Take the printed page with the recovery code. You will choose a new passphrase.',
    code: 'Recovery code',
    codeHint: 'Eight groups of four, such as 7K2M-9QXD-… Spaces and small letters are fine.',
    enterCode: 'Enter the recovery code from the printed page',
    submit: 'Get back in',
    back: 'Back to sign-in',
  },
  renew: {
    title: 'Make a new recovery code',
    body: 'You are back in, and your new passphrase works. The code you used has left its envelope: make a new one, and the old one stops working.',
    make: 'Make a new code',
    later: 'Do it later in Settings',
  },
  newPassphrase: {
    label: 'New passphrase',
    repeat: 'The same passphrase again',
    hint: 'At least 15 characters. Four or five words that have nothing to do with each other are easy to keep and hard to guess. Spaces are fine.',
    different: 'The two passphrases are not the same. Type the second one again',
    tooShort: 'Use at least 15 characters. Add another word',
    enter: 'Enter a new passphrase',
    enterRepeat: 'Enter the same passphrase again',
  },
  change: {
    title: 'Choose your own passphrase',
    body: 'Welcome, {{name}}. You came in with a one-time passphrase. Choose your own now: only you should know it.',
    submit: 'Save and go on',
  },
  damaged: {
    recordsSafe: 'What is safe',
    nextStep: 'What to do',
    usePrevious: 'Use the previous copy',
    usePreviousHint:
      'The damaged file is kept aside. People added or passphrases changed since that copy may have to be set again.',
    tryAgain: 'Look again',
    codeForSupport: 'Code for support: {{code}}',
    other: {
      title: 'Waystation cannot open the records',
      safe: 'Nothing was changed.',
    },
    KEY_FILE_MISSING: {
      title: 'The key file is not there',
      safe: 'The records are still on this computer, closed and unchanged.',
      next: 'Bring the file key-file.json back from a backup into the vault folder, then look again.',
    },
    KEY_FILE_UNREADABLE: {
      title: 'The computer will not open the key file',
      safe: 'The records and the key file are still there, unchanged.',
      next: 'Check that this account may read the vault folder and that the disk is connected, then look again.',
    },
    KEY_FILE_TRUNCATED: {
      title: 'Part of the key file is missing',
      safe: 'The records are still on this computer, closed and unchanged.',
      next: 'Use the previous copy, or bring the key file back from a backup.',
    },
    KEY_FILE_DAMAGED: {
      title: 'The key file is damaged',
      safe: 'The records are still on this computer, closed and unchanged.',
      next: 'Use the previous copy, or bring the key file back from a backup.',
    },
    KEY_FILE_FROM_NEWER_VERSION: {
      title: 'A newer Waystation was used here',
      safe: 'The records and the key file are fine, and nothing was changed.',
      next: 'Install the newer Waystation on this computer, then open it again.',
    },
    KEY_FILE_WEAK_PARAMETERS: {
      title: 'The key file is not protected well enough',
      safe: 'The records are still on this computer, closed and unchanged.',
      next: 'Someone may have changed the key file. Use the previous copy, or bring it back from a backup.',
    },
    DATABASE_MISSING: {
      title: 'The records are not there',
      safe: 'The key file is still there, unchanged.',
      next: 'Bring the file waystation.db back from a backup into the vault folder, then look again.',
    },
  },
} as const;
