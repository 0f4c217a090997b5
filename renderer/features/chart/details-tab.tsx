import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { useMayCall } from '../../app/session';
import { Button, SkeletonLines } from '../../components';
import { useTranslation } from '../../i18n';
import { useDraft, type Draft } from '../../vault';
import { ADMISSION_PARTS, type AdmissionPart } from './admission-answers';
import { AdmissionCards } from './admission-cards';
import { AnswersDraftSchema, AnswersEditor, type AnswersDraft } from './answers-editor';
import { ContactsCard } from './contacts-card';
import { CoverageCard } from './coverage-card';
import { DetailsCards } from './details-cards';
import { DetailsEditor } from './details-editor';
import { DetailsDraftSchema } from './details-form';
import { JoinedCard } from './joined-card';
import { PeopleCard } from './people-card';

export interface DetailsTabProps {
  readonly chart: ClientChart;
  readonly refresh: () => void;
}

/** Identity, ways to reach the person, service: read first, changed on purpose. */
export function DetailsTab({ chart, refresh }: DetailsTabProps) {
  const { t } = useTranslation('chart');
  const mayCall = useMayCall();
  const mayEdit = mayCall('client.update') && chart.joinedInto === null;
  const draft = useDraft('intake', chart.id, DetailsDraftSchema);
  const mayAnswer: Readonly<Record<AdmissionPart, boolean>> = {
    situation: mayCall('admission.saveSituation') && chart.joinedInto === null,
    health: mayCall('admission.saveHealth') && chart.admission.mayReadHealth && chart.joinedInto === null,
  };
  const answerDrafts: Readonly<Record<AdmissionPart, Draft<AnswersDraft>>> = {
    situation: useDraft('situation', chart.id, AnswersDraftSchema),
    health: useDraft('health', chart.id, AnswersDraftSchema),
  };
  /** The part that was just answered: its button takes the focus back. */
  const [answered, setAnswered] = useState<AdmissionPart | null>(null);
  const [answering, setAnswering] = useState<AdmissionPart | null | undefined>(undefined);
  const [isEditing, setIsEditing] = useState<boolean | null>(null);
  // Changes that were begun come up by themselves, so that nobody forgets them.
  const isOpen = mayEdit && (isEditing ?? draft.found !== null);

  // Answers that were begun come up by themselves, too.
  const begun = ADMISSION_PARTS.find((part) => mayAnswer[part] && answerDrafts[part].found !== null);
  const openPart = answering === undefined ? (begun ?? null) : answering;

  const isLoading = [draft, ...Object.values(answerDrafts)].some(({ status }) => status === 'loading');
  if (isLoading) return <SkeletonLines lines={8} />;
  if (isOpen) {
    return <DetailsEditor chart={chart} draft={draft} refresh={refresh} onDone={() => setIsEditing(false)} />;
  }
  if (openPart !== null && mayAnswer[openPart]) {
    return (
      <AnswersEditor
        key={openPart}
        chart={chart}
        part={openPart}
        draft={answerDrafts[openPart]}
        refresh={refresh}
        onDone={() => {
          setAnswering(null);
          setAnswered(openPart);
        }}
      />
    );
  }
  return (
    <div className="chart__single">
      <DetailsCards
        chart={chart}
        between={
          <>
            <ContactsCard chart={chart} />
            <PeopleCard chart={chart} />
            <CoverageCard chart={chart} />
            <AdmissionCards
              chart={chart}
              focused={answered}
              onEdit={(part) => (part === 'about' ? setIsEditing(true) : setAnswering(part))}
              mayEdit={{ about: mayEdit, ...mayAnswer }}
            />
          </>
        }
        actions={
          mayEdit && (
            <Button icon={Pencil} autoFocus={isEditing === false} onPress={() => setIsEditing(true)}>
              {t('details.edit')}
            </Button>
          )
        }
      />
      {chart.joinedInto === null && <JoinedCard chart={chart} />}
    </div>
  );
}
