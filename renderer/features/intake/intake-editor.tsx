import { useEffect, useState } from 'react';
import { useErrorMessage } from '../../app/error-message';
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
  useForm,
  type FieldErrors,
} from '../../components';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { useCommand, type Draft } from '../../vault';
import { problemsByPath, useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import { DuplicatesPanel } from './duplicates-panel';
import { draftName, fieldOfPath, isBlankIntake, toBriefIntake, type IntakeForm } from './intake-form';
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

/** The form of the brief intake: kept as a draft with every letter, checked, compared, saved. */
export function IntakeEditor({
  initialForm,
  blankForm,
  isResumed,
  draft,
  onSaved,
  onStartFresh,
}: IntakeEditorProps) {
  const { t } = useTranslation('intake');
  const { site, today } = useSession();
  const { clock } = useClock();
  const format = useFormat();
  const problemText = useProblemText();
  const errorMessage = useErrorMessage();
  const create = useCommand('client.create');
  const [isDiscarding, setIsDiscarding] = useState(false);
  const [leftFields, setLeftFields] = useState<ReadonlySet<string>>(new Set());
  const [keptBefore] = useState(draft.savedAt);
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

  const save = async (valid: IntakeForm) => {
    const result = await create.run(
      {
        intake: toBriefIntake(valid),
        notDuplicateReason: valid.isNotDuplicate ? textOrNull(valid.notDuplicateReason) : null,
      },
      { operationId: draft.operationId },
    );
    if (!result.ok) {
      const problems = new Map(
        [...problemsByPath(result.error)].map(([path, code]) => [fieldOfPath(path, valid), code]),
      );
      if (result.error.code === 'POSSIBLE_DUPLICATE') {
        form.fail({ isNotDuplicate: t('duplicates.mustDecide') });
      } else {
        form.fail(inWords(problems, say), problems.size === 0 ? errorMessage(result.error) : undefined);
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
      <Form {...form.bind(save)} aria-label={t('title')}>
        <div className="intake__columns">
          <div className="intake__sections">
            <NameSection {...section} />
            <BirthSection {...section} />
          </div>
          <aside className="intake__aside">
            <DuplicatesPanel form={form} candidates={duplicates.candidates} />
          </aside>
          <div className="intake__sections">
            <ReachSection {...section} />
            <CameSection {...section} />
            <AgreementSection {...section} />
            <WorkerSection {...section} />
          </div>
        </div>
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            isPending={form.isSubmitting}
            aria-keyshortcuts="Control+Enter"
          >
            {t('save')} <Kbd keys="Ctrl+Enter" />
          </Button>
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
