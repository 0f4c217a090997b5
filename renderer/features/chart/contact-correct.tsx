import type { EncounterSummary } from '../../../shared/contract/clients';
import { useMayCall, useSession } from '../../app/session';
import { Button } from '../../components';
import { useFormat, useTranslation } from '../../i18n';

/** Whether the person may correct a contact, as far as the page knows: theirs, with a note that isn't signed. */
export function useMayCorrect(): (encounter: EncounterSummary) => boolean {
  const { user } = useSession();
  const mayCall = useMayCall();
  return ({ status, workerId, noteStatus }) =>
    status === 'done' &&
    noteStatus !== 'signed' &&
    (workerId === user.id || user.role === 'supervisor') &&
    mayCall('encounter.correct');
}

export interface ContactCorrectProps {
  readonly encounter: EncounterSummary;
  /** Whether there is more than one payer to choose: of a group's contact nothing else can be changed here. */
  readonly hasOtherPayers: boolean;
  readonly onCorrect: (encounterId: string) => void;
}

/** The way to put a contact right. */
export function ContactCorrect({ encounter, hasOtherPayers, onCorrect }: ContactCorrectProps) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const mayCorrect = useMayCorrect();
  if (!mayCorrect(encounter) || (encounter.groupName !== null && !hasOtherPayers)) return null;
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={t('correct.openOf', { date: format.date(encounter.serviceDate) })}
      onPress={() => onCorrect(encounter.id)}
    >
      {t('correct.open')}
    </Button>
  );
}
