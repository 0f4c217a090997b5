import { z } from 'zod';
import { Encounter } from '../../../shared/model';
import { LocalDateSchema } from '../../../shared/time';
import type { RecordForm } from './record-form';

/** The tab of a chart that opens with the form for a new contact in front. */
export const RECORD_TAB = 'record';

const { kind, modality, placeOfService } = Encounter.fields;
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
  writesNote: z.boolean(),
});
