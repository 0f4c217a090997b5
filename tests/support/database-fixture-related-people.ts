import type { WriteContext } from '../../electron/vault/store/changes';
import type { Writer } from '../../electron/vault/store/connection';
import { insertRecord } from '../../electron/vault/store/records';
import { Consent, RelatedPerson } from '../../shared/model/index';
import { consentValues, relatedPersonValues } from './record-values';

/** An emergency contact with a consent about them, somebody of whom only the name is known, and one entered by mistake. */
export function fillWithRelatedPeople(writer: Writer, context: () => WriteContext, clientId: string): void {
  const consent = insertRecord(writer, context(), Consent, {
    ...consentValues({ clientId, recipientId: null }),
    type: 'contact_permission',
    recipientName: 'Rosa Núñez, sister',
    informationScope: ['participation'],
  });
  insertRecord(writer, context(), RelatedPerson, {
    ...relatedPersonValues(clientId),
    consentId: consent.id,
  });
  insertRecord(writer, context(), RelatedPerson, {
    ...relatedPersonValues(clientId, { name: 'Tío Beto 🙂', relationship: 'other_family' }),
    phone: null,
    language: null,
    remark: null,
    isEmergencyContact: false,
  });
  insertRecord(writer, context(), RelatedPerson, {
    ...relatedPersonValues(clientId, { isActive: false, errorReason: 'Another José’s sister' }),
    relationship: null,
  });
}
