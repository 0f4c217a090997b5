import { useEffect, useState } from 'react';
import { z } from 'zod';
import { HealthAnswersSchema, SituationAnswersSchema } from '../../../shared/contract/admission';
import type { ClientChart } from '../../../shared/contract/clients';
import { useErrorMessage } from '../../app/error-message';
import { ScreenStatus } from '../../app/screen-frame';
import { useSession } from '../../app/session';
import { Banner, Button, Form, FormActions, FormSection, Kbd, useForm, useNotify } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useVault, type Draft } from '../../vault';
import { HealthQuestions } from '../intake/full-sections';
import { AnswerFields } from '../support/answer-fields';
import { AnswersFormSchema, formOfAnswers, readAnswers, type AnswersForm } from '../support/answers-form';
import { useProblemText } from '../support/problem-text';
import { useFailed } from '../support/use-failed';
import {
  QUESTIONS_OF,
  answerInWords,
  answerProblems,
  differ,
  rebaseAnswers,
  recordedAnswers,
  type AdmissionPart,
} from './admission-answers';

/** The draft of changed answers: what was typed, and what it was typed on. */
export const AnswersDraftSchema = z.strictObject({
  revision: z.int().positive().nullable(),
  base: AnswersFormSchema,
  form: AnswersFormSchema,
});
export type AnswersDraft = z.infer<typeof AnswersDraftSchema>;

export interface AnswersEditorProps {
  readonly chart: ClientChart;
  readonly part: AdmissionPart;
  readonly draft: Draft<AnswersDraft>;
  readonly refresh: () => void;
  readonly onDone: () => void;
}

interface Ground {
  readonly base: AnswersForm;
  readonly revision: number | null;
}

/** Answering or changing one part of the full intake after the person was added. */
export function AnswersEditor({ chart, part, draft, refresh, onDone }: AnswersEditorProps) {
  const { t } = useTranslation(['chart', 'intake', 'common']);
  const { today } = useSession();
  const format = useFormat();
  const words = useLabel();
  const vault = useVault();
  const notify = useNotify();
  const failed = useFailed();
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  const saveSituation = useCommand('admission.saveSituation');
  const saveHealth = useCommand('admission.saveHealth');
  const questions = QUESTIONS_OF[part];
  const [found] = useState(draft.found);
  const [ground, setGround] = useState<Ground>(() => found ?? groundOf(chart, part));
  const [conflicts, setConflicts] = useState<readonly { name: string; theirs: string | null }[] | null>(null);
  const [isRefused, setIsRefused] = useState(false);
  const form = useForm<{ readonly answers: AnswersForm }>({
    initialValues: { answers: found?.form ?? ground.base },
    validate: ({ answers }) =>
      Object.fromEntries(
        answerProblems(part, answers, { birthDate: chart.birthDate, today }).map(({ path, code }) => [
          `answers.${path}`,
          problemText(code),
        ]),
      ),
  });
  const { answers } = form.values;
  const hasChanges = differ(ground.base, answers);
  const isStale = isRefused || (groundOf(chart, part).revision !== ground.revision && conflicts === null);

  const { keep } = draft;
  useEffect(() => {
    if (hasChanges) keep({ revision: ground.revision, base: ground.base, form: answers });
  }, [hasChanges, keep, ground, answers]);

  const leave = async () => {
    await draft.discard();
    onDone();
  };
  const send = (values: AnswersForm) => {
    const about = { clientId: chart.id, expectedRevision: ground.revision };
    const options = { operationId: draft.operationId };
    if (part === 'situation') {
      const read = readAnswers(questions, SituationAnswersSchema, values);
      return read.ok ? saveSituation.run({ ...about, answers: read.answers }, options) : null;
    }
    const read = readAnswers(questions, HealthAnswersSchema, values);
    return read.ok ? saveHealth.run({ ...about, answers: read.answers }, options) : null;
  };
  const save = async (valid: { readonly answers: AnswersForm }) => {
    if (!hasChanges) {
      notify({ message: t('details.nothingChanged') });
      await leave();
      return;
    }
    const result = await send(valid.answers);
    if (result === null) return;
    if (result.ok) {
      notify({ message: t('details.saved'), tone: 'success' });
      refresh();
      await leave();
      return;
    }
    setConflicts(null);
    setIsRefused(result.error.code === 'STALE_EDIT');
    if (result.error.code === 'STALE_EDIT') return;
    failed(form, result.error, (path) => (path.startsWith('answers.') ? path : undefined));
  };
  /** Opens the chart anew and lays what was typed on it. */
  const bringTogether = async () => {
    const latest = await vault.call('client.open', { clientId: chart.id });
    if (!latest.ok) {
      form.fail({}, errorMessage(latest.error));
      return;
    }
    const newest = groundOf(latest.value, part);
    const rebased = rebaseAnswers(ground.base, answers, newest.base);
    form.reset({ answers: rebased.form });
    setGround(newest);
    setIsRefused(false);
    setConflicts(
      rebased.conflicts.map((name) => ({
        name,
        theirs: answerInWords(questions, name, newest.base[name], words),
      })),
    );
  };
  const title = t(`intake:full.steps.${part}`);
  const fields = {
    form: answers,
    onChange: (changed: AnswersForm) => form.set('answers', changed),
    prefix: 'answers',
    takesFocus: true,
  };

  return (
    <div className="chart__single">
      {found !== null && <Banner tone="info">{t('details.resumed')}</Banner>}
      {isStale && (
        <Banner
          tone="warning"
          isLive
          title={t('details.stale.title')}
          actions={<Button onPress={() => void bringTogether()}>{t('details.stale.merge')}</Button>}
        >
          <p>{t('details.stale.text')}</p>
        </Banner>
      )}
      {conflicts !== null && (
        <Banner tone="info" isLive>
          <p>{t('details.stale.merged')}</p>
          {conflicts.length > 0 && (
            <ul>
              {conflicts.map(({ name, theirs }) => {
                const question = questions[name];
                return (
                  <li key={name}>
                    {t('admission.conflict', {
                      question: question === undefined ? name : words(question.label),
                      mine: answerInWords(questions, name, answers[name], words) ?? t('common:notRecorded'),
                      theirs: theirs ?? t('common:notRecorded'),
                    })}
                  </li>
                );
              })}
            </ul>
          )}
        </Banner>
      )}
      <Form {...form.bind(save)} aria-label={title}>
        {part === 'health' ? (
          <HealthQuestions hint={t('intake:full.healthHint')} {...fields} />
        ) : (
          <FormSection title={title} hint={t('intake:full.hint')}>
            <AnswerFields questions={questions} {...fields} />
          </FormSection>
        )}
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            isPending={form.isSubmitting}
            aria-keyshortcuts="Control+Enter"
          >
            {t('details.save')} <Kbd keys="Ctrl+Enter" />
          </Button>
          <Button variant="quiet" onPress={() => void leave()}>
            {hasChanges ? t('details.drop') : t('details.cancel')}
          </Button>
        </FormActions>
      </Form>
      <ScreenStatus>
        {draft.savedAt !== null && t('details.kept', { time: format.time(draft.savedAt) })}
      </ScreenStatus>
    </div>
  );
}

function groundOf(chart: ClientChart, part: AdmissionPart): Ground {
  const recorded = recordedAnswers(chart.admission, part);
  return {
    base: formOfAnswers(QUESTIONS_OF[part], recorded?.answers ?? null),
    revision: recorded?.revision ?? null,
  };
}
