import type { MethodOutput } from '../../../shared/contract';
import { useNavigate } from '../../app/navigation';
import { Button, useNotify } from '../../components';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { useCommand, useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import { useRefusalText } from '../support/use-refusal-text';

type BegunIntake = MethodOutput<'draft.othersIntakes'>['intakes'][number];

/** Intakes colleagues began here: whoever is at the desk now goes on, and nobody is asked everything twice. */
export function OthersIntakesCard() {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { clock } = useClock();
  const navigate = useNavigate();
  const notify = useNotify();
  const refusalText = useRefusalText();
  const takeOver = useCommand('draft.takeOver');
  const { value } = useVaultQuery('draft.othersIntakes', {}, { entities: ['draft'] });
  const intakes = value?.intakes ?? [];
  if (intakes.length === 0) return null;

  const goOn = async ({ ownerId, savedAt }: BegunIntake) => {
    const result = await takeOver.run({ ownerId, savedAt });
    if (result.ok) {
      navigate({ name: 'intake' });
      return;
    }
    notify({ tone: 'warning', message: refusalText(result.error), staysOpen: true });
  };

  return (
    <Card title={t('othersIntakes.title')} hint={t('othersIntakes.hint')}>
      <ul className="card-list">
        {intakes.map((intake) => {
          const name = intake.name === '' ? t('othersIntakes.noName') : intake.name;
          const details = [
            t('othersIntakes.by', { name: intake.ownerName }),
            ...(intake.isFull ? [t('othersIntakes.step', { step: intake.step + 1 })] : []),
            t('drafts.savedAt', { when: format.relativeTime(intake.savedAt, clock.now()) }),
          ];
          return (
            <li key={intake.ownerId}>
              <span className="card-list__main card-list__main--stacked">
                <span className="text-strong">{name}</span>
                <span className="card-list__detail">{details.join(' · ')}</span>
                {!intake.mayTakeOver && (
                  <span className="card-list__detail">{t('othersIntakes.withHealth')}</span>
                )}
              </span>
              {intake.mayTakeOver && (
                <Button
                  aria-label={t('othersIntakes.takeOverOf', { name })}
                  isPending={takeOver.isRunning}
                  onPress={() => void goOn(intake)}
                >
                  {t('othersIntakes.takeOver')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
