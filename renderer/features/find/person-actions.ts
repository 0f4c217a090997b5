import { CalendarPlus, FilePenLine, FolderOpen, NotebookPen, Signature } from 'lucide-react';
import type { FoundPerson } from '../../../shared/contract/find';
import { useNavigate } from '../../app/navigation';
import { useMayCall } from '../../app/session';
import type { LucideIcon } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { APPOINTMENT_TAB } from '../appointments/appointment-form';
import { useStartNote } from '../chart/note-action';
import { RECORD_TAB } from '../chart/record-draft';

/** What can be done for a person who was found. */
export const PERSON_ACTIONS = ['open', 'note', 'record', 'appointment', 'consents'] as const;
export type PersonActionId = (typeof PERSON_ACTIONS)[number];

/** One thing to do for one person. */
export interface PersonAction {
  readonly id: PersonActionId;
  readonly icon: LucideIcon;
  readonly label: string;
  /** What exactly happens, when the label alone doesn't say it. */
  readonly detail: string;
  readonly act: () => void;
}

/** What the role may do for a person, opening the chart first. The chart itself asks for a reason where one is needed. */
export function usePersonActions(): (person: FoundPerson) => readonly PersonAction[] {
  const { t } = useTranslation('find');
  const format = useFormat();
  const navigate = useNavigate();
  const mayCall = useMayCall();
  const { start } = useStartNote();
  return (person) => {
    const { clientId, noteDue } = person;
    const showChart = (tab?: string) =>
      navigate({ name: 'chart', clientId, ...(tab === undefined ? {} : { tab }) });
    const writeNote = () => {
      if (noteDue === null) showChart(RECORD_TAB);
      else if (noteDue.noteId === null) void start(noteDue.encounterId);
      else navigate({ name: 'note', noteId: noteDue.noteId });
    };
    const date = noteDue === null ? '' : format.date(noteDue.serviceDate);
    const noteDetail = () => {
      if (noteDue === null) return t('person.noteAfterContact');
      return noteDue.noteId === null ? t('person.noteOf', { date }) : t('person.noteGoesOn', { date });
    };
    return [
      ...(mayCall('client.open')
        ? [
            {
              id: 'open',
              icon: FolderOpen,
              label: t('person.open'),
              detail: '',
              act: () => showChart(),
            } as const,
          ]
        : []),
      ...(mayCall('note.start')
        ? [
            {
              id: 'note',
              icon: NotebookPen,
              label: t('person.note'),
              detail: noteDetail(),
              act: writeNote,
            } as const,
          ]
        : []),
      ...(mayCall('encounter.record')
        ? [
            {
              id: 'record',
              icon: FilePenLine,
              label: t('person.record'),
              detail: '',
              act: () => showChart(RECORD_TAB),
            } as const,
          ]
        : []),
      ...(mayCall('appointment.plan')
        ? [
            {
              id: 'appointment',
              icon: CalendarPlus,
              label: t('person.appointment'),
              detail: '',
              act: () => showChart(APPOINTMENT_TAB),
            } as const,
          ]
        : []),
      ...(mayCall('consent.list')
        ? [
            {
              id: 'consents',
              icon: Signature,
              label: t('person.consents'),
              detail: '',
              act: () => showChart('consents'),
            } as const,
          ]
        : []),
    ];
  };
}
