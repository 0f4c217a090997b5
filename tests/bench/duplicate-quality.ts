import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DuplicateIndex } from '../../electron/vault/exchange/import/duplicate-index';
import { mapPatient } from '../../electron/vault/exchange/import/map-patient';
import { identityOf } from '../../electron/vault/exchange/import/prepare-import';
import { DUPLICATE_THRESHOLD, scoreDuplicate } from '../../shared/rules/duplicates';
import type { PersonIdentity } from '../../shared/rules/duplicates';
import { comparableContactValues } from '../../shared/rules/contacts';
import type { LocalDate } from '../../shared/time';
import { seedPeople } from '../seed/seed-people';
import { labelledIntakes } from './labelled-intakes';

/** How many people are in the list, how many who aren't come, and how many intakes of each kind of duplicate. */
interface QualityScale {
  readonly people: number;
  readonly newPeople: number;
  readonly ofEachKind: number;
}

/** A site's five years. */
export const CLINIC_SCALE: QualityScale = { people: 10_000, newPeople: 5_000, ofEachKind: 100 };

const TODAY = '2026-03-10' as LocalDate;

/** How well the rule of `shared/rules/duplicates.ts` finds people who are here, and how often it cries wolf. */
export interface DuplicateQuality {
  readonly peopleCount: number;
  readonly intakeCount: number;
  /** Found ÷ all duplicates. */
  readonly recall: number;
  readonly recallByKind: Readonly<Record<string, number>>;
  readonly newPeopleCount: number;
  /** Intakes of people who aren't here for which somebody else was shown. */
  readonly falseAlarmCount: number;
  readonly falseAlarmsByReason: Readonly<Record<string, number>>;
  readonly falseAlarmsPerFifty: number;
}

/**
 * Measures the rule on generated people and, where there is any, on sample data nobody here wrote: intakes of
 * people who are in the list, written another way, and of people who aren't.
 * @param sharedData folder with `fhir/Patient.100.ndjson`; its people are added when it is there
 */
export function measureDuplicateQuality(sharedData: string, scale: QualityScale): DuplicateQuality {
  const generator = seedPeople(20_261_123, TODAY);
  const people = [
    ...Array.from({ length: scale.people }, () => identityOfSeed(generator.next().value)),
    ...sharedPeople(sharedData),
  ];
  const index = new DuplicateIndex<number>();
  people.forEach((person, position) => {
    index.add(position, person);
  });

  const intakes = labelledIntakes(people, scale.ofEachKind, 7);
  const kinds = new Map<string, { found: number; all: number }>();
  for (const { kind, of, identity } of intakes) {
    const counts = kinds.get(kind) ?? { found: 0, all: 0 };
    const person = people[of];
    counts.all += 1;
    // Shown is who scores enough, whoever else does: the list is looked through before anything is saved.
    if (person !== undefined && scoreDuplicate(identity, person).score >= DUPLICATE_THRESHOLD)
      counts.found += 1;
    kinds.set(kind, counts);
  }
  const found = [...kinds.values()].reduce((sum, counts) => sum + counts.found, 0);

  let falseAlarmCount = 0;
  const falseAlarmsByReason = new Map<string, number>();
  for (let count = 0; count < scale.newPeople; count += 1) {
    const match = index.find(identityOfSeed(generator.next().value));
    if (match === undefined) continue;
    falseAlarmCount += 1;
    const reasons = match.reasons.join(' + ');
    falseAlarmsByReason.set(reasons, (falseAlarmsByReason.get(reasons) ?? 0) + 1);
  }
  return {
    peopleCount: people.length,
    intakeCount: intakes.length,
    recall: found / intakes.length,
    recallByKind: Object.fromEntries([...kinds].map(([kind, { found: hits, all }]) => [kind, hits / all])),
    newPeopleCount: scale.newPeople,
    falseAlarmCount,
    falseAlarmsByReason: Object.fromEntries(falseAlarmsByReason),
    falseAlarmsPerFifty: (falseAlarmCount * 50) / scale.newPeople,
  };
}

function identityOfSeed({
  client,
  contacts,
}: ReturnType<ReturnType<typeof seedPeople>['next']>['value']): PersonIdentity {
  return {
    legalFirstName: client.legalFirstName,
    legalMiddleName: client.legalMiddleName,
    legalLastName: client.legalLastName,
    preferredName: client.preferredName,
    aliases: client.aliases,
    birthDate: client.birthDate,
    birthDateIsEstimated: client.birthDateIsEstimated,
    medicaidId: client.medicaidId,
    contactValues: comparableContactValues(contacts.map(({ value }) => value)),
    externalIdentifiers: [],
  };
}

function sharedPeople(sharedData: string): readonly PersonIdentity[] {
  const path = join(sharedData, 'fhir', 'Patient.100.ndjson');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line, index) => {
      const mapped = mapPatient(JSON.parse(line), { today: TODAY, servesMinors: true });
      return mapped.ok ? [identityOf({ ...mapped.person, lineNumber: index + 1 })] : [];
    });
}
