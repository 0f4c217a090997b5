/** Setting up a site on a new computer. */
export const firstRun = {
  steps: {
    label: 'Setting up',
    language: 'Language',
    start: 'Start',
    site: 'Your site',
    administrator: 'Administrator',
    recovery: 'Recovery code',
  },
  language: {
    title: 'Which language do you read best?',
    hint: 'Each person can choose their own later.',
  },
  start: {
    title: 'How do you want to start?',
    newSite: 'Set up our site',
    newSiteHint: 'About five minutes. You need a printer, or pen and paper.',
    restore: 'Restore from a backup',
    restoreHint:
      'For a new computer, when the old one is broken or gone. You need the backup folder and a passphrase or the recovery code.',
    sample: 'Explore with sample people',
    sampleHint: 'Look around first. No one in it is real, and you can remove it with one click.',
    preparing: 'Preparing the sample site…',
  },
  site: {
    title: 'About your site',
    name: 'Site name',
    nameHint: 'As people know it, such as Mesa Recovery Center.',
    siteCode: 'Short site id',
    siteCodeHint:
      'Two to eight capital letters and digits, starting with a letter. It stands in file names and chart numbers.',
    timeZone: 'Time zone',
    timeZoneHint: 'Days and times are counted here, even when a computer travels.',
    personNoun: 'What do you call the people you serve?',
    enterName: 'Enter the site name',
    enterSiteCode: 'Enter a short id of 2 to 8 capital letters and digits, such as MESA',
    chooseTimeZone: 'Choose the time zone of the site',
  },
  administrator: {
    title: 'Your own account',
    description:
      'You will be the administrator: you add staff and settings. Administrators do not read charts.',
    displayName: 'Your name',
    signInName: 'Sign-in name',
    signInNameHint: 'Small letters and digits, no spaces. You type it each time you sign in.',
    initials: 'Initials',
    initialsHint: 'Up to four letters, shown in small places.',
    enterDisplayName: 'Enter your name',
    enterSignInName: 'Enter a sign-in name of small letters and digits, such as rosa',
    enterInitials: 'Enter your initials',
    create: 'Create the site',
    creating: 'Creating the site…',
  },
  recovery: {
    title: 'Keep this code on paper',
  },
} as const;
