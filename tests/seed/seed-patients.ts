import type { Patient } from '@medplum/fhirtypes';

import type { LocalDate } from '../../shared/time';
import { seedPeople } from './seed-people';
import type { SeedPerson } from './seed-people';

/** Generated people as another system's bulk export has them: FHIR Patient, one a line. */
export function* seedPatientLines(count: number, today: LocalDate, seed = 4_711): Generator<string> {
  const people = seedPeople(seed, today);
  for (let index = 0; index < count; index += 1) {
    yield `${JSON.stringify(patientOf(people.next().value, index))}\n`;
  }
}

function patientOf({ client, contacts }: SeedPerson, index: number): Patient {
  const given = [client.legalFirstName, client.legalMiddleName].filter((name) => name !== null);
  const id = `seed-${String(index + 1).padStart(6, '0')}`;
  return {
    resourceType: 'Patient',
    id,
    identifier: [{ system: 'https://example.org/seed', value: id }],
    name: [
      {
        use: 'official',
        ...(client.legalLastName === null ? {} : { family: client.legalLastName }),
        ...(given.length === 0 ? {} : { given }),
      },
      ...(client.preferredName === null ? [] : [{ use: 'usual' as const, text: client.preferredName }]),
    ],
    gender: 'unknown',
    ...(client.birthDate === null ? {} : { birthDate: client.birthDate }),
    telecom: contacts.map(({ kind, value }) => ({
      system: kind === 'email' ? ('email' as const) : ('phone' as const),
      value,
    })),
  };
}
