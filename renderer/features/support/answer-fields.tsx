import { CODE_LISTS, type CodeList } from '../../../shared/codes';
import { isSubstance } from '../../../shared/rules/admission';
import { CheckboxGroup, FormRow, SelectField, TextField } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { NO_CHOICE, chosenCode, useCodeChoices, withNoChoice } from './code-choices';
import type { Answer, AnswersForm, Questions } from './answers-form';

export interface AnswerFieldsProps {
  readonly questions: Questions;
  readonly form: AnswersForm;
  readonly onChange: (form: AnswersForm) => void;
  /** Stands before each field's name in the form's messages: `about.race`. */
  readonly prefix?: string | undefined;
  /** The first question takes the focus. */
  readonly takesFocus?: boolean | undefined;
}

/** The questions of an entity, each with the field that fits it; blank, declined and not known are three answers (R-INT-10). */
export function AnswerFields({ questions, form, onChange, prefix, takesFocus }: AnswerFieldsProps) {
  return (
    <div className="answer-fields">
      {Object.keys(questions).map((name, index) => (
        <AnswerField
          key={name}
          questions={questions}
          name={name}
          prefix={prefix}
          autoFocus={takesFocus === true && index === 0}
          answer={form[name] ?? null}
          onChange={(answer) => onChange({ ...form, [name]: answer })}
        />
      ))}
    </div>
  );
}

interface AnswerFieldProps {
  readonly questions: Questions;
  readonly name: string;
  readonly prefix?: string | undefined;
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
  readonly autoFocus?: boolean | undefined;
  /** Instead of the entity's label, where the place already says what it is about. */
  readonly label?: string | undefined;
  /** The choice that stands for blank, unless it is "Not asked". */
  readonly blank?: string | undefined;
}

export function AnswerField({
  questions,
  name,
  prefix,
  answer,
  onChange,
  label,
  blank,
  autoFocus = false,
}: AnswerFieldProps) {
  const words = useLabel();
  const question = questions[name];
  if (question === undefined) throw new TypeError('no such question');
  const list = question.codeList === undefined ? undefined : CODE_LISTS.get(question.codeList);
  const props = {
    label: label ?? words(question.label),
    name: prefix === undefined ? name : `${prefix}.${name}`,
    onChange,
    autoFocus,
  };
  if (list !== undefined && question.storage === 'json') {
    return <Several {...props} list={list} value={Array.isArray(answer) ? answer : []} />;
  }
  const value = typeof answer === 'string' ? answer : '';
  if (list !== undefined)
    return <One {...props} list={list} blank={blank} value={value === '' ? null : value} />;
  const isNumber = question.storage === 'integer';
  return (
    <TextField
      {...props}
      value={value}
      isOptional={!isNumber}
      maxLength={isNumber ? 3 : 120}
      width={isNumber ? 'narrow' : 'medium'}
      inputMode={isNumber ? 'numeric' : 'text'}
    />
  );
}

interface CodeFieldProps<Value> {
  readonly label: string;
  readonly name: string;
  readonly list: CodeList;
  readonly value: Value;
  readonly autoFocus: boolean;
}

function One({
  list,
  value,
  onChange,
  blank,
  ...field
}: CodeFieldProps<string | null> & {
  readonly blank: string | undefined;
  readonly onChange: (slug: string | null) => void;
}) {
  const { t } = useTranslation('intake');
  const choices = withNoChoice(useCodeChoices(list), blank ?? t('full.notAsked'));
  return (
    <SelectField
      {...field}
      choices={choices}
      value={value ?? NO_CHOICE}
      onChange={(choice) => onChange(chosenCode(choice))}
    />
  );
}

const STAND_ALONE = ['declined', 'unknown'];

function Several({
  list,
  value,
  onChange,
  ...field
}: CodeFieldProps<readonly string[]> & { readonly onChange: (slugs: string[]) => void }) {
  const choices = useCodeChoices(list);
  const choose = (chosen: string[]) => {
    const added = chosen.find((slug) => !value.includes(slug));
    if (added === undefined) onChange(chosen);
    // Declined and not known stand alone: whichever was ticked last counts.
    else if (STAND_ALONE.includes(added)) onChange([added]);
    else onChange(chosen.filter((slug) => !STAND_ALONE.includes(slug)));
  };
  return <CheckboxGroup {...field} choices={choices} value={value} onChange={choose} layout="row" />;
}

const RANKS = [1, 2, 3] as const;
const WORDS = { 1: 'first', 2: 'second', 3: 'third' } as const;

/** Up to three substances, one after the other; what goes with one is asked once it is named (R-INT-08). */
export function SubstanceFields({ questions, form, onChange, prefix, takesFocus }: AnswerFieldsProps) {
  const { t } = useTranslation('intake');
  const named = (rank: number) => isSubstance(textOf(form[`substance${rank}`]));
  return RANKS.filter((rank) => rank === 1 || named(rank - 1) || named(rank)).map((rank) => {
    const set = (name: string) => (answer: Answer) => onChange({ ...form, [name]: answer });
    const field = (name: string, label: string, blank?: string) => (
      <AnswerField
        questions={questions}
        prefix={prefix}
        name={name}
        label={label}
        blank={blank}
        answer={form[name] ?? null}
        onChange={set(name)}
      />
    );
    return (
      <div
        key={rank}
        className="answer-fields__substance"
        role="group"
        aria-label={t('full.substance', { rank })}
      >
        <AnswerField
          questions={questions}
          prefix={prefix}
          name={`substance${rank}`}
          autoFocus={takesFocus === true && rank === 1}
          label={t(`full.substances.${WORDS[rank]}`)}
          answer={form[`substance${rank}`] ?? null}
          onChange={(answer) => onChange(withSubstance(form, rank, textOf(answer)))}
        />
        {named(rank) && (
          <>
            <FormRow>
              {field(`route${rank}`, t('full.route'))}
              {field(`frequency${rank}`, t('full.frequency'))}
            </FormRow>
            <FormRow>
              {field(`firstUseAge${rank}`, t('full.firstUseAge'))}
              {field(`noFirstUseAge${rank}`, t('full.noFirstUseAge'), t('full.ageGiven'))}
            </FormRow>
          </>
        )}
      </div>
    );
  });
}

function textOf(answer: Answer | undefined): string | null {
  return typeof answer === 'string' && answer !== '' ? answer : null;
}

/** Without a substance nothing is left of what went with it. */
function withSubstance(form: AnswersForm, rank: number, substance: string | null): AnswersForm {
  if (isSubstance(substance)) return { ...form, [`substance${rank}`]: substance };
  return {
    ...form,
    [`substance${rank}`]: substance,
    [`route${rank}`]: null,
    [`frequency${rank}`]: null,
    [`firstUseAge${rank}`]: null,
    [`noFirstUseAge${rank}`]: null,
  };
}
