import { nameWords } from '../../../shared/rules/names';

/** Whether every word that was typed begins a word of the text, accents and case aside. */
export function matchesWords(typed: string, text: string): boolean {
  const words = nameWords(text);
  return nameWords(typed).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

/** What somebody wants to do for a person, and the rest of what they typed. */
export interface Wish<Id extends string> {
  readonly id: Id;
  readonly rest: string;
}

/**
 * Reads "new note for gar": the phrase that begins the text, the longest first, and what follows it. `null` when none
 * does.
 * @param phrases for each wish the ways to say it, with bars between them
 */
export function readWish<Id extends string>(
  typed: string,
  phrases: readonly (readonly [Id, string])[],
): Wish<Id> | null {
  const words = typed.trim().split(/\s+/u);
  const ways = phrases
    .flatMap(([id, said]) => said.split('|').map((phrase) => ({ id, phrase: nameWords(phrase) })))
    .sort((first, second) => second.phrase.length - first.phrase.length);
  const way = ways.find(
    ({ phrase }) =>
      words.length >= phrase.length &&
      phrase.every((word, place) => nameWords(words[place] ?? '').join(' ') === word),
  );
  return way === undefined ? null : { id: way.id, rest: words.slice(way.phrase.length).join(' ') };
}
