import { normaliseName } from './names';

/** The names somebody in a group goes by. */
export interface NamesOfPerson {
  readonly legalFirstName: string | null;
  readonly legalLastName: string | null;
  readonly preferredName: string | null;
  readonly aliases: readonly string[];
}

/** A stretch of a text that is somebody's name, in UTF-16 units. */
export interface FoundName {
  readonly start: number;
  readonly end: number;
}

/**
 * Names that are also everyday words, in either language. Alone they count as a name only where a word wouldn't have
 * a capital letter: "we talked with Hope", not "Hope is what carried us".
 */
const EVERYDAY_WORDS: ReadonlySet<string> = new Set(
  (
    'angel april art august autumn bill blue brook chance charity chase cliff crystal dawn dean destiny drew earnest ' +
    'faith forest frank grace grant guy happy harmony hope hunter ivy jack jasmine jewel joy june justice lane ' +
    'laurel lily major mark may mercy miles misty olive pat patience pearl penny pierce poppy prince ray red rich ' +
    'river rob rocky rose ruby rusty sage skip sky star stone storm sue summer sunny terry trinity will willow ' +
    'winter young brown black white green gray long short king park wood hill walker baker cook carter ' +
    'abril amado amor bueno consuelo cruz dolores domingo esperanza flores gracia guerra luna luz mar mercedes ' +
    'milagros moreno paz perla pilar reyes rosa rubio salud santo sol soledad torres vega victoria vida blanco'
  ).split(' '),
);

/** Small words inside names, which are in every Spanish sentence. */
const PARTICLES: ReadonlySet<string> = new Set(
  'de del la las los el san santa van von da do y st jr sr'.split(' '),
);

const WORD = /[\p{L}\p{M}\p{Nd}]+/gu;
const SHORTEST_NAME = 2;
const LONGEST_NAME_WORDS = 12;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Where a text names one of the people (R-GRP-06). A name is a first, last or preferred name, or an alias, with accents
 * and case set aside; the names of `self` don't count, for two people in a group may share one.
 */
export function findNames(
  text: string,
  people: readonly NamesOfPerson[],
  self?: NamesOfPerson,
): readonly FoundName[] {
  const own = new Set(self === undefined ? [] : namesOf(self).map((name) => name.join(' ')));
  const wanted = new Map<string, readonly string[]>();
  for (const person of people) {
    for (const name of namesOf(person)) {
      const key = name.join(' ');
      if (!own.has(key)) wanted.set(key, name);
    }
  }
  const words = wordsOf(text);
  const found: FoundName[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const length = nameLengthAt(text, words.slice(index, index + LONGEST_NAME_WORDS), [...wanted.values()]);
    const [first, last] = [words[index], words[index + length - 1]];
    if (length === 0 || first === undefined || last === undefined) continue;
    found.push({ start: first.start, end: last.end });
    index += length - 1;
  }
  return found;
}

/** How many words the longest name has that the words begin with; 0 when they begin with none. */
function nameLengthAt(text: string, words: readonly Word[], names: readonly (readonly string[])[]): number {
  const [word] = words;
  if (word === undefined) return 0;
  const lengths = names
    .filter((name) => name.every((part, offset) => part === words[offset]?.text))
    .filter((name) => name.length > 1 || !EVERYDAY_WORDS.has(word.text) || hasTellingCapital(text, word))
    .map((name) => name.length);
  return Math.max(0, ...lengths);
}

/** Each name as its words; the parts of a double name count alone as well. */
function namesOf(person: NamesOfPerson): readonly (readonly string[])[] {
  const whole = [person.preferredName, person.legalFirstName, person.legalLastName, ...person.aliases]
    .filter((name) => name !== null)
    .map((name) => wordsOf(name).map(({ text }) => text))
    .filter((words) => words.length > 0);
  const parts = whole.flat().map((word) => [word]);
  return [...whole, ...parts].filter(
    ([first = '', ...rest]) => rest.length > 0 || (first.length >= SHORTEST_NAME && !PARTICLES.has(first)),
  );
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map((match) => ({
    text: normaliseName(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A capital letter that doesn't come from beginning a sentence or a line. */
function hasTellingCapital(text: string, { start }: Word): boolean {
  if (!/^\p{Lu}/u.test(text.slice(start, start + 2))) return false;
  const before = text.slice(Math.max(0, start - 20), start);
  return before.trim() !== '' && !/\n\s*$/u.test(before) && !/[.!?:;•–—"“«¿¡(]\s*$/u.test(before);
}
