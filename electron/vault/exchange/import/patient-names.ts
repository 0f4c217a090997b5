import { normaliseName, tidyName } from '../../../../shared/rules/names';
import type { MappingNotes } from './mapping';
import type { Patient, PatientName } from './patient-shape';

const DATA_ABSENT_REASON = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
const LONGEST_NAME = 100;
const LONGEST_ALIAS = 200;
const MOST_ALIASES = 20;

/** A person's names as they are stored. */
export interface MappedNames {
  readonly legalFirstName: string | null;
  readonly legalMiddleName: string | null;
  readonly legalLastName: string | null;
  readonly legalSuffix: string | null;
  readonly nameWithheld: boolean;
  readonly preferredName: string | null;
  readonly aliases: readonly string[];
}

/**
 * The official name is the legal one, else the first that has no use, else a usual one. A usual name or nickname
 * beside it is what the person is called; old, maiden and other names stay findable as other names. Titles are left out.
 */
export function mapNames(patient: Patient, notes: MappingNotes): MappedNames {
  const all = patient.name ?? [];
  const legal = legalName(all);
  const isWithheld = legal === undefined && [patient, ...all].some(isMasked);
  const others = all.filter((name) => name !== legal && hasParts(name));
  const called = others.find(({ use }) => use === 'usual') ?? others.find(({ use }) => use === 'nickname');
  const parts = legal === undefined ? NO_NAME : partsOf(legal);
  const preferredName = called === undefined ? null : calledName(called);
  const aliases = aliasesOf(others, { called, preferredName, parts }, notes);

  if (legal === undefined && preferredName === null && aliases.length === 0 && !isWithheld) {
    notes.problem('name_missing', 'name');
  }
  const first = legal === undefined ? 0 : all.indexOf(legal);
  for (const [field, text] of [
    ['given', parts.first],
    ['given', parts.middle],
    ['family', parts.last],
  ] as const) {
    if ((text?.length ?? 0) > LONGEST_NAME) notes.problem('text_too_long', `name[${first}].${field}`);
  }
  if ((preferredName?.length ?? 0) > LONGEST_NAME) notes.problem('text_too_long', 'name');
  return {
    legalFirstName: parts.first,
    legalMiddleName: parts.middle,
    legalLastName: parts.last,
    legalSuffix: parts.suffix,
    nameWithheld: isWithheld,
    preferredName,
    aliases,
  };
}

interface NameParts {
  readonly first: string | null;
  readonly middle: string | null;
  readonly last: string | null;
  readonly suffix: string | null;
}

const NO_NAME: NameParts = { first: null, middle: null, last: null, suffix: null };

function legalName(names: readonly PatientName[]): PatientName | undefined {
  const usable = names.filter(hasParts);
  return (
    usable.find(({ use }) => use === 'official') ??
    usable.find(({ use }) => use === undefined) ??
    usable.find(({ use, family, given }) => use === 'usual' && family !== undefined && given !== undefined)
  );
}

function partsOf(name: PatientName): NameParts {
  const given = (name.given ?? []).map((part) => tidyName(part)).filter((part) => part !== null);
  const last = tidyName(name.family ?? null);
  const suffix = tidyName((name.suffix ?? []).join(' '))?.slice(0, 20) ?? null;
  if (given.length === 0 && last === null) return partsOfText(tidyName(name.text ?? null));
  return { first: given[0] ?? null, middle: tidyName(given.slice(1).join(' ')), last, suffix };
}

/** Only a text: the first word is the first name, the rest the last name, as in names with two surnames. */
function partsOfText(text: string | null): NameParts {
  if (text === null) return NO_NAME;
  const [first = text, ...rest] = text.split(' ');
  return { ...NO_NAME, first, last: tidyName(rest.join(' ')) };
}

/** What the person is called, without the last name: it is shown behind it anyway. */
function calledName(name: PatientName): string | null {
  return (
    tidyName((name.given ?? []).join(' ')) ?? tidyName(name.text ?? null) ?? tidyName(name.family ?? null)
  );
}

function wholeName(name: PatientName): string | null {
  return tidyName([...(name.given ?? []), name.family ?? ''].join(' ')) ?? tidyName(name.text ?? null);
}

function aliasesOf(
  others: readonly PatientName[],
  known: {
    readonly called: PatientName | undefined;
    readonly preferredName: string | null;
    readonly parts: NameParts;
  },
  notes: MappingNotes,
): readonly string[] {
  const { called, preferredName, parts } = known;
  const taken = new Set(
    [
      [parts.first, parts.middle, parts.last],
      [parts.first, parts.last],
      [preferredName, parts.last],
      [preferredName],
    ].map((words) => normaliseName(words.filter((word) => word !== null).join(' '))),
  );
  const aliases: string[] = [];
  for (const name of others) {
    // A usual name with another last name is one more name people may look for.
    const alias = name === called && name.family === undefined ? null : wholeName(name);
    if (alias === null || taken.has(normaliseName(alias))) continue;
    taken.add(normaliseName(alias));
    aliases.push(alias);
  }
  if (aliases.length > MOST_ALIASES) notes.problem('too_many_entries', 'name');
  if (aliases.some((alias) => alias.length > LONGEST_ALIAS)) notes.problem('text_too_long', 'name');
  return aliases;
}

function hasParts(name: PatientName): boolean {
  return wholeName(name) !== null;
}

function isMasked({ extension }: Pick<PatientName, 'extension'>): boolean {
  return (extension ?? []).some(({ url, valueCode }) => url === DATA_ABSENT_REASON && valueCode === 'masked');
}
