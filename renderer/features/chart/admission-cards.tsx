import { Pencil } from 'lucide-react';
import { ABOUT_FIELDS } from '../../../shared/contract/admission';
import type { ClientChart } from '../../../shared/contract/clients';
import { Button, KeyValueList } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { formOfAnswers, isBlankAnswer, type AnswersForm, type Questions } from '../support/answers-form';
import { Card } from '../support/card';
import { QUESTIONS_OF, answerInWords, askedQuestions, recordedAnswers } from './admission-answers';

type Part = 'about' | 'situation' | 'health';

export interface AdmissionCardsProps {
  readonly chart: ClientChart;
  readonly mayEdit: Readonly<Record<Part, boolean>>;
  readonly onEdit: (part: Part) => void;
  /** The part whose button takes the focus. */
  readonly focused: Part | null;
}

// The need for an interpreter stands beside the language.
const { interpreterNeeded: _besideLanguage, ...ABOUT_QUESTIONS } = ABOUT_FIELDS;

/** What the full intake asked, and what is still blank. */
export function AdmissionCards({ chart, mayEdit, onEdit, focused }: AdmissionCardsProps) {
  const { t } = useTranslation('chart');
  const situation = formOfAnswers(
    QUESTIONS_OF.situation,
    recordedAnswers(chart.admission, 'situation')?.answers ?? null,
  );
  const health = formOfAnswers(
    QUESTIONS_OF.health,
    recordedAnswers(chart.admission, 'health')?.answers ?? null,
  );
  const part = (name: Part, questions: Questions, form: AnswersForm, asked: readonly string[]) => (
    <AnswersCard
      part={name}
      questions={questions}
      form={form}
      asked={asked}
      isFocused={focused === name}
      onEdit={mayEdit[name] ? () => onEdit(name) : undefined}
    />
  );
  return (
    <>
      {part('about', ABOUT_QUESTIONS, formOfAnswers(ABOUT_QUESTIONS, chart), Object.keys(ABOUT_QUESTIONS))}
      {part('situation', QUESTIONS_OF.situation, situation, askedQuestions('situation', situation))}
      {chart.admission.mayReadHealth &&
        part('health', QUESTIONS_OF.health, health, askedQuestions('health', health))}
      {!chart.admission.mayReadHealth && <p className="text-muted text-small">{t('admission.hidden')}</p>}
    </>
  );
}

interface AnswersCardProps {
  readonly part: Part;
  readonly questions: Questions;
  readonly form: AnswersForm;
  readonly asked: readonly string[];
  readonly isFocused: boolean;
  readonly onEdit: (() => void) | undefined;
}

function AnswersCard({ part, questions, form, asked, isFocused, onEdit }: AnswersCardProps) {
  const { t } = useTranslation(['chart', 'intake']);
  const words = useLabel();
  const title = t(`intake:full.steps.${part}`);
  const blankCount = asked.filter((name) => isBlankAnswer(form[name])).length;
  const isComplete = blankCount === 0;
  return (
    <Card
      title={title}
      hint={isComplete ? t('admission.allAnswered') : t('admission.blank', { count: blankCount })}
      actions={
        onEdit !== undefined && (
          <Button
            icon={Pencil}
            autoFocus={isFocused}
            aria-label={t(isComplete ? 'admission.changeOf' : 'admission.completeOf', { part: title })}
            onPress={onEdit}
          >
            {t(isComplete ? 'admission.change' : 'admission.complete')}
          </Button>
        )
      }
    >
      <KeyValueList
        items={asked.map((name) => ({
          key: words(questions[name]?.label ?? { en: name, es: name }),
          value: answerInWords(questions, name, form[name], words),
        }))}
      />
    </Card>
  );
}
