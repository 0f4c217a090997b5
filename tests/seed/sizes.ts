/** How large a generated site is. */
export interface SeedSize {
  /** Part of the site's name. */
  readonly label: string;
  readonly people: number;
  /** One-to-one contacts, attendance rows and the contacts attendance makes, together; about. */
  readonly contactsAndAttendance: number;
  /** Peer workers besides the supervisor. */
  readonly peerWorkers: number;
}

/** `clinic` is a site after five years; `stress` ten times the people; `small` is for tests. */
export const SEED_SIZES = {
  small: { label: 'small', people: 400, contactsAndAttendance: 2_000, peerWorkers: 2 },
  clinic: { label: 'clinic', people: 10_000, contactsAndAttendance: 250_000, peerWorkers: 12 },
  stress: { label: 'stress', people: 100_000, contactsAndAttendance: 250_000, peerWorkers: 40 },
} as const satisfies Record<string, SeedSize>;

export type SeedSizeName = keyof typeof SEED_SIZES;

/** Whether the text names a size. */
export function isSeedSize(text: string): text is SeedSizeName {
  return Object.hasOwn(SEED_SIZES, text);
}
