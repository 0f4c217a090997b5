import { z } from 'zod';

import { CLIENT_STATUS } from '../codes/for-model';
import { UuidSchema } from '../identifiers';
import { LocalDateSchema } from '../time';
import {
  defineEntity,
  instant,
  json,
  optionalInstant,
  optionalReference,
  optionalText,
  reference,
  text,
} from './define-entity';

/** What joining two charts changed, so that it can be put back. Signed records and what happened are never moved. */
const CarriedSchema = z.strictObject({
  /** Of the joined chart, as it was. */
  status: CLIENT_STATUS.schema,
  assignedWorkerId: UuidSchema.nullable(),
  nextContactOn: LocalDateSchema.nullable(),
  /** What the kept chart lacked and got. */
  keptGotWorker: z.boolean(),
  keptGotPlan: z.boolean(),
  /** Places on group lists that ended for the joined chart, and those the kept one got for them. */
  endedPlaceIds: z.array(UuidSchema),
  newPlaceIds: z.array(UuidSchema),
  /** Numbers and addresses the kept chart didn't have. */
  newContactIds: z.array(UuidSchema),
  closedEpisodeIds: z.array(UuidSchema),
});

/** Two charts of one person, joined by a supervisor; taking it back ends it (R-INT-07). */
export const ChartMerge = defineEntity({
  name: 'chartMerge',
  label: { en: 'Joined charts', es: 'Expedientes unidos' },
  fields: {
    keptClientId: reference('client', { en: 'Kept chart', es: 'Expediente que queda', tier: 'identity' }),
    joinedClientId: reference('client', { en: 'Joined chart', es: 'Expediente unido', tier: 'identity' }),
    reason: text({ en: 'Why', es: 'Motivo', tier: 'identity', max: 500 }),
    mergedAt: instant({ en: 'Joined at', es: 'Unidos el', tier: 'operations' }),
    carried: json(CarriedSchema, { en: 'What was carried over', es: 'Qué se trasladó', tier: 'identity' }),
    undoneAt: optionalInstant({ en: 'Separated at', es: 'Separados el', tier: 'operations' }),
    undoneBy: optionalReference('user', { en: 'Separated by', es: 'Separados por', tier: 'operations' }),
    undoneReason: optionalText({
      en: 'Why separated',
      es: 'Por qué se separaron',
      tier: 'identity',
      max: 500,
    }),
  },
});
