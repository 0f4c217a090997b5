import { codeOfWord } from '../../../../../shared/exchange/code-words';
import { AddressSchema, Client, ContactMethod, RelatedPerson } from '../../../../../shared/model/index';
import type { Values } from '../../../../../shared/model/index';
import { birthDateProblem } from '../../../../../shared/rules/birth-date';
import type { SiteRules } from '../../../../../shared/rules/birth-date';
import { contactValueProblem, normaliseContactValue } from '../../../../../shared/rules/contacts';
import { normaliseName } from '../../../../../shared/rules/names';
import type { MappedEmergencyContact, MappedPerson } from '../map-patient';
import type { MappedContact } from '../patient-contacts';
import { BIRTH_DATE_PROBLEMS } from '../patient-dates';
import { SOCIAL_SECURITY_NUMBER } from './guess-columns';
import type { RowReader } from './map-row';
import { contactsInCell, namesInCell } from './read-cell';

type ClientValues = Values<typeof Client>;
const fields = Client.fields;
const address = AddressSchema.shape;
const MOST_OTHER_NAMES = 20;

/** A person as one row tells of them; what is wrong is in the reader's notes. */
export function personOfRow(row: RowReader, rules: SiteRules, idSystem: string): MappedPerson {
  const names = namesOf(row);
  const dates = datesOf(row, rules);
  const status = oneCode(row, 'status', fields.status.schema);
  if (row.cells('socialSecurityNumber').length > 0) row.notes.notKept.add('social_security_number');
  return {
    client: {
      ...names,
      ...pronounsOf(row),
      ...dates,
      sexAtBirth: oneCode(row, 'sexAtBirth', fields.sexAtBirth.schema),
      genderIdentity: oneCode(row, 'gender', fields.genderIdentity.schema),
      race: fields.race.schema.parse([...row.codes('race')]),
      ethnicity: oneCode(row, 'ethnicity', fields.ethnicity.schema),
      language: oneCode(row, 'language', fields.language.schema),
      interpreterNeeded: oneCode(row, 'interpreterNeeded', fields.interpreterNeeded.schema),
      veteran: oneCode(row, 'veteran', fields.veteran.schema),
      tribalAffiliation: null,
      ...addressOf(row),
      medicaidId: idOf(row, 'medicaidId', fields.medicaidId.schema),
      externalIdentifiers: idsOf(row, idSystem),
      status: status ?? (dates.deceasedOn === null ? 'active' : 'deceased'),
      referralSource: oneCode(row, 'referralSource', fields.referralSource.schema),
      nameWithheld: false,
      mergedInto: null,
      isRestricted: false,
      participationConsentOn: null,
      noticeGivenOn: null,
      noticeVersion: null,
      noticeLanguage: null,
    },
    contacts: contactsOf(row),
    emergencyContact: emergencyContactOf(row),
  };
}

/** The one code of a field; `null` when the cell is empty or its word unknown. */
function oneCode<Value>(
  row: RowReader,
  field: Parameters<RowReader['codes']>[0],
  schema: { readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: Value } },
): Value | null {
  const parsed = schema.safeParse(row.codes(field)[0] ?? null);
  return parsed.success ? (parsed.data ?? null) : null;
}

type Names = Pick<
  ClientValues,
  'legalFirstName' | 'legalMiddleName' | 'legalLastName' | 'legalSuffix' | 'preferredName' | 'aliases'
>;

