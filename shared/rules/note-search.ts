const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Words of what was typed that are looked for; more would be a sentence. */
const MOST_WORDS = 12;
/** How much of the text is shown around the first word found, in UTF-16 units. */
const BEFORE = 60;
const LONGEST = 220;

/** A stretch of a text around what was looked for. */
export interface Fragment {
  readonly text: string;
  /** Stretches of the fragment to mark, in UTF-16 units. */
  readonly highlights: { readonly start: number; readonly end: number }[];
}

/** The words of what somebody typed, case and accents set aside. */
export function searchWords(typed: string): readonly string[] {
  const words = [...typed.matchAll(WORD)].map(([word]) => foldWord(word));
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MOST_WORDS);
}

/** The first place of a text with a word that begins with one of the words, or `null`. */
export function findFragment(text: string, words: readonly string[]): Fragment | null {
  const found = [...text.matchAll(WORD)]
    .filter(([word]) => words.some((wanted) => foldWord(word).startsWith(wanted)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const [first] = found;
  if (first === undefined) return null;
  const start = wordStart(text, Math.max(0, first.start - BEFORE));
  const end = wordStart(text, Math.min(text.length, start + LONGEST));
  const [before, after] = [start > 0 ? '… ' : '', end < text.length ? ' …' : ''];
  return {
    text: `${before}${text.slice(start, end).trimEnd()}${after}`,
    highlights: found
      .filter((stretch) => stretch.end <= end)
      .map((stretch) => ({
        start: stretch.start - start + before.length,
        end: stretch.end - start + before.length,
      })),
  };
}

/** The nearest beginning of a word at or after the place, so that no word and no character is cut. */
function wordStart(text: string, place: number): number {
  if (place === 0 || place >= text.length) return place;
  const next = /\s\S/u.exec(text.slice(place - 1, place + BEFORE));
  return next === null ? text.length : place + next.index;
}

function foldWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
