import { READABLE_TIERS } from '../../../../shared/access';
import type { Role } from '../../../../shared/access';
import {
  HEALTH_FIELDS,
  HealthAnswersSchema,
  SITUATION_FIELDS,
  SituationAnswersSchema,
} from '../../../../shared/contract/admission';
import type { AdmissionView, HealthAnswers } from '../../../../shared/contract/admission';
import { AdmissionHealth, AdmissionSituation, Episode } from '../../../../shared/model';
import type { EntityDefinition, Row } from '../../../../shared/model';
import type { PriorityClass } from '../../../../shared/rules/admission';
import { priorityClassOf } from '../../../../shared/rules/admission';
import type { Reader } from '../../store/connection';
import { findRecords } from '../../store/records';
import { sql } from '../../store/sql';

/** The episode answers belong to: the open one, else the latest; `null` for somebody who never had one. */
export function presentEpisode(reader: Reader, clientId: string): Row<typeof Episode> | null {
  const episodes = findRecords(
    reader,
    Episode,
    sql`client_id = ${clientId} ORDER BY closed_on IS NULL DESC, opened_on DESC, id LIMIT 1`,
  );
  return episodes[0] ?? null;
}

/** The record of the person's present episode, if anything was asked. */
export function answersOnRecord<Entity extends typeof AdmissionSituation | typeof AdmissionHealth>(
  reader: Reader,
  entity: Entity,
  clientId: string,
): Row<Entity> | undefined {
  const episodeId = presentEpisode(reader, clientId)?.id ?? null;
  const found: Row<EntityDefinition>[] = findRecords(
    reader,
    entity,
    sql`client_id = ${clientId} AND episode_id IS ${episodeId} ORDER BY created_at, id LIMIT 1`,
  );
  // The rows are the entity's own; a union of entities hides that.
  return found[0] as Row<Entity> | undefined;
}

/** The admission answers the role may read, and the priority class that follows from them (R-ROL-01, R-INT-09). */
export function admissionOf(
  reader: Reader,
  clientId: string,
  role: Role,
): { readonly admission: AdmissionView; readonly priority: PriorityClass | null } {
  const mayReadHealth = READABLE_TIERS[role].has('clinical');
  const situation = answersOnRecord(reader, AdmissionSituation, clientId);
  const health = mayReadHealth ? answersOnRecord(reader, AdmissionHealth, clientId) : undefined;
  const healthAnswers = health === undefined ? null : healthAnswersOf(health);
  return {
    admission: {
      situation:
        situation === undefined
          ? null
          : {
              revision: situation.revision,
              answers: SituationAnswersSchema.parse(only(situation, Object.keys(SITUATION_FIELDS))),
            },
      health:
        health === undefined || healthAnswers === null
          ? null
          : { revision: health.revision, answers: healthAnswers },
      mayReadHealth,
    },
    priority: healthAnswers === null ? null : priorityClassOf(healthAnswers),
  };
}

/** The answers of a record on health and substance use, without what the store adds to it. */
export function healthAnswersOf(record: Row<typeof AdmissionHealth>): HealthAnswers {
  return HealthAnswersSchema.parse(only(record, Object.keys(HEALTH_FIELDS)));
}

function only(record: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, record[name]]));
}
