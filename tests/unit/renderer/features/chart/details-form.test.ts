import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../../../../shared/contract';
import { newIdentifier } from '../../../../../shared/identifiers';
import {
  changesOf,
  fieldOfChange,
  rebaseForm,
  type DetailsForm,
} from '../../../../../renderer/features/chart/details-form';

const base: DetailsForm = {
  preferredName: 'Pepe',
  legalFirstName: 'José',
  legalMiddleName: '',
  legalLastName: 'Núñez',
  aliases: 'Joe, J. Nunez',
  pronouns: 'he_him',
  pronounsText: '',
  birthDate: null,
  birthDateIsEstimated: false,
  language: 'es',
  interpreterNeeded: null,
  sexAtBirth: null,
  genderIdentity: null,
  race: [],
  ethnicity: null,
  tribalAffiliation: '',
  veteran: null,
  noFixedAddress: false,
  line: '12 Main St',
  city: 'Las Cruces',
  state: 'NM',
  postalCode: '88001',
  county: 'Doña Ana',
  status: 'active',
  assignedWorkerId: null,
};

describe('what is sent', () => {
  it('is only what was changed', () => {
    expect(changesOf(base, base)).toEqual({});
    expect(changesOf(base, { ...base, preferredName: ' Pepe ' })).toEqual({});
    expect(changesOf(base, { ...base, preferredName: 'Pepito', county: '' })).toEqual({
      preferredName: 'Pepito',
      county: null,
    });
  });

  it('has an address whole, or none', () => {
    const moved = changesOf(base, { ...base, noFixedAddress: true });
    expect(moved.address).toMatchObject({ noFixedAddress: true, line: null, city: 'Las Cruces' });
    const empty = { ...base, line: '', city: '', state: '', postalCode: '' };
    expect(changesOf(base, empty)).toEqual({ address: null });
  });

  it('passes the contract, and never gives the status "merged"', () => {
    const changes = changesOf({ ...base, status: 'merged' }, { ...base, status: 'merged', aliases: 'Joe' });
    expect(changes).toEqual({ aliases: ['Joe'] });
    const input = { operationId: newIdentifier(), clientId: newIdentifier(), expectedRevision: 3, changes };
    expect(CONTRACT['client.update'].input.safeParse(input).error).toBeUndefined();
  });
});

describe('when somebody else saved first', () => {
  it('keeps both people’s changes', () => {
    const mine = { ...base, preferredName: 'Pepito' };
    const theirs = { ...base, city: 'Mesilla' };
    const { form, conflicts } = rebaseForm(base, mine, theirs);
    expect(form).toMatchObject({ preferredName: 'Pepito', city: 'Mesilla' });
    expect(conflicts).toEqual([]);
    // What goes out then is mine alone.
    expect(changesOf(theirs, form)).toEqual({ preferredName: 'Pepito' });
  });

  it('names what both changed in different ways, and keeps what was typed here', () => {
    const mine = { ...base, preferredName: 'Pepito', status: 'inactive' as const };
    const theirs = { ...base, preferredName: 'Joe', status: 'inactive' as const };
    const { form, conflicts } = rebaseForm(base, mine, theirs);
    expect(form.preferredName).toBe('Pepito');
    expect(conflicts).toEqual(['preferredName']);
  });
});

describe('problems', () => {
  it('find their field', () => {
    expect(fieldOfChange('changes.birthDate')).toBe('birthDate');
    expect(fieldOfChange('aliases[2]')).toBe('aliases');
    expect(fieldOfChange('changes.address.city')).toBe('line');
    expect(fieldOfChange('assignedWorkerId')).toBe('assignedWorkerId');
    expect(fieldOfChange('clientId')).toBeUndefined();
  });
});
