import { z } from 'zod';
import { UuidSchema } from '../../../shared/identifiers';
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

/** A correction as it is kept, with where it belongs and what it is based on. */
export const CorrectionFormSchema = z.object({
  clientId: UuidSchema,
  revision: z.int().positive(),
  contact: RecordFormSchema,
});
export type CorrectionForm = z.infer<typeof CorrectionFormSchema>;

const CorrectedSchema = z.object({ form: z.object({ clientId: UuidSchema }) });

/** Whose chart a kept correction belongs to; `null` for the draft of a new contact. */
export function clientOfCorrection(stored: unknown): string | null {
  const parsed = CorrectedSchema.safeParse(stored);
  return parsed.success ? parsed.data.form.clientId : null;
}
