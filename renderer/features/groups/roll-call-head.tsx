import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { ATTENDANCE_WAY } from '../../../shared/codes';
import type { AttendanceWay } from '../../../shared/rules/attendance-way';
import { localTimeAt } from '../../../shared/time';
import { IconButton, SelectField, TextField, TimeField } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCodeChoices } from '../support/code-choices';
import { countMarks, type RollCallContent } from './roll-call-state';

export interface RollCallHeadProps {
  readonly content: RollCallContent;
  /** A community event: a number of heads is typed, nobody is marked. */
  readonly isEvent: boolean;
  /** The box to find somebody, in the same row. */
  readonly findBox: ReactNode;
  readonly onTimes: (times: { readonly startTime: string | null; readonly endTime: string | null }) => void;
  readonly onGuests: (count: number) => void;
  readonly onWay: (way: AttendanceWay) => void;
}

const MOST_GUESTS = 500;
const MOST_HEADS = 5_000;

/** When the group met, guests without a record, and the way to somebody on the list or a walk-in. */
export function RollCallHead({ content, isEvent, findBox, onTimes, onGuests, onWay }: RollCallHeadProps) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const startTime = localTimeAt(content.startAt, format.timeZone);
  const endTime = localTimeAt(content.endAt, format.timeZone);
  const ways = useCodeChoices(ATTENDANCE_WAY);
  const { guestCount } = content;
  return (
    <div className="roll-call__head">
      <div className="roll-call__session">
        <TimeField
          label={t('rollCall.start')}
          hint={false}
          value={startTime}
          onChange={(time) => onTimes({ startTime: time, endTime })}
        />
        <TimeField
          label={t('rollCall.end')}
          hint={false}
          value={endTime}
          onChange={(time) => onTimes({ startTime, endTime: time })}
        />
        {!isEvent && (
          <SelectField label={t('rollCall.way')} choices={ways} value={content.way} onChange={onWay} />
        )}
        {isEvent ? (
          <TextField
            label={t('rollCall.headcount')}
            width="narrow"
            inputMode="numeric"
            value={String(guestCount)}
            onChange={(text) => onGuests(Math.min(Number(text.replace(/\D/g, '')), MOST_HEADS))}
          />
        ) : (
          <div className="roll-call__guests" role="group" aria-label={t('rollCall.guests')}>
            <span className="field__label" aria-hidden="true">
              {t('rollCall.guests')}
            </span>
            <span className="roll-call__stepper">
              <IconButton
                variant="secondary"
                icon={Minus}
                label={t('rollCall.fewerGuests')}
                isDisabled={guestCount === 0}
                onPress={() => onGuests(guestCount - 1)}
              />
              <output className="figures" aria-live="polite">
                {format.number(guestCount)}
              </output>
              <IconButton
                variant="secondary"
                icon={Plus}
                label={t('rollCall.moreGuests')}
                isDisabled={guestCount >= MOST_GUESTS}
                onPress={() => onGuests(guestCount + 1)}
              />
            </span>
          </div>
        )}
      </div>
      {findBox}
    </div>
  );
}

/** How many people have which mark, as it changes. */
export function RollCallCounts({ content }: { readonly content: RollCallContent }) {
  const { t } = useTranslation('groups');
  const counts = countMarks(content.people);
  const { guestCount } = content;
  return (
    <p className="roll-call__counts figures">
      <strong>{t('rollCall.counts.there', { count: counts.there })}</strong>
      {counts.byMark.excused > 0 && (
        <span>{t('rollCall.counts.excused', { count: counts.byMark.excused })}</span>
      )}
      {counts.byMark.no_show > 0 && (
        <span>{t('rollCall.counts.noShow', { count: counts.byMark.no_show })}</span>
      )}
      {guestCount > 0 && <span>{t('rollCall.counts.guests', { count: guestCount })}</span>}
      {counts.unmarked > 0 && (
        <span className="text-muted">{t('rollCall.counts.unmarked', { count: counts.unmarked })}</span>
      )}
    </p>
  );
}
