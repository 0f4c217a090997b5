import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { MODALITY } from '../../../shared/codes';
import type { ClientChart, EncounterSummary } from '../../../shared/contract/clients';
import { Button, Chip, EmptyState } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useMayCall } from '../../app/session';
import { PersonAttendance } from '../groups/person-attendance';
import { useEncounterName } from './encounter-line';
import { ContactCorrect } from './contact-correct';
import { ContactInError } from './contact-in-error';
import { NoteAction } from './note-action';
import { UnitsCell } from './units-cell';
import { usePayers } from './use-payers';

export interface ContactsTabProps {
  readonly chart: ClientChart;
  readonly encounters: readonly EncounterSummary[];
  readonly onCorrect: (encounterId: string) => void;
  readonly onVoid: (encounterId: string) => void;
  readonly onRecord: (() => void) | undefined;
}

const PAGE = 50;

/** Every contact with the person, newest first, each with its note. */
export function ContactsTab({ chart, encounters, onCorrect, onVoid, onRecord }: ContactsTabProps) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const label = useLabel();
  const encounterName = useEncounterName();
  const mayCall = useMayCall();
  const payers = usePayers(chart);
  const [shownCount, setShownCount] = useState(PAGE);

  if (encounters.length === 0) {
    return (
      <EmptyState
        icon={CalendarPlus}
        title={t('contacts.none')}
        actions={onRecord !== undefined && <Button onPress={onRecord}>{t('record')}</Button>}
      >
        <p>{t('contacts.noneText')}</p>
      </EmptyState>
    );
  }
  const rest = encounters.length - shownCount;
  return (
    <div className="stack">
      <p className="text-muted figures">{t('contacts.count', { count: encounters.length })}</p>
      <div className="chart__table-scroll">
        <table className="chart__table" aria-label={t('contacts.label')}>
          <thead>
            <tr>
              <th scope="col">{t('contacts.date')}</th>
              <th scope="col">{t('contacts.kind')}</th>
              <th scope="col">{t('contacts.how')}</th>
              <th scope="col">{t('contacts.time')}</th>
              <th scope="col">{t('contacts.minutes')}</th>
              <th scope="col">{t('contacts.units')}</th>
              <th scope="col">{t('contacts.worker')}</th>
              <th scope="col">{t('contacts.note')}</th>
            </tr>
          </thead>
          <tbody>
            {encounters.slice(0, shownCount).map((encounter) => (
              <tr key={encounter.id}>
                <th scope="row">{format.date(encounter.serviceDate)}</th>
                <td>
                  {encounterName(encounter)}{' '}
                  {encounter.status === 'cancelled' && <Chip text={t('contacts.cancelled')} />}
                  {encounter.status === 'entered_in_error' && (
                    <Chip text={t('contacts.enteredInError')} tone="warning" />
                  )}
                  {encounter.statusReason !== null && (
                    <span className="text-muted text-small chart__block">{encounter.statusReason}</span>
                  )}
                  {encounter.limitReason !== null && (
                    <span className="text-muted text-small chart__block">{encounter.limitReason}</span>
                  )}
                </td>
                <td>{label(MODALITY.codes[encounter.modality])}</td>
                <td>
                  {format.time(encounter.startAt)} – {format.time(encounter.endAt)}
                </td>
                <td>{format.duration(encounter.minutes)}</td>
                <td>
                  <UnitsCell
                    units={encounter.units}
                    payer={
                      encounter.payerCode === null || encounter.payerCode === payers.usual
                        ? undefined
                        : payers.nameOf(encounter.payerCode)
                    }
                  />
                </td>
                <td>{encounter.workerName}</td>
                <td>
                  <span className="chart__cell-actions">
                    <NoteAction encounter={encounter} />
                    <ContactCorrect
                      encounter={encounter}
                      hasOtherPayers={payers.choices.length > 1}
                      onCorrect={onCorrect}
                    />
                    <ContactInError encounter={encounter} onOpen={onVoid} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayCall('attendance.ofClient') && <PersonAttendance clientId={chart.id} />}
      {rest > 0 && (
        <div>
          <Button onPress={() => setShownCount(shownCount + PAGE)}>
            {t('contacts.more', { count: Math.min(rest, PAGE) })}
          </Button>
        </div>
      )}
    </div>
  );
}
