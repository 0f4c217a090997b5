import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../../../../shared/contract';
import { newIdentifier } from '../../../../../shared/identifiers';
import type { LocalDate } from '../../../../../shared/time';
import {
  draftName,
  duplicateQuery,
  emptyIntake,
  IntakeFormSchema,
  contactField,
  fieldOfPath,
  isBlankIntake,
  splitAliases,
  toBriefIntake,
  type IntakeForm,
} from '../../../../../renderer/features/intake/intake-form';
import { emptyContact, toContactInput } from '../../../../../renderer/features/support/contact-form';
import { textOrNull } from '../../../../../renderer/features/support/text-or-null';

const TODAY = '2026-03-05' as LocalDate;

function filledIn(more: Partial<IntakeForm> = {}): IntakeForm {
  return {
    ...emptyIntake(TODAY),
    legalFirstName: '  José  Luis ',
    legalLastName: 'Núñez Baca',
    preferredName: 'Pepe',
    aliases: 'Joe, J. Nunez; Joe',
    birthDate: '1990-03-25' as LocalDate,
    referralSource: 'drug_court',
    hasAgreed: true,
    participationConsentOn: TODAY,
    hasNotice: true,
    noticeGivenOn: TODAY,
    noticeLanguage: 'es',
    ...more,
  };
}

describe('what the vault gets', () => {
  it('passes the contract', () => {
    const input = {
      operationId: newIdentifier(),
      intake: toBriefIntake(filledIn({ contacts: [{ ...emptyContact(), value: ' 575 555 0100 ' }] })),
      notDuplicateReason: null,
    };
    expect(CONTRACT['client.create'].input.safeParse(input).error).toBeUndefined();
    expect(input.intake).toMatchObject({
      legalFirstName: 'José Luis',
      aliases: ['Joe', 'J. Nunez'],
      contacts: [{ value: '575 555 0100', okToCall: false, okToIdentifyProgram: false }],
    });
  });

  it('allows nothing on a contact until somebody says so (R-INT-11)', () => {
    const {
      key: _key,
      kind: _kind,
      owner: _owner,
      value: _value,
      safeHours: _h,
      announceAs: _a,
      ...flags
    } = emptyContact();
    expect(Object.values(flags)).toEqual([false, false, false, false, false]);
  });

  it('leaves out contacts nobody filled in', () => {
    expect(toBriefIntake(filledIn()).contacts).toEqual([]);
  });

  it('keeps a withheld legal name out, whatever stood in the boxes', () => {
    const intake = toBriefIntake(filledIn({ nameWithheld: true }));
    expect(intake).toMatchObject({
      nameWithheld: true,
      legalFirstName: null,
      legalMiddleName: null,
      legalLastName: null,
      preferredName: 'Pepe',
    });
  });

  it('stores own-word pronouns only with "other", and a notice language only with a notice', () => {
    const intake = toBriefIntake(
      filledIn({ pronouns: 'she_her', pronounsText: 'ze/zir', hasNotice: false, noticeLanguage: 'es' }),
    );
    expect(intake).toMatchObject({
      pronouns: 'she_her',
      pronounsText: null,
      noticeGivenOn: null,
      noticeLanguage: null,
    });
    expect(toBriefIntake(filledIn({ pronouns: 'other', pronounsText: 'ze/zir' })).pronounsText).toBe(
      'ze/zir',
    );
  });

  it('stores blank as not recorded, never as an empty text', () => {
    expect(textOrNull(' \t ')).toBeNull();
    expect(splitAliases(' , ;; ')).toEqual([]);
  });
});

describe('drafts', () => {
  it('come back exactly, after a trip through JSON', () => {
    const form = filledIn({ contacts: [{ ...emptyContact(), value: '575', okToText: true }] });
    expect(IntakeFormSchema.parse(JSON.parse(JSON.stringify(form)))).toEqual(form);
  });

  it('of another shape are refused', () => {
    expect(IntakeFormSchema.safeParse({}).success).toBe(false);
    expect(IntakeFormSchema.safeParse({ ...filledIn(), surprise: 1 }).success).toBe(false);
    expect(IntakeFormSchema.safeParse({ ...filledIn(), birthDate: '1990-02-31' }).success).toBe(false);
  });

  it('are made only once there is something to keep', () => {
    expect(isBlankIntake(emptyIntake(TODAY), TODAY)).toBe(true);
    // A draft opened the next day has yesterday's first contact date; alone that is still nothing.
    expect(isBlankIntake(emptyIntake('2026-03-04' as LocalDate), TODAY)).toBe(true);
    expect(isBlankIntake({ ...emptyIntake(TODAY), preferredName: 'P' }, TODAY)).toBe(false);
    expect(
      isBlankIntake({ ...emptyIntake(TODAY), contacts: [{ ...emptyContact(), value: '5' }] }, TODAY),
    ).toBe(false);
  });

  it('go by the name the person uses', () => {
    expect(draftName(filledIn())).toBe('Pepe');
    expect(draftName(filledIn({ preferredName: '' }))).toBe('José Luis Núñez Baca');
    expect(draftName(filledIn({ preferredName: '', nameWithheld: true }))).toBeNull();
  });
});

describe('looking for the same person', () => {
  it('waits for two letters of a name, a birth date or a number', () => {
    expect(duplicateQuery(emptyIntake(TODAY))).toBeNull();
    expect(duplicateQuery({ ...emptyIntake(TODAY), legalFirstName: 'J' })).toBeNull();
    expect(duplicateQuery({ ...emptyIntake(TODAY), legalFirstName: 'Jo' })).not.toBeNull();
    expect(duplicateQuery({ ...emptyIntake(TODAY), birthDate: '1990-03-25' as LocalDate })).not.toBeNull();
  });

  it('asks in a form the vault takes', () => {
    const query = duplicateQuery(filledIn({ contacts: [{ ...emptyContact(), value: '575 555 0100' }] }));
    expect(CONTRACT['client.findDuplicates'].input.safeParse(query).error).toBeUndefined();
  });
});

describe('contacts', () => {
  it('never carry a permission that does not belong to their kind', () => {
    const contact = {
      ...emptyContact(),
      value: 'a@b.org',
      kind: 'email' as const,
      okToCall: true,
      okToEmail: true,
    };
    expect(toContactInput(contact)).toMatchObject({ okToCall: false, okToEmail: true });
    expect(
      toContactInput({ ...contact, kind: 'phone', okToCall: false, okToLeaveVoicemail: true }),
    ).toMatchObject({
      okToLeaveVoicemail: false,
    });
  });

  it('are found again when the vault names one by its place', () => {
    const blank = emptyContact();
    const filled = { ...emptyContact(), value: '575' };
    const form = filledIn({ contacts: [blank, filled] });
    expect(fieldOfPath('contacts[0].value', form)).toBe(contactField(filled.key));
    expect(fieldOfPath('aliases[3]', form)).toBe('aliases');
    expect(fieldOfPath('birthDate', form)).toBe('birthDate');
    expect(fieldOfPath('contacts[1].value', form)).toBeUndefined();
    expect(fieldOfPath('episodeId', form)).toBeUndefined();
  });
});