function namesOf(row: RowReader): Names {
  let first = row.text('firstName', fields.legalFirstName.schema);
  let last = row.text('lastName', fields.legalLastName.schema);
  const whole = row.cells('fullName')[0];
  if (first === null && last === null && whole !== undefined) {
    const parts = partsOfWhole(whole.text);
    first =
      parts.first === '' ? null : row.checked({ ...whole, text: parts.first }, fields.legalFirstName.schema);
    last =
      parts.last === '' ? null : row.checked({ ...whole, text: parts.last }, fields.legalLastName.schema);
  }
  const preferred = row.text('preferredName', fields.preferredName.schema);
  const isSameAsFirst =
    preferred !== null && first !== null && normaliseName(preferred) === normaliseName(first);
  const aliases = aliasesOf(row);
  // A name that could not be read is told already.
  const isNamed = [first, last, preferred].some((name) => name !== null) || aliases.length > 0;
  if (!isNamed && row.notes.problems.length === 0) row.problem('name_missing', null);
  return {
    legalFirstName: first,
    legalMiddleName: row.text('middleName', fields.legalMiddleName.schema),
    legalLastName: last,
    legalSuffix: row.text('suffix', fields.legalSuffix.schema),
    preferredName: isSameAsFirst ? null : preferred,
    aliases,
  };
}

/** `Last, First`, or the first word and the rest, as in names with two surnames. */
function partsOfWhole(text: string): { readonly first: string; readonly last: string } {
  const comma = text.indexOf(',');
  if (comma !== -1) return { first: text.slice(comma + 1).trim(), last: text.slice(0, comma).trim() };
  const space = text.search(/\s/u);
  return space === -1
    ? { first: text, last: '' }
    : { first: text.slice(0, space), last: text.slice(space).trim() };
}

function aliasesOf(row: RowReader): string[] {
  const aliases: string[] = [];
  const schema = fields.aliases.schema.element;
  for (const cell of row.cells('otherNames')) {
    for (const text of namesInCell(cell.text)) {
      const name = row.checked({ ...cell, text }, schema.nullable());
      if (name !== null && !aliases.includes(name)) aliases.push(name);
    }
    if (aliases.length > MOST_OTHER_NAMES) row.problem('too_many_entries', cell.column);
  }
  return aliases.slice(0, MOST_OTHER_NAMES);
}

/** Pronouns that aren't in the list are kept in the person's own words. */
function pronounsOf(row: RowReader): Pick<ClientValues, 'pronouns' | 'pronounsText'> {
  const cell = row.cells('pronouns')[0];
  if (cell === undefined) return { pronouns: null, pronounsText: null };
  const pronouns = fields.pronouns.schema.parse(codeOfWord('pronouns', cell.text));
  if (pronouns !== null) return { pronouns, pronounsText: null };
  const pronounsText = row.checked(cell, fields.pronounsText.schema);
  return { pronouns: pronounsText === null ? null : 'other', pronounsText };
}

function datesOf(
  row: RowReader,
  { today, servesMinors }: SiteRules,
): Pick<ClientValues, 'birthDate' | 'birthDateIsEstimated' | 'deceasedOn' | 'firstContactOn'> {
  const birth = row.date('birthDate', 'birth_date_not_a_date');
  const death = row.date('deceasedOn', 'death_date_not_a_date');
  const first = row.date('firstContactOn', 'date_not_a_date');
  if (birth !== null) {
    const problem = birthDateProblem(birth.date, {
      today: death === null || death.date > today ? today : death.date,
      // A record of somebody who died is kept whatever their age was.
      servesMinors: servesMinors || death !== null || row.codes('status')[0] === 'deceased',
    });
    if (problem !== null) row.problem(BIRTH_DATE_PROBLEMS[problem] ?? 'birth_date_not_a_date', birth.column);
    if (!birth.isWhole) row.notes.notKept.add('incomplete_date');
  }
  if (death !== null && death.date > today) row.problem('death_date_in_future', death.column);
  else if (death !== null && birth !== null && death.date < birth.date)
    row.problem('death_before_birth', death.column);
  if (first !== null && first.date > today) row.problem('date_in_future', first.column);
  else if (first !== null && birth?.isWhole === true && first.date < birth.date) {
    row.problem('date_before_birth', first.column);
  }
  return {
    birthDate: birth?.date ?? null,
    birthDateIsEstimated: birth?.isWhole === false,
    deceasedOn: death?.date ?? null,
    firstContactOn: first?.date ?? null,
  };
}

