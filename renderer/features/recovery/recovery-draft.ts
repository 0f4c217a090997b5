import { z } from 'zod';
import { MILESTONE_KIND, SUPPORT_PHASE } from '../../../shared/codes';
import type { RecoveryView, StreakView } from '../../../shared/contract/recovery';
import { UuidSchema } from '../../../shared/identifiers';
import { LocalDateSchema, type LocalDate } from '../../../shared/time';

/** The tab of a chart that is about recovery. */
export const RECOVERY_TAB = 'recovery';

/** More than the vault takes: what is too long is kept, and said. */
const wordsSchema = z.string().max(5_000);
const daySchema = LocalDateSchema.nullable();
const revisionSchema = z.int().positive();

const StreakDraftSchema = z.object({
  about: z.literal('streak'),
  /** The one being corrected, with what the correction is based on; `null` for a new one. */
  changes: z.object({ streakId: UuidSchema, revision: revisionSchema }).nullable(),
  form: z.object({
    startedOn: daySchema,
    /** It is an earlier time, which has a last day. */
    isOver: z.boolean(),
    endedOn: daySchema,
    basis: wordsSchema,
  }),
});
/** A time in recovery being written down or corrected, as it is kept. */
export type StreakDraft = z.infer<typeof StreakDraftSchema>;

const BeginAnewDraftSchema = z.object({
  about: z.literal('anew'),
  streakId: UuidSchema,
  revision: revisionSchema,
  form: z.object({
    endedOn: daySchema,
    wish: z.enum(['count', 'rest']).nullable(),
    startedOn: daySchema,
    basis: wordsSchema,
  }),
});
/** A count that ends, and perhaps another that begins, as it is kept. */
export type BeginAnewDraft = z.infer<typeof BeginAnewDraftSchema>;

const MilestoneDraftSchema = z.object({
  about: z.literal('milestone'),
  form: z.object({ kind: MILESTONE_KIND.schema.nullable(), reachedOn: daySchema, words: wordsSchema }),
});
/** A milestone being written down, as it is kept. */
export type MilestoneDraft = z.infer<typeof MilestoneDraftSchema>;

const PhaseDraftSchema = z.object({
  about: z.literal('phase'),
  /** What it is based on; `null` when nobody had said one. */
  revision: revisionSchema.nullable(),
  form: z.object({ phase: SUPPORT_PHASE.schema.nullable(), since: daySchema }),
});
/** A phase of support being set, as it is kept. */
export type PhaseDraft = z.infer<typeof PhaseDraftSchema>;

const MistakeDraftSchema = z.object({
  about: z.literal('mistake'),
  of: z.enum(['streak', 'milestone']),
  id: UuidSchema,
  revision: revisionSchema,
  form: z.object({ reason: wordsSchema }),
});
/** Why something is taken back, as it is kept. */
export type MistakeDraft = z.infer<typeof MistakeDraftSchema>;

export const RecoveryDraftSchema = z.discriminatedUnion('about', [
  StreakDraftSchema,
  BeginAnewDraftSchema,
  MilestoneDraftSchema,
  PhaseDraftSchema,
  MistakeDraftSchema,
]);
export type RecoveryDraft = z.infer<typeof RecoveryDraftSchema>;

/** The form of a time that isn't written down yet: the one counted now, or an earlier one. */
export function newStreak(isOver: boolean): StreakDraft {
  return { about: 'streak', changes: null, form: { startedOn: null, isOver, endedOn: null, basis: '' } };
}

/** A time on the chart, to be corrected. */
export function changedStreak(streak: StreakView): StreakDraft {
  return {
    about: 'streak',
    changes: { streakId: streak.id, revision: streak.revision },
    form: formOfStreak(streak),
  };
}

/** A time on the chart as its form holds it. */
export function formOfStreak({ startedOn, endedOn, basis }: StreakView): StreakDraft['form'] {
  return { startedOn, isOver: endedOn !== null, endedOn, basis: basis ?? '' };
}

/** The end of a count: today, unless said otherwise; what recovery means to the person stays what it was. */
export function newBeginning({ id, revision, basis }: StreakView, today: LocalDate): BeginAnewDraft {
  return {
    about: 'anew',
    streakId: id,
    revision,
    form: { endedOn: today, wish: null, startedOn: today, basis: basis ?? '' },
  };
}

export function newMilestone(today: LocalDate): MilestoneDraft {
  return { about: 'milestone', form: { kind: null, reachedOn: today, words: '' } };
}

/** The phase as the chart says it; one that changes does so today. */
export function newPhase(support: RecoveryView['support'], today: LocalDate): PhaseDraft {
  return {
    about: 'phase',
    revision: support?.revision ?? null,
    form: { phase: support?.phase ?? null, since: today },
  };
}

export function newMistake(of: MistakeDraft['of'], item: { id: string; revision: number }): MistakeDraft {
  return { about: 'mistake', of, id: item.id, revision: item.revision, form: { reason: '' } };
}

/** Whether two drafts are of the same form about the same thing, so that one goes on with the other. */
export function isSameMatter(first: RecoveryDraft, second: RecoveryDraft): boolean {
  return matterOf(first) === matterOf(second);
}

/** What a draft is about, as a key. */
export function matterOf(draft: RecoveryDraft): string {
  switch (draft.about) {
    case 'streak':
      return `streak/${draft.changes?.streakId ?? (draft.form.isOver ? 'earlier' : 'new')}`;
    case 'anew':
      return `anew/${draft.streakId}`;
    case 'mistake':
      return `mistake/${draft.id}`;
    case 'milestone':
    case 'phase':
      return draft.about;
  }
}

/** Whether what the draft is about is still on the chart. */
export function isStillThere(draft: RecoveryDraft, { streaks, milestones }: RecoveryView): boolean {
  const has = (items: readonly { readonly id: string }[], id: string) => items.some((item) => item.id === id);
  switch (draft.about) {
    case 'streak':
      return draft.changes === null || has(streaks, draft.changes.streakId);
    case 'anew':
      return streaks.some(({ id, endedOn }) => id === draft.streakId && endedOn === null);
    case 'mistake':
      return has(draft.of === 'streak' ? streaks : milestones, draft.id);
    case 'milestone':
    case 'phase':
      return true;
  }
}

/** What somebody wrote in their own words. */
export function wordsOf(draft: RecoveryDraft): string {
  switch (draft.about) {
    case 'streak':
    case 'anew':
      return draft.form.basis;
    case 'mistake':
      return draft.form.reason;
    case 'milestone':
      return draft.form.words;
    case 'phase':
      return '';
  }
}
