import type { Patient } from '@medplum/fhirtypes';

import { samplePeople } from '../../electron/vault/sample/people';
import type { SamplePerson } from '../../electron/vault/sample/people';
import { SeededRandom } from '../../electron/vault/sample/random';
import type { LocalDate } from '../../shared/time';

/** People of another system, as its bulk export writes them: FHIR Patient, one a line. All of them invented. */
export function madeUpPatients(count: number, today: LocalDate, seed = 20_261_123): string {
  const people = samplePeople(new SeededRandom(seed), count, today);
  return people.map((person, index) => `${JSON.stringify(patientOf(person, index))}\n`).join('');
}

function patientOf({ client, contacts }: SamplePerson, index: number): Patient {
  const given = [client.legalFirstName, client.legalMiddleName].filter((name) => name !== null);
  const id = `made-up-${String(index + 1).padStart(5, '0')}`;
  return {
    resourceType: 'Patient',
    id,
    identifier: [{ system: 'https://example.org/made-up-people', value: id }],
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
