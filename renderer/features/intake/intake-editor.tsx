import { useEffect, useRef, useState } from 'react';
import { READABLE_TIERS } from '../../../shared/access';
import { ScreenStatus } from '../../app/screen-frame';
import { useSession } from '../../app/session';
import {
  Banner,
  Button,
  ConfirmDialog,
  Form,
  FormActions,
  Kbd,
  PageHeader,
  SegmentedControl,
  Stepper,
  useForm,
  type FieldErrors,
} from '../../components';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { useCommand, type Draft } from '../../vault';
import { useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import { useFailed } from '../support/use-failed';
import { DuplicatesPanel } from './duplicates-panel';
import { AboutSection, AddressSection, HealthSection, SituationSection } from './full-sections';
import {
  draftName,
  fieldOfPath,
  hasFullAnswers,
  isBlankIntake,
  toBriefIntake,
  toFullIntake,
  type IntakeForm,
} from './intake-form';
import { MUST_DECIDE, MUST_EXPLAIN, intakeFormProblems, isSaidOnLeaving } from './intake-problems';
import type { SavedIntake } from './intake-saved';
import {
  AgreementSection,
  BirthSection,
  CameSection,
  NameSection,
  ReachSection,
  WorkerSection,
} from './intake-sections';
import { PeopleSection } from './people-section';
import { stepOfField, stepsFor, type IntakeStep } from './intake-steps';
import { useDuplicates } from './use-duplicates';

export interface IntakeEditorProps {
  readonly initialForm: IntakeForm;
  readonly blankForm: IntakeForm;
  /** The form holds what was kept earlier. */
  readonly isResumed: boolean;
  readonly draft: Draft<IntakeForm>;
  readonly onSaved: (saved: SavedIntake) => void;
  readonly onStartFresh: () => void;
}

/** The form of the intake, on one screen or in steps: kept as a draft with every letter, checked, compared, saved. */
export function IntakeEditor({
  initialForm,
  blankForm,
  isResumed,
  draft,
  onSaved,
  onStartFresh,
}: IntakeEditorProps) {
  const { t } = useTranslation('intake');
  const { site, today, user } = useSession();
  const { clock } = useClock();
  const format = useFormat();
  const problemText = useProblemText();
  const failed = useFailed();
  const create = useCommand('client.create');
  const [isDiscarding, setIsDiscarding] = useState(false);
  const [leftFields, setLeftFields] = useState<ReadonlySet<string>>(new Set());
  const [keptBefore] = useState(draft.savedAt);
  // The first field takes the focus where the form begins; any other step, also one gone on with, its title.
  const [hasMoved, setHasMoved] = useState(initialForm.path === 'full' && initialForm.step > 0);
  const stepTitle = useRef<HTMLHeadingElement>(null);
  const steps = stepsFor(READABLE_TIERS[user.role].has('clinical'));
  // How many likely duplicates there are is known only after the form's values are.
  const [hasLikely, setHasLikely] = useState(false);

  const say = (code: string) => {
    if (code === MUST_DECIDE) return t('duplicates.mustDecide');
    return code === MUST_EXPLAIN ? t('duplicates.mustExplain') : problemText(code);
  };
  const rules = { today, servesMinors: site.servesMinors };
  const form = useForm<IntakeForm>({
    initialValues: initialForm,
    validate: (values) => inWords(intakeFormProblems(values, rules, hasLikely), say),
  });
  const { values } = form;
  const duplicates = useDuplicates(values);
  const isLikely = duplicates.candidates.length > 0;
  if (isLikely !== hasLikely) setHasLikely(isLikely);

  const isBlank = isBlankIntake(values, today);
  const { keep, savedAt } = draft;
  useEffect(() => {
    if (!isBlank || savedAt !== null) keep(values);
    // Only what is typed makes a new draft, not that the last one reached the disk.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [values, keep]);

  const isFull = values.path === 'full';
  const stepIndex = Math.min(values.step, steps.length - 1);
  const isLast = !isFull || stepIndex === steps.length - 1;
  const shows = (step: IntakeStep, onBrief = false) => (isFull ? steps[stepIndex] === step : onBrief);
  const goTo = (index: number) => {
    form.set('step', index);
    setHasMoved(true);
  };
  useEffect(() => {
    if (hasMoved) stepTitle.current?.focus();
  }, [hasMoved, stepIndex]);

  const save = async (valid: IntakeForm) => {
    const { full } = toFullIntake(valid);
    const result = await create.run(
      {
        intake: toBriefIntake(valid),
        ...(full === null ? {} : { full }),
        notDuplicateReason: valid.isNotDuplicate ? textOrNull(valid.notDuplicateReason) : null,
      },
      { operationId: draft.operationId },
    );
    if (!result.ok) {
      if (result.error.code === 'POSSIBLE_DUPLICATE') {
        form.fail({ isNotDuplicate: t('duplicates.mustDecide') });
      } else {
        failed(form, result.error, (path) => fieldOfPath(path, valid));
      }
      return;
    }
    await draft.discard();
    onSaved({
      clientId: result.value.clientId,
      chartNumber: result.value.chartNumber,
      name: draftName(valid),
      assignedWorkerId: valid.assignedWorkerId,
    });
  };

  const leave = (field: string) => setLeftFields((fields) => new Set(fields).add(field));
  const leftError = (field: string) => {
    if (!leftFields.has(field)) return undefined;
    const code = intakeFormProblems(values, rules, false).get(field);
    return code === undefined || !isSaidOnLeaving(code) ? undefined : say(code);
  };
  const section = { form, today, leave, leftError };
  const name = draftName(values);

  const bound = form.bind(save);
  /** Saves from wherever somebody is; what is missing on another step brings that step up. */
  const finish = (problems: Readonly<Record<string, string>>) => {
    if (isFull) {
      const found = [...intakeFormProblems(values, rules, hasLikely).keys()].map(stepOfField);
      const first = steps.findIndex((step) => found.includes(step));
      const isHere = found.includes(steps[stepIndex] ?? null) || found.includes(null);
      if (first >= 0 && !isHere && Object.keys(problems).length === 0) form.set('step', first);
    }
    bound.onSubmit(problems);
  };
  const goOn = (problems: Readonly<Record<string, string>>) => {
    // A date that can't be read would be gone with its field.
    if (Object.keys(problems).length > 0) form.fail(problems);
    else goTo(stepIndex + 1);
  };
  const shownHere = ([field]: readonly [string, string]) => {
    const step = stepOfField(field);
    return !isFull || step === null || step === steps[stepIndex];
  };
  const errors = Object.fromEntries(Object.entries(bound.errors).filter(shownHere));
  const elsewhere = steps.filter((step) =>
    Object.keys(bound.errors).some((field) => isFull && stepOfField(field) === step && !(field in errors)),
  );
  const moreToFix =
    elsewhere.length === 0
      ? undefined
      : t('full.moreToFix', { steps: format.list(elsewhere.map((step) => t(`full.steps.${step}`))) });
  const said = [bound.formError, moreToFix].filter((text) => text !== undefined);
  const formError = said.length === 0 ? undefined : said.join(' ');

  const startFresh = async () => {
    setIsDiscarding(false);
    await draft.discard();
    form.reset(blankForm);
    onStartFresh();
  };

  return (
    <div className="intake">
      <PageHeader title={t('title')} description={t('description')} />
      {isResumed && keptBefore !== null && (
        <Banner
          tone="info"
          title={
            draftName(initialForm) === null
              ? t('resumed.title')
              : t('resumed.titleNamed', { name: draftName(initialForm) ?? '' })
          }
          actions={<Button onPress={() => setIsDiscarding(true)}>{t('resumed.startFresh')}</Button>}
        >
          <p>{t('resumed.text', { when: format.relativeTime(keptBefore, clock.now()) })}</p>
        </Banner>
      )}
      <div className="intake__path">
        <SegmentedControl
          label={t('full.pathLabel')}
          value={values.path}
          segments={[
            { id: 'brief', label: t('full.brief') },
            { id: 'full', label: t('full.full') },
          ]}
          onChange={(path) => form.set('path', path)}
        />
        <p className="text-muted text-small">
          {isFull ? t('full.fullText') : hasFullAnswers(values) ? t('full.keptInBrief') : t('full.briefText')}
        </p>
      </div>
      {isFull && (
        <Stepper
          label={t('full.stepsLabel')}
          steps={steps.map((step) => t(`full.steps.${step}`))}
          currentIndex={stepIndex}
        />
      )}
      <Form
        {...bound}
        errors={errors}
        formError={formError}
        onSubmit={isLast ? finish : goOn}
        aria-label={t('title')}
      >
        {isFull && (
          <h2 ref={stepTitle} tabIndex={-1} className="intake__step-title">
            {t('full.stepTitle', {
              number: format.number(stepIndex + 1),
              total: format.number(steps.length),
              title: t(`full.steps.${steps[stepIndex] ?? 'name'}`),
            })}
          </h2>
        )}
        <div className="intake__columns">
          <div className="intake__sections">
            {shows('name', true) && (
              <>
                <NameSection {...section} takesFocus={!hasMoved && values.path === initialForm.path} />
                <BirthSection {...section} />
              </>
            )}
          </div>
          <aside className="intake__aside">
            <DuplicatesPanel form={form} candidates={duplicates.candidates} />
          </aside>
          <div className="intake__sections">
            {shows('reach', true) && <ReachSection {...section} />}
            {shows('reach') && <AddressSection form={form} />}
            {shows('people') && <PeopleSection {...section} />}
            {shows('came', true) && (
              <>
                <CameSection {...section} />
                <AgreementSection {...section} />
                <WorkerSection {...section} />
              </>
            )}
            {shows('about') && <AboutSection form={form} />}
            {shows('situation') && <SituationSection form={form} />}
            {shows('health') && <HealthSection form={form} />}
          </div>
        </div>
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            isPending={form.isSubmitting}
            aria-keyshortcuts="Control+Enter"
          >
            {isLast ? t('save') : t('full.next')} <Kbd keys="Ctrl+Enter" />
          </Button>
          {isFull && stepIndex > 0 && <Button onPress={() => goTo(stepIndex - 1)}>{t('full.back')}</Button>}
          {!isLast && (
            <Button isDisabled={form.isSubmitting} onPress={() => finish({})}>
              {t('full.finishLater')}
            </Button>
          )}
          {!isBlank && (
            <Button variant="quiet" onPress={() => setIsDiscarding(true)}>
              {t('discard.action')}
            </Button>
          )}
        </FormActions>
      </Form>
      <ScreenStatus>{draft.savedAt !== null && t('kept', { time: format.time(draft.savedAt) })}</ScreenStatus>
      <ConfirmDialog
        isOpen={isDiscarding}
        title={name === null ? t('discard.title') : t('discard.titleNamed', { name })}
        confirmLabel={t('discard.confirm')}
        onConfirm={() => void startFresh()}
        onCancel={() => setIsDiscarding(false)}
      >
        <p>{t('discard.text')}</p>
      </ConfirmDialog>
    </div>
  );
}

/** The codes of problems as messages by field. Contacts have their own fields, so names go beyond the form's keys. */
function inWords(
  problems: ReadonlyMap<string, string>,
  say: (code: string) => string,
): FieldErrors<IntakeForm> {
  return Object.fromEntries([...problems].map(([field, code]) => [field, say(code)]));
}
