import { z } from 'zod';
import { ATTENDANCE_MARK, ATTENDANCE_WAY, PRONOUNS } from '../../../shared/codes';
import { UuidSchema } from '../../../shared/identifiers';
import { InstantSchema, LocalDateSchema, type LocalDate } from '../../../shared/time';
import type { RollCallContent, RollCallState } from './roll-call-state';

const WalkInSchema = z.strictObject({
  clientId: UuidSchema,
  displayName: z.string().max(200),
  chartNumber: z.string().max(20),
  pronouns: PRONOUNS.schema.nullable(),
  pronounsText: z.string().max(40).nullable(),
});

const TypedReasonSchema = z.strictObject({
  asked: z.enum(['correction', 'limit']),
  text: z.string().max(5_000),
});

/** A reason being typed, and what asks for it. */
export type TypedReason = z.infer<typeof TypedReasonSchema>;

/** Unsaved marks as they lie in a draft: only what a person entered, the rest comes from the session. */
export const RollCallDraftSchema = z.strictObject({
  /** Where the session is found again. */
  groupId: UuidSchema,
  heldOn: LocalDateSchema,
  revision: z.int().positive(),
  startAt: InstantSchema,
  endAt: InstantSchema,
  guestCount: z.int().min(0).max(5_000),
  /** Not in drafts of before people could take part from elsewhere. */
  way: ATTENDANCE_WAY.schema.default('in_room'),
  marks: z
    .array(
      z.strictObject({
        clientId: UuidSchema,
        mark: ATTENDANCE_MARK.schema.nullable(),
        inAt: InstantSchema.nullable(),
        outAt: InstantSchema.nullable(),
        way: ATTENDANCE_WAY.schema.nullable().default(null),
      }),
    )
    .max(500),
  walkIns: z.array(WalkInSchema).max(500),
  /** The reason that was being typed while the vault asked for one. */
  reason: TypedReasonSchema.nullable().default(null),
});

export type RollCallDraft = z.infer<typeof RollCallDraftSchema>;

/** The content of the `attendance` draft of a session. */
export function rollCallDraft(
  { content, revision, groupId, heldOn }: RollCallState,
  reason: TypedReason | null = null,
): RollCallDraft {
  return {
    reason,
    groupId,
    heldOn,
    revision,
    startAt: content.startAt,
    endAt: content.endAt,
    guestCount: content.guestCount,
    way: content.way,
    marks: content.people.map(({ clientId, mark, inAt, outAt, way }) => ({
      clientId,
      mark,
      inAt,
      outAt,
      way,
    })),
    walkIns: content.people
      .filter((person) => !person.isMember)
      .map(({ clientId, displayName, chartNumber, pronouns, pronounsText }) => ({
        clientId,
        displayName,
        chartNumber,
        pronouns,
        pronounsText,
      })),
  };
}

/** What a draft would make of the session. */
interface DraftedContent {
  readonly content: RollCallContent;
  /** Somebody saved the session after the draft was made; the person decides whether the marks still hold. */
  readonly isOlderThanSession: boolean;
}

/** The marks of a draft laid on the session as it is now. */
export function contentFromDraft(draft: RollCallDraft, { content, revision }: RollCallState): DraftedContent {
  const { marks, walkIns, startAt, endAt, guestCount, way } = draft;
  const drafted = new Map(marks.map((mark) => [mark.clientId, mark]));
  const known = new Set(content.people.map((person) => person.clientId));
  const added = walkIns
    .filter((walkIn) => !known.has(walkIn.clientId))
    .map((walkIn) => ({
      ...walkIn,
      isMember: false,
      mark: null,
      inAt: null,
      outAt: null,
      way: null,
      cameLastTime: false,
      isBirthday: false,
      milestoneDays: null,
      recoveryMilestone: null,
      payerCode: null,
    }));
  const people = [...content.people, ...added].map((person) => {
    const mark = drafted.get(person.clientId);
    return mark === undefined
      ? person
      : { ...person, mark: mark.mark, inAt: mark.inAt, outAt: mark.outAt, way: mark.way };
  });
  return {
    content: { startAt, endAt, guestCount, way, people },
    isOlderThanSession: draft.revision !== revision,
  };
}

/** The part of a draft that says where it belongs; a closing's draft has it as well. */
const PlaceSchema = z.object({ groupId: z.uuid(), heldOn: LocalDateSchema });

/** Which group and day a stored `attendance` or `closing` draft is about, or `null` when it can't be read. */
export function placeOfDraft(
  stored: Readonly<Record<string, unknown>>,
): { readonly groupId: string; readonly heldOn: LocalDate } | null {
  // `useDraft` keeps the form beside the id of the save it leads to.
  const parsed = PlaceSchema.safeParse(stored['form']);
  return parsed.success ? parsed.data : null;
}
