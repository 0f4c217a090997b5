/** Small guesses that save typing; each can be overwritten. */

const SITE_CODE_LETTERS = 4;
const INITIALS_MAX = 4;

function plainWords(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** A short site id from the site's name: "Mesa Recovery Center" gives MESA. */
export function suggestSiteCode(name: string): string {
  const first = plainWords(name).find((word) => /^[A-Za-z]{2}/.test(word)) ?? '';
  return first
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, SITE_CODE_LETTERS)
    .toUpperCase();
}

/** A sign-in name from a person's name: "Rosa Méndez" gives rosa. */
export function suggestSignInName(displayName: string): string {
  const first = (plainWords(displayName)[0] ?? '').toLowerCase();
  return first.length < 2 ? '' : first.slice(0, 40);
}

/** Initials from a person's name: "Rosa Elena Méndez" gives REM. */
export function suggestInitials(displayName: string): string {
  return plainWords(displayName)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .slice(0, INITIALS_MAX);
}
