import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import type { CoverageView } from '../../../shared/contract/coverage';
import { coverageOn } from '../../../shared/rules/coverage';
import { useMayCall, useSession } from '../../app/session';
import { Button, Chip } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useDraft } from '../../vault';
import { Card } from '../support/card';
import { CoverageDialog } from './coverage-dialog';
import { CoverageFormSchema, emptyCoverage, formOfCoverage, type CoverageForm } from './coverage-form';
import { usePayers } from './use-payers';

/** How much of a member id is shown beside the payer: enough to tell two cards apart. */
const SHOWN_CHARACTERS = 4;

/** Who pays for the person, with dates; the whole member id only where it is changed. */
export function CoverageCard({ chart }: { readonly chart: ClientChart }) {
  const { t } = useTranslation(['chart', 'common']);
  const format = useFormat();
  const { today } = useSession();
  const payers = usePayers(chart);
  const mayEdit = useMayCall()('coverage.save') && chart.joinedInto === null;
  const draft = useDraft('coverage', chart.id, CoverageFormSchema);
  const [editing, setEditing] = useState<CoverageForm | 'closed' | null>(null);
  /** What was left without saving: the same form goes on with it. */
  const [left, setLeft] = useState<CoverageForm | null>(null);
  // What was begun comes up by itself after a lock.
  const edited = editing ?? draft.found;
  const begin = (blank: CoverageForm) =>
    setEditing(left?.changes?.coverageId === blank.changes?.coverageId ? (left ?? blank) : blank);
  const days = ({ startsOn, endsOn }: CoverageView) =>
    endsOn === null
      ? t('coverage.since', { from: format.date(startsOn) })
      : t('coverage.fromTo', { from: format.date(startsOn), to: format.date(endsOn) });
  const current = coverageOn(chart.coverages, today);
  return (
    <Card
      title={t('coverage.title')}
      actions={
        mayEdit && (
          <Button size="small" icon={Plus} onPress={() => begin(emptyCoverage(today))}>
            {t('coverage.add')}
          </Button>
        )
      }
    >
      {chart.coverages.length === 0 ? (
        <p className="text-muted">{t('coverage.none')}</p>
      ) : (
        <ul className="card-list">
          {chart.coverages.map((coverage) => (
            <li key={coverage.id}>
              <span className="card-list__main">
                <span className="card-list__title">{payers.nameOf(coverage.payerCode)}</span>{' '}
                {coverage.id === current?.id && <Chip text={t('coverage.today')} tone="success" />}
                <span className="card-list__detail chart__block">
                  {[
                    days(coverage),
                    coverage.memberId === null
                      ? null
                      : t('coverage.memberEnding', { ending: coverage.memberId.slice(-SHOWN_CHARACTERS) }),
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </span>
              {mayEdit && (
                <Button
                  size="small"
                  icon={Pencil}
                  aria-label={t('coverage.changeOf', { payer: payers.nameOf(coverage.payerCode) })}
                  onPress={() => begin(formOfCoverage(coverage))}
                >
                  {t('common:edit')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && draft.status === 'ready' && edited !== null && edited !== 'closed' && (
        <CoverageDialog
          chart={chart}
          payers={payers}
          draft={draft}
          start={edited}
          onLeave={(typed) => {
            setLeft(typed);
            setEditing('closed');
          }}
          onDone={() => {
            setLeft(null);
            setEditing('closed');
          }}
        />
      )}
    </Card>
  );
}
