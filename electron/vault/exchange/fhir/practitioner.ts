import type { Period, Practitioner, PractitionerQualification } from '@medplum/fhirtypes';

import { CREDENTIAL_TYPE } from '../../../../shared/codes';
import type { Row, User } from '../../../../shared/model/index';
import { element, ownConcept } from './elements';
import { labelledMeta } from './labels';

/** A staff member with their credential. */
export function practitionerOf(user: Row<typeof User>): Practitioner {
  return element<Practitioner>({
    resourceType: 'Practitioner',
    id: user.id,
    meta: labelledMeta(),
    active: user.isActive,
    name: [{ text: user.displayName }],
    qualification: user.credentialType === null ? [] : [qualification(user, user.credentialType)],
  });
}

function qualification(
  user: Row<typeof User>,
  type: NonNullable<Row<typeof User>['credentialType']>,
): PractitionerQualification {
  return element<PractitionerQualification>({
    identifier:
      user.credentialNumber === null
        ? []
        : [{ system: 'urn:waystation:credential-number', value: user.credentialNumber }],
    code: ownConcept(CREDENTIAL_TYPE, type),
    period: period(user),
  });
}

function period({ credentialIssuedOn, credentialExpiresOn }: Row<typeof User>): Period | undefined {
  if (credentialIssuedOn === null && credentialExpiresOn === null) return undefined;
  return element<Period>({ start: credentialIssuedOn ?? undefined, end: credentialExpiresOn ?? undefined });
}
