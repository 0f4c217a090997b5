import type { WriteContext } from '../../electron/vault/store/changes';
import type { Writer } from '../../electron/vault/store/connection';
import { insertRecord } from '../../electron/vault/store/records';
import { AdmissionHealth, AdmissionSituation, Episode } from '../../shared/model/index';
import type { LocalDate } from '../../shared/time';
import { healthValues } from './record-values';

/** An episode, and what the full intake asked for it. */
export function fillWithAdmission(writer: Writer, context: () => WriteContext, clientId: string): void {
  const episode = insertRecord(writer, context(), Episode, {
    clientId,
    openedOn: '2026-03-09' as LocalDate,
    closedOn: null,
    referralSource: null,
  });
  const whose = { clientId, episodeId: episode.id };
  insertRecord(writer, context(), AdmissionSituation, {
    ...whose,
    livingArrangement: 'sober_living',
    employment: 'seasonal',
    incomeSource: 'wages',
    education: 'ged',
    maritalStatus: 'declined',
    dependentChildren: 'unknown',
  });
  insertRecord(writer, context(), AdmissionHealth, { ...healthValues(), ...whose });
}
