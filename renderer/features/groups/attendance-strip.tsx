import { ChartNoAxesGantt } from 'lucide-react';
import { ATTENDANCE_MARK } from '../../../shared/codes';
import { useErrorMessage } from '../../app/error-message';
import { Banner, EmptyState, SkeletonLines, VisuallyHidden } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { MARK_KEYS } from './roll-call-keys';
import '../support/plain-table.css';

type Mark = keyof typeof ATTENDANCE_MARK.codes;

/** One mark as a cell of a strip: a letter and a colour, and its words for whoever can't see either. */
export function MarkCell({ mark }: { readonly mark: Mark | null }) {
  const label = useLabel();
  const { t } = useTranslation('groups');
  return (
    <span className={`strip__cell strip__cell--${mark ?? 'none'}`}>
      <span aria-hidden="true">{mark === null ? '' : MARK_KEYS[mark]}</span>
      <VisuallyHidden>{mark === null ? t('strip.none') : label(ATTENDANCE_MARK.codes[mark])}</VisuallyHidden>
    </span>
  );
}

/** Who came to the last sessions of a group: a strip of marks for each person, and how often in numbers. */
export function AttendanceStrip({ groupId }: { readonly groupId: string }) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const errorMessage = useErrorMessage();
  const { value, error, isLoading } = useVaultQuery(
    'group.attendance',
    { groupId },
    { entities: ['attendance', 'groupSession', 'client'] },
  );
  if (error !== null) return <Banner tone="danger">{errorMessage(error)}</Banner>;
  if (value === undefined) return isLoading ? <SkeletonLines lines={8} /> : null;
  if (value.people.length === 0) {
    return (
      <EmptyState icon={ChartNoAxesGantt} title={t('strip.empty')}>
        <p>{t('strip.emptyText')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="plain-table-frame">
      <table className="plain-table strip" aria-label={t('strip.label')}>
        <thead>
          <tr>
            <th scope="col">{t('rollCall.person')}</th>
            <th scope="col" className="plain-table__number">
              {t('strip.came')}
            </th>
            {value.sessions.map(({ sessionId, heldOn }) => (
              <th key={sessionId} scope="col" className="strip__day">
                {format.date(heldOn, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.people.map((person) => (
            <tr key={person.clientId}>
              <th scope="row">{person.displayName}</th>
              <td className="plain-table__number figures">
                {t('strip.of', { came: person.presentCount, marked: person.markedCount })}
              </td>
              {person.marks.map((mark, index) => (
                <td key={value.sessions[index]?.sessionId} className="strip__mark">
                  <MarkCell mark={mark} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