function addressOf(row: RowReader): Pick<ClientValues, 'address' | 'county'> {
  const line = row.text('addressLine', address.line);
  const parts = {
    city: row.text('city', address.city),
    state: row.text('state', address.state),
    postalCode: row.text('postalCode', address.postalCode),
  };
  const noFixedAddress =
    /^(?:no fixed (?:address|abode)|homeless|unhoused|sin (?:domicilio|direcci[oó]n) fij[oa]|sin hogar)$/iu.test(
      line ?? '',
    );
  const isEmpty = line === null && Object.values(parts).every((part) => part === null);
  return {
    address: isEmpty ? null : { noFixedAddress, line: noFixedAddress ? null : line, ...parts },
    county: row.text('county', fields.county.schema),
  };
}

/** An id, unless it is written as a Social Security number: those stay out whatever their column is said to be. */
function idOf(
  row: RowReader,
  field: 'medicaidId' | 'otherId',
  schema: Parameters<RowReader['text']>[1],
): string | null {
  const id = row.text(field, schema);
  if (id === null || !SOCIAL_SECURITY_NUMBER.test(id)) return id;
  row.notes.notKept.add('social_security_number');
  return null;
}

function idsOf(row: RowReader, system: string): ClientValues['externalIdentifiers'] {
  const schema = fields.externalIdentifiers.schema.element.shape.value;
  const value = idOf(row, 'otherId', schema.nullable());
  return value === null ? [] : [{ system, value }];
}

/** What the sheet says is allowed holds for every number of the row; what it doesn't say is not (R-INT-11). */
function contactsOf(row: RowReader): readonly MappedContact[] {
  const isAllowed = (field: Parameters<RowReader['codes']>[0]): boolean => row.codes(field)[0] === 'yes';
  const said = {
    owner: 'self',
    okToCall: isAllowed('okToCall'),
    okToLeaveVoicemail: isAllowed('okToLeaveVoicemail'),
    okToText: isAllowed('okToText'),
    okToEmail: isAllowed('okToEmail'),
    okToIdentifyProgram: isAllowed('okToIdentifyProgram'),
    safeHours: row.text('safeHours', ContactMethod.fields.safeHours.schema),
    announceAs: row.text('announceAs', ContactMethod.fields.announceAs.schema),
    unsafeUntil: null,
    isActive: true,
  } as const;
  const contacts = new Map<string, MappedContact>();
  for (const kind of ['phone', 'email'] as const) {
    for (const cell of row.cells(kind)) {
      for (const text of contactsInCell(cell.text)) {
        const checked = row.checked({ ...cell, text }, ContactMethod.fields.value.schema);
        if (checked === null) continue;
        if (contactValueProblem(kind, checked) !== null) {
          row.problem(kind === 'email' ? 'email_not_valid' : 'phone_not_valid', cell.column);
          continue;
        }
        const value = normaliseContactValue(kind, checked);
        contacts.set(`${kind} ${value}`, { ...said, kind, value });
      }
    }
  }
  return [...contacts.values()];
}

/** Whom to call in an emergency. Nothing may be told to them because of a spreadsheet: that follows from a consent. */
function emergencyContactOf(row: RowReader): MappedEmergencyContact | null {
  const person = RelatedPerson.fields;
  const name = row.text('emergencyContactName', person.name.schema.nullable());
  const [cell] = row.cells('emergencyContactPhone');
  const phone = cell === undefined ? null : row.checked(cell, person.phone.schema);
  if (cell !== undefined && phone !== null && contactValueProblem('phone', phone) !== null) {
    row.problem('phone_not_valid', cell.column);
    return null;
  }
  const relationship = oneCode(row, 'emergencyContactRelationship', person.relationship.schema);
  if (name === null) {
    if (phone !== null) row.notes.notKept.add('emergency_number_alone');
    return null;
  }
  return { name, relationship, phone: phone === null ? null : normaliseContactValue('phone', phone) };
}
