import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { HEALTH_FIELDS, HealthAnswersSchema } from '../../../../shared/contract/admission';
import type { HealthAnswers, SituationAnswers } from '../../../../shared/contract/admission';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { admissionIdentifier } from '../../../../shared/identifiers';
import { AdmissionHealth, AdmissionSituation, Client } from '../../../../shared/model';
import type { Row, WaitingListEntry } from '../../../../shared/model';
import { healthProblems } from '../../../../shared/rules/admission';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { answersOnRecord, presentEpisode } from './admission-answers';

/**
 * Keeps how somebody lived when they came.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN`.
 */
export function saveSituation(
  context: WriteContext,
  { clientId, expectedRevision, answers }: ParsedInput<'admission.saveSituation'>,
): MethodOutput<'admission.saveSituation'> {
  assertOpenChart(context, clientId);
  const current = answersOnRecord(context.writer, AdmissionSituation, clientId);
  assertFresh(current, expectedRevision);
  if (current === undefined) return { revision: addSituation(context, clientId, answers) };
  const { writer, change } = context;
  const options = { expectedRevision: current.revision };
  return {
    revision: updateRecord(writer, change, AdmissionSituation, current.id, answers, options).revision,
  };
}

/**
 * Keeps health and substance use when somebody came (R-INT-08).
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN`.
 */
export function saveHealth(
  context: WriteContext,
  { clientId, expectedRevision, answers }: ParsedInput<'admission.saveHealth'>,
): MethodOutput<'admission.saveHealth'> {
  const client = assertOpenChart(context, clientId);
  const current = answersOnRecord(context.writer, AdmissionHealth, clientId);
  assertFresh(current, expectedRevision);
  const problems = healthProblems(answers, { birthDate: client.birthDate, today: context.today });
  if (problems.length > 0) {
    throw new ClinicFailure('RULE_BROKEN', {
      problems: problems.map(({ path, code }) => ({ path: `answers.${path}`, code })),
    });
  }
  if (current === undefined) return { revision: addHealth(context, clientId, answers) };
  const { writer, change } = context;
  const options = { expectedRevision: current.revision };
  return {
    revision: updateRecord(writer, change, AdmissionHealth, current.id, answers, options).revision,
  };
}

/** The first answers of the present episode; its revision. */
export function addSituation(context: WriteContext, clientId: string, answers: SituationAnswers): number {
  const { writer, change } = context;
  const episodeId = presentEpisode(writer, clientId)?.id ?? null;
  const id = admissionIdentifier('situation', episodeId ?? clientId);
  return insertRecord(writer, change, AdmissionSituation, { clientId, episodeId, ...answers }, { id })
    .revision;
}

/** The first answers of the present episode; its revision. */
export function addHealth(context: WriteContext, clientId: string, answers: HealthAnswers): number {
  const { writer, change } = context;
  const episodeId = presentEpisode(writer, clientId)?.id ?? null;
  const id = admissionIdentifier('health', episodeId ?? clientId);
  return insertRecord(writer, change, AdmissionHealth, { clientId, episodeId, ...answers }, { id }).revision;
}

/**
 * What was asked of somebody on the waiting list, kept with the episode that begins, so that nobody has to be asked twice. An
 * intake's answers stay as they are.
 */
export function addHealthFromList(
  context: WriteContext,
  clientId: string,
  asked: Pick<Row<typeof WaitingListEntry>, 'pregnancy' | 'injection'>,
): void {
  if (asked.pregnancy === null && asked.injection === null) return;
  if (answersOnRecord(context.writer, AdmissionHealth, clientId) !== undefined) return;
  const blank = Object.fromEntries(Object.keys(HEALTH_FIELDS).map((name) => [name, null]));
  const answers = { ...blank, pregnancy: asked.pregnancy, injectedLast30Days: asked.injection };
  addHealth(context, clientId, HealthAnswersSchema.parse(answers));
}

function assertOpenChart(context: WriteContext, clientId: string) {
  const client = getRecord(context.writer, Client, clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  if (client.status === 'merged') throw ruleBroken('clientId', 'client_is_merged');
  return client;
}

/** Answers given meanwhile are nobody's to overwrite, first ones neither. */
function assertFresh(
  current: { readonly revision: number } | undefined,
  expectedRevision: number | null,
): void {
  if ((current?.revision ?? null) === expectedRevision) return;
  throw new ClinicFailure('STALE_EDIT', current === undefined ? {} : { currentRevision: current.revision });
}
