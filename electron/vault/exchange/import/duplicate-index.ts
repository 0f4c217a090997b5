import {
  DUPLICATE_THRESHOLD,
  SHARED_CONTACT_LIMIT,
  scoreDuplicate,
} from '../../../../shared/rules/duplicates';
import type { DuplicateScore, PersonIdentity } from '../../../../shared/rules/duplicates';
import { nameWords } from '../../../../shared/rules/names';
import { firstNameForms } from '../../../../shared/rules/nicknames';
import type { LocalDate } from '../../../../shared/time';

/** The likely same person, and why. */
export interface DuplicateMatch<Subject> extends DuplicateScore {
  readonly subject: Subject;
}

interface Entry<Subject> {
  readonly subject: Subject;
  readonly identity: PersonIdentity;
  readonly words: ReadonlySet<string>;
}

/**
 * People by what makes two records worth comparing, so that a file of 10,000 against a site of 10,000 is compared in
 * seconds. It finds every pair the rule of `shared/rules/duplicates.ts` warns of:
 * the rule needs a shared phone, address or id; or the same or a transposed date of birth; or, where the date is
 * nearly the same, guessed or missing on one side, the same name, which shares a word.
 */
export class DuplicateIndex<Subject> {
  readonly #byDate = new Map<string, Entry<Subject>[]>();
  readonly #byMaskedDate = new Map<string, Entry<Subject>[]>();
  readonly #byContact = new Map<string, Entry<Subject>[]>();
  readonly #byMedicaidId = new Map<string, Entry<Subject>[]>();
  /** People whose date of birth isn't known or guessed: only a name finds them. */
  readonly #openDateByWord = new Map<string, Entry<Subject>[]>();
  readonly #byWord = new Map<string, Entry<Subject>[]>();

  /** Adds somebody others are compared with. */
  add(subject: Subject, identity: PersonIdentity): void {
    const entry = { subject, identity, words: wordsOf(identity) };
    if (identity.birthDate !== null) {
      put(this.#byDate, identity.birthDate, entry);
      for (const mask of masksOf(identity.birthDate)) put(this.#byMaskedDate, mask, entry);
    }
    for (const value of identity.contactValues) put(this.#byContact, value, entry);
    if (identity.medicaidId !== null) put(this.#byMedicaidId, comparableId(identity.medicaidId), entry);
    for (const word of entry.words) {
      put(this.#byWord, word, entry);
      if (isDateOpen(identity)) put(this.#openDateByWord, word, entry);
    }
  }

  /** The most likely same person, when there is one to warn of; of several alike the one added first. */
  find(identity: PersonIdentity): DuplicateMatch<Subject> | undefined {
    // A shelter's number says nothing about who somebody is.
    const contactValues = identity.contactValues.filter(
      (value) => (this.#byContact.get(value)?.length ?? 0) <= SHARED_CONTACT_LIMIT,
    );
    const compared = { ...identity, contactValues };
    let best: DuplicateMatch<Subject> | undefined;
    for (const entry of this.#candidates(compared)) {
      const score = scoreDuplicate(compared, entry.identity);
      if (score.score < DUPLICATE_THRESHOLD || score.score <= (best?.score ?? 0)) continue;
      best = { ...score, subject: entry.subject };
    }
    return best;
  }

  #candidates(identity: PersonIdentity): ReadonlySet<Entry<Subject>> {
    const found = new Set<Entry<Subject>>();
    const addAll = (entries: readonly Entry<Subject>[] | undefined): void => {
      for (const entry of entries ?? []) found.add(entry);
    };
    for (const value of identity.contactValues) addAll(this.#byContact.get(value));
    if (identity.medicaidId !== null) addAll(this.#byMedicaidId.get(comparableId(identity.medicaidId)));

    const words = wordsOf(identity);
    const addWithSharedWord = (entries: readonly Entry<Subject>[] | undefined): void => {
      for (const entry of entries ?? []) if (doShareWord(words, entry.words)) found.add(entry);
    };
    if (identity.birthDate !== null) {
      addAll(this.#byDate.get(identity.birthDate));
      for (const date of transposedDates(identity.birthDate)) addAll(this.#byDate.get(date));
      for (const mask of masksOf(identity.birthDate)) addWithSharedWord(this.#byMaskedDate.get(mask));
    }
    const byWord = isDateOpen(identity) ? this.#byWord : this.#openDateByWord;
    // A name that is the same has a first and a last name in common; a nickname counts as the name it stands for.
    const forms = new Set([...words].flatMap(firstNameForms));
    for (const form of forms) {
      for (const entry of byWord.get(form) ?? []) if (areNamesShared(forms, entry.words)) found.add(entry);
    }
    return found;
  }
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function isDateOpen(identity: PersonIdentity): boolean {
  return identity.birthDate === null || identity.birthDateIsEstimated;
}

/** Every word of every name, as names are compared. */
function wordsOf(identity: PersonIdentity): ReadonlySet<string> {
  const texts = [
    identity.legalFirstName,
    identity.legalLastName,
    identity.preferredName,
    ...identity.aliases,
  ];
  return new Set(texts.flatMap((text) => nameWords(text ?? '')));
}

function areNamesShared(forms: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of words) if (forms.has(word)) shared += 1;
  return shared >= Math.min(2, words.size);
}

function doShareWord(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  for (const word of left) if (right.has(word)) return true;
  return false;
}

/** The date with each digit left out in turn: two dates that differ in one digit share one of them. */
function masksOf(date: LocalDate): string[] {
  const digits = date.replaceAll('-', '');
  return Array.from(digits, (_, index) => `${digits.slice(0, index)}?${digits.slice(index + 1)}`);
}

/** The dates with two neighbouring digits, or day and month, changed over; some are no real dates and find nobody. */
function transposedDates(date: LocalDate): ReadonlySet<string> {
  const digits = date.replaceAll('-', '');
  const variants = [`${digits.slice(0, 4)}${digits.slice(6)}${digits.slice(4, 6)}`];
  for (let index = 0; index + 1 < digits.length; index += 1) {
    const pair = `${digits.charAt(index + 1)}${digits.charAt(index)}`;
    variants.push(`${digits.slice(0, index)}${pair}${digits.slice(index + 2)}`);
  }
  return new Set(variants.map((text) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`));
}

function comparableId(value: string): string {
  return value.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}
