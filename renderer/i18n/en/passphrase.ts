/** How good a new passphrase is, said while it is typed. */
export const passphrase = {
  missing_one: '{{count, number}} more character to go',
  missing_other: '{{count, number}} more characters to go',
  strength: {
    easy: 'Easy to guess. Add words that do not belong together.',
    fair: 'Fair. One more word makes it much harder to guess.',
    good: 'Good. Hard to guess.',
    strong: 'Very good. Very hard to guess.',
  },
} as const;
