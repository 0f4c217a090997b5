import { useState } from 'react';
import { useSession } from '../../app/session';
import { PageHeader, SkeletonLines } from '../../components';
import { useTranslation } from '../../i18n';
import { useDraft } from '../../vault';
import { NEW_INTAKE } from './intake-draft';
import { IntakeFormSchema, emptyIntake, type IntakeForm } from './intake-form';
import { IntakeEditor } from './intake-editor';
import { IntakeSaved, type SavedIntake } from './intake-saved';
import '../support/fields.css';
import './intake.css';

/** Admits somebody by the brief intake, or goes on with the one that was begun. */
export function IntakeScreen() {
  const { t } = useTranslation('intake');
  const { user, today } = useSession();
  const draft = useDraft('intake', NEW_INTAKE, IntakeFormSchema);
  const [saved, setSaved] = useState<SavedIntake | null>(null);
  /** Counts blank forms, so that a new one starts with nothing of the one before. */
  const [round, setRound] = useState(0);

  // Whoever serves people themselves usually adds them for themselves.
  const blank: IntakeForm = {
    ...emptyIntake(today),
    assignedWorkerId: user.role === 'peer_worker' ? user.id : null,
  };

  if (saved !== null) {
    return (
      <IntakeSaved
        saved={saved}
        onAddAnother={() => {
          setSaved(null);
          setRound(round + 1);
        }}
      />
    );
  }
  if (draft.status === 'loading') {
    return (
      <>
        <PageHeader title={t('title')} description={t('description')} />
        <SkeletonLines lines={10} />
      </>
    );
  }
  return (
    <IntakeEditor
      key={round}
      initialForm={round === 0 && draft.found !== null ? draft.found : blank}
      blankForm={blank}
      isResumed={round === 0 && draft.found !== null}
      draft={draft}
      onSaved={setSaved}
      onStartFresh={() => setRound(round + 1)}
    />
  );
}
