/** Showing a new recovery code and checking that it was written down. */
export const recoveryCode = {
  title: 'Your recovery code',
  explain:
    'This code is the only way back in if every administrator forgets their passphrase. Print it, or copy it onto paper with the group numbers.',
  keep: 'Keep the paper in a locked place, away from this computer. Anyone who has it can open the records.',
  once: 'It is shown only now.',
  group: 'Group {{number, number}}',
  print: 'Print the code',
  printed: 'Sent to the printer.',
  notPrinted: 'It was not printed. You can also copy the code by hand.',
  written: 'I have it on paper',
  checkTitle: 'Check what you wrote',
  checkExplain: 'Type these two groups from your paper. The code is hidden now, on purpose.',
  typeGroup: 'Group {{number, number}}',
  check: 'Check',
  different: 'This is not what the code says. Look at your paper, or go back and see the code again.',
  missing: 'Type the four letters and digits of this group.',
  showAgain: 'Show the code again',
  printTitle: 'Waystation recovery code',
  printNote:
    'Opens the records if every administrator forgets their passphrase. Keep this page in a locked place, away from the computer. A newer code replaces this one.',
} as const;
