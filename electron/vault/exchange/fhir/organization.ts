import type { Organization } from '@medplum/fhirtypes';

import type { Row, Site } from '../../../../shared/model/index';
import { labelledMeta } from './labels';

/** The site. */
export function organizationOf(site: Row<typeof Site>): Organization {
  return {
    resourceType: 'Organization',
    id: site.id,
    meta: labelledMeta(),
    identifier: [{ system: 'urn:waystation:site-code', value: site.siteCode }],
    active: true,
    name: site.name,
  };
}
