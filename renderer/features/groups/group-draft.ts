import { z } from 'zod';
import { GroupSeries } from '../../../shared/model';
import { WEEKDAYS } from '../../../shared/rules/schedule';
import { LocalDateSchema } from '../../../shared/time';
import { WEEK_STEPS, type GroupForm } from './group-form';

/** The subject of the draft of a group that isn't there yet. */
export const NEW_GROUP = 'new';

const { topic, placeOfService } = GroupSeries.fields;

/** A group being set up, as it is kept. */
export const GroupFormSchema: z.ZodType<GroupForm> = z.object({
  name: z.string().max(1_000),
  topic: topic.schema.nullable(),
  facilitatorId: z.uuid().nullable(),
  placeOfService: placeOfService.schema,
  place: z.string().max(1_000),
  usualStartTime: z.string().max(5).nullable(),
  usualMinutes: z.string().max(40),
  capacity: z.string().max(40),
  members: z.array(z.object({ id: z.uuid(), label: z.string(), description: z.string().optional() })),
  kind: z.enum(['group', 'event']).nullable(),
  coFacilitatorId: z.string().max(40),
  curriculum: z.string().max(1_000),
  days: z.array(z.enum(WEEKDAYS)),
  everyWeeks: z.enum(WEEK_STEPS),
  startsOn: LocalDateSchema.nullable(),
  isClosed: z.boolean(),
});
