import type { Group, GroupMember as FhirGroupMember } from '@medplum/fhirtypes';

import { GROUP_TOPIC } from '../../../../shared/codes';
import type { GroupMember, GroupSeries, Row } from '../../../../shared/model/index';
import { element, ownConcept, referenceTo } from './elements';
import type { FhirContext } from './elements';
import { labelledMeta } from './labels';

/** A group with everyone on its list whom the bundle may name; people it may not are not counted either. */
export function groupOf(
  series: Row<typeof GroupSeries>,
  members: readonly Row<typeof GroupMember>[],
  context: FhirContext,
): Group {
  const named = members.filter((member) => context.has('Patient', member.clientId));
  return element<Group>({
    resourceType: 'Group',
    id: series.id,
    meta: labelledMeta(),
    active: series.isActive,
    type: 'person',
    actual: true,
    code: ownConcept(GROUP_TOPIC, series.topic),
    name: series.name,
    quantity: named.length,
    managingEntity: referenceTo('Organization', context.site.id),
    member: named.map((member) =>
      element<FhirGroupMember>({
        entity: referenceTo('Patient', member.clientId),
        period: element({ start: member.joinedOn, end: member.leftOn }),
        inactive: member.leftOn !== null && member.leftOn <= context.today,
      }),
    ),
  });
}
