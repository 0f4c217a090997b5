/** Answers that are not a value; "declined" and "unknown" are counted apart and blank is neither (R-INT-10). */
export const NO_ANSWER = {
  declined: { en: 'Declined to answer', es: 'Prefirió no responder' },
  unknown: { en: 'Not known', es: 'No se sabe' },
} as const;
