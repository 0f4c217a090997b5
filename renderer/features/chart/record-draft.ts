import { z } from 'zod';
import { Encounter } from '../../../shared/model';
import { InstantSchema, LocalDateSchema } from '../../../shared/time';
import type { RecordForm } from './record-form';

/** The tab of a chart that opens with the form for a new contact in front. */
export const RECORD_TAB = 'record';

const { kind, modality, payerCode, placeOfService } = Encounter.fields;
const time = z.string().max(5).nullable();

/** A contact being recorded, as it is kept. */
export const RecordFormSchema: z.ZodType<RecordForm> = z.object({
  kind: kind.schema.nullable(),
  modality: modality.schema.nullable(),
  date: LocalDateSchema.nullable(),
  startTime: time,
  minutes: z.string().max(40),
  endTime: time,
  excludedMinutes: z.string().max(40),
  placeOfService: placeOfService.schema.nullable(),
  payerCode: payerCode.schema.default(null),
  timer: z.object({ startedAt: InstantSchema, stoppedAt: InstantSchema.nullable() }).nullable().default(null),
  appointmentId: z.uuid().nullable().default(null),
  writesNote: z.boolean(),
});
