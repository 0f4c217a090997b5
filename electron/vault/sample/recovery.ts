import { supportPhaseIdentifier } from '../../../shared/identifiers';
import { Milestone, RecoveryStreak, SupportPhase } from '../../../shared/model';
import type { Label, Values } from '../../../shared/model';
import { addDays, daysBetween } from '../../../shared/time';
import type { LocalDate } from '../../../shared/time';
import type { WriteContext } from '../store/changes';
import type { Writer } from '../store/connection';
import { insertRecord } from '../store/records';
import type { SeededRandom } from './random';

/** What recovery means to people, as they say it. */
const BASES: readonly [Label, ...Label[]] = [
  { en: 'Not using, one day at a time.', es: 'No consumir, un día a la vez.' },
  { en: 'On my medication, and nothing from the street.', es: 'Con mi medicamento, y nada de la calle.' },
  { en: 'Sober for my kids.', es: 'Sin beber, por mis hijos.' },
  { en: 'Drinking less, and never alone.', es: 'Beber menos, y nunca a solas.' },
];

interface SampleMilestone {
  readonly kind: Values<typeof Milestone>['kind'];
  readonly words: Label | null;
}

const MILESTONES: readonly [SampleMilestone, ...SampleMilestone[]] = [
  { kind: 'job', words: { en: 'Three mornings a week at the bakery.', es: 'Tres mañanas en la panadería.' } },
  { kind: 'housing', words: null },
  { kind: 'license', words: null },
  { kind: 'reunification', words: { en: 'Sundays with my daughter.', es: 'Los domingos con mi hija.' } },
  { kind: 'court_case_closed', words: null },
  { kind: 'own_words', words: { en: 'Ran five kilometers', es: 'Corrió cinco kilómetros' } },
];

const LATER_PHASES = [
  'working_on_goals',
  'working_on_goals',
  'working_on_goals',
  'stepping_down',
  'keeping_in_touch',
] as const;
const DAYS_TO_KNOW = 30;

interface SamplePerson {
  readonly clientId: string;
  readonly from: LocalDate;
  readonly today: LocalDate;
  readonly language: 'en' | 'es';
}

/** Writes what somebody counts and celebrates, if they do, and their phase of support. */
export function writeSampleRecovery(
  writer: Writer,
  change: WriteContext,
  random: SeededRandom,
  person: SamplePerson,
): void {
  const { clientId, from, today, language } = person;
  const isNew = daysBetween(from, today) < DAYS_TO_KNOW;
  const phase = isNew ? 'getting_to_know' : random.pick(LATER_PHASES);
  const since = isNew ? from : addDays(today, -random.between(0, daysBetween(from, today) - DAYS_TO_KNOW));
  insertRecord(
    writer,
    change,
    SupportPhase,
    { clientId, phase, since },
    { id: supportPhaseIdentifier(clientId) },
  );
  if (random.chance(0.6)) writeStreaks(writer, change, random, person);
  if (random.chance(0.3)) {
    const { kind, words } = random.pick(MILESTONES);
    const reachedOn = addDays(today, -random.pick([1, 5, 20, 45, 90, 150]));
    insertRecord(writer, change, Milestone, {
      clientId,
      kind,
      reachedOn,
      words: words?.[language] ?? null,
      errorReason: null,
    });
  }
}

function writeStreaks(
  writer: Writer,
  change: WriteContext,
  random: SeededRandom,
  { clientId, today, language }: SamplePerson,
): void {
  // Some are about to reach something: then there is somebody to congratulate whatever day it is.
  const days = random.chance(0.15)
    ? random.pick([7, 30, 60, 90]) - random.between(0, 6)
    : random.between(10, 900);
  const startedOn = addDays(today, -days);
  const streak = (values: Pick<Values<typeof RecoveryStreak>, 'startedOn' | 'endedOn' | 'basis'>) =>
    insertRecord(writer, change, RecoveryStreak, { clientId, ...values, errorReason: null });
  if (random.chance(0.3)) {
    const endedOn = addDays(startedOn, -random.between(0, 60));
    streak({ startedOn: addDays(endedOn, -random.between(20, 400)), endedOn, basis: null });
  }
  streak({ startedOn, endedOn: null, basis: random.chance(0.7) ? random.pick(BASES)[language] : null });
}
