import type { Coding, Extension } from '@medplum/fhirtypes';

import { ETHNICITY, GENDER_IDENTITY, PRONOUNS, RACE } from '../../../../shared/codes';
import type { CodeList } from '../../../../shared/codes';
import type { Client, Row } from '../../../../shared/model/index';
import { ownConcept, ownExtension } from './elements';

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core';
const NULL_FLAVOR = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';

/** CDC race codes that are one of the five categories of the Office of Management and Budget. */
const OMB_RACES: Readonly<Record<string, string>> = {
  '1002-5': 'American Indian or Alaska Native',
  '2028-9': 'Asian',
  '2054-5': 'Black or African American',
  '2076-8': 'Native Hawaiian or Other Pacific Islander',
  '2106-3': 'White',
};

const OMB_ETHNICITIES: Readonly<Record<string, string>> = {
  '2135-2': 'Hispanic or Latino',
  '2186-5': 'Not Hispanic or Latino',
};

/** In the value set of race, not in that of ethnicity. */
const NO_ANSWERS: Readonly<Record<string, Coding>> = {
  declined: { system: NULL_FLAVOR, code: 'ASKU', display: 'asked but unknown' },
  unknown: { system: NULL_FLAVOR, code: 'UNK', display: 'unknown' },
};

/** Race, ethnicity, sex at birth, gender and pronouns; "declined" and "unknown" stay apart (R-INT-10). */
export function demographicExtensions(client: Row<typeof Client>): Extension[] {
  const all: Extension[] = [];
  if (client.race.length > 0) all.push(category(RACE_RULES, client.race));
  if (client.ethnicity !== null) all.push(category(ETHNICITY_RULES, [client.ethnicity]));
  const birthSex = client.sexAtBirth === null ? undefined : BIRTH_SEX[client.sexAtBirth];
  if (birthSex !== undefined) all.push({ url: `${US_CORE}-birthsex`, valueCode: birthSex });
  if (client.genderIdentity !== null) {
    all.push(
      ownExtension('gender', { valueCodeableConcept: ownConcept(GENDER_IDENTITY, client.genderIdentity) }),
    );
  }
  if (client.pronouns !== null) {
    const concept = ownConcept(PRONOUNS, client.pronouns);
    all.push(
      ownExtension('pronouns', {
        valueCodeableConcept:
          client.pronounsText === null ? concept : { ...concept, text: client.pronounsText },
      }),
    );
  }
  return all;
}

/**
 * F, M and UNK are in the value set of every US Core version; what has no code there is in the product's own CSV
 * column only.
 */
const BIRTH_SEX: Readonly<Record<NonNullable<Row<typeof Client>['sexAtBirth']>, string | undefined>> = {
  female: 'F',
  male: 'M',
  intersex: undefined,
  declined: undefined,
  unknown: 'UNK',
};

interface CategoryRules {
  readonly url: string;
  readonly list: CodeList;
  /** Standard categories by code. */
  readonly omb: Readonly<Record<string, string>>;
  readonly noAnswers: Readonly<Record<string, Coding>>;
}

const RACE_RULES: CategoryRules = {
  url: `${US_CORE}-race`,
  list: RACE,
  omb: OMB_RACES,
  noAnswers: NO_ANSWERS,
};
const ETHNICITY_RULES: CategoryRules = {
  url: `${US_CORE}-ethnicity`,
  list: ETHNICITY,
  omb: OMB_ETHNICITIES,
  noAnswers: {},
};

/** The US Core race and ethnicity extensions: standard categories, finer codes, and everything as text. */
function category({ url, list, omb, noAnswers }: CategoryRules, slugs: readonly string[]): Extension {
  const categories = new Map<string, Coding>();
  const detailed = new Map<string, Coding>();
  for (const slug of slugs) {
    const code = list.codes[slug]?.fhir;
    if (code === undefined || list.fhirSystem === undefined) continue;
    const display = omb[code];
    if (display === undefined) detailed.set(code, { system: list.fhirSystem, code });
    else categories.set(code, { system: list.fhirSystem, code, display });
  }
  const noAnswer = slugs.map((slug) => noAnswers[slug]).find((coding) => coding !== undefined);
  if (categories.size === 0 && noAnswer !== undefined) categories.set(noAnswer.code ?? '', noAnswer);
  return {
    url,
    extension: [
      ...[...categories.values()].map((valueCoding) => ({ url: 'ombCategory', valueCoding })),
      ...[...detailed.values()].map((valueCoding) => ({ url: 'detailed', valueCoding })),
      { url: 'text', valueString: slugs.map((slug) => list.codes[slug]?.en ?? slug).join(', ') },
    ],
  };
}
