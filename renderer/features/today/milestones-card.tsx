import type { Celebration } from '../../../shared/contract/today';
import type { LocalDate } from '../../../shared/time';
import { useNavigate } from '../../app/navigation';
import { LinkButton } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useWhat } from '../recovery/use-what';
import { Card } from '../support/card';
import { useMilestoneText } from '../support/milestone-text';

export interface MilestonesCardProps {
  readonly milestones: readonly Celebration[];
  readonly today: LocalDate;
}

/** Whom of the own caseload one can congratulate, today and these days. */
export function MilestonesCard({ milestones, today }: MilestonesCardProps) {
  const { t } = useTranslation(['today', 'caseload']);
  const format = useFormat();
  const milestoneText = useMilestoneText();
  const what = useWhat();
  const navigate = useNavigate();
  const textOf = (celebrated: Celebration['what']) =>
    celebrated.about === 'recovery'
      ? t('milestones.recovery', { milestone: milestoneText(celebrated) })
      : what.milestone(celebrated);
  return (
    <Card title={t('milestones.title')} hint={milestones.length > 0 ? t('milestones.hint') : undefined}>
      {milestones.length === 0 ? (
        <p className="text-muted">{t('milestones.none')}</p>
      ) : (
        <ul className="card-list">
          {milestones.map(({ clientId, displayName, on, what: celebrated }) => (
            <li key={`${clientId}/${on}/${textOf(celebrated)}`}>
              <span className="card-list__main card-list__main--stacked">
                <LinkButton onPress={() => navigate({ name: 'chart', clientId })}>
                  {displayName === '' ? t('caseload:nameWithheldShort') : displayName}
                </LinkButton>
                <span className={on === today ? 'text-strong' : 'card-list__detail'}>
                  {textOf(celebrated)} · {format.relativeDate(on, today)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
