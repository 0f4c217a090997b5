import { Plus } from 'lucide-react';
import { UNIT_AGGREGATE, UNIT_RULE } from '../../../shared/codes';
import { newestRules, ruleOn, usualPayer } from '../../../shared/rules/payer-rules';
import { useNavigate, useRoute } from '../../app/navigation';
import { useSession } from '../../app/session';
import { Button, Chip } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import { PayerDialog } from './payer-dialog';
import { NEW_PAYER, type PayerRule } from './payer-form';

/** How each payer counts units and what it calls services, with every version there was. */
export function PayersSection() {
  const { t } = useTranslation('settings');
  const { today } = useSession();
  const { value } = useVaultQuery('payer.list', {}, { entities: ['payerRule'] });
  const rules = value?.rules ?? [];
  const usual = usualPayer(rules);
  const [first] = rules;
  const route = useRoute();
  const navigate = useNavigate();
  // Part of the place, so that a lock or a resumed draft comes back to the open form.
  const opens = route.name === 'settings' ? route.opens : undefined;
  const setOpen = (wanted?: string) =>
    navigate(
      { name: 'settings', section: 'payers', ...(wanted === undefined ? {} : { opens: wanted }) },
      { replace: true },
    );
  const edited =
    opens === NEW_PAYER
      ? first && { rule: { ...first, name: '', isUsual: false }, isNew: true }
      : rulesOpened(rules, opens);
  return (
    <Card
      title={t('payers.title')}
      hint={t('payers.hint')}
      actions={
        first !== undefined && (
          <Button icon={Plus} onPress={() => setOpen(NEW_PAYER)}>
            {t('payers.add')}
          </Button>
        )
      }
    >
      <ul className="card-list">
        {newestRules(rules).map(({ code, name, isOffered }) => {
          const versions = rules.filter((rule) => rule.code === code);
          const inForce = ruleOn(rules, code, today);
          const newest = versions.at(-1);
          return (
            <li key={code}>
              <span className="card-list__main">
                <span className="card-list__title">{name}</span>{' '}
                {code === usual && <Chip text={t('payers.usual')} tone="success" />}
                {!isOffered && <Chip text={t('payers.notOffered')} />}
                {versions.toReversed().map((rule) => (
                  <VersionLine key={rule.version} rule={rule} isInForce={rule === inForce} />
                ))}
              </span>
              {newest !== undefined && (
                <Button
                  size="small"
                  aria-label={t('payers.changeOf', { name })}
                  onPress={() => setOpen(code)}
                >
                  {t('payers.change')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {edited !== undefined && <PayerDialog key={opens} {...edited} onClose={() => setOpen()} />}
    </Card>
  );
}

/** The newest version of the payer that is in front. */
function rulesOpened(rules: readonly PayerRule[], opens: string | undefined) {
  const rule = rules.findLast(({ code }) => code === opens);
  return rule && { rule, isNew: false };
}

function VersionLine({ rule, isInForce }: { readonly rule: PayerRule; readonly isInForce: boolean }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const label = useLabel();
  const services = [...new Set(rule.services.map(({ code, modifiers }) => [code, ...modifiers].join(' ')))];
  const parts = [
    rule.version === 0 ? t('payers.fromStart') : t('payers.from', { date: format.date(rule.validFrom) }),
    label(UNIT_RULE.codes[rule.unitRule]),
    label(UNIT_AGGREGATE.codes[rule.aggregate]),
    services.join(', '),
    ...(rule.maxUnitsPerDay === null ? [] : [t('payers.perDay', { count: rule.maxUnitsPerDay })]),
    ...(rule.maxGroupSize === null ? [] : [t('payers.groupSize', { count: rule.maxGroupSize })]),
    ...(rule.maxPeoplePerFacilitator === null
      ? []
      : [t('payers.ratio', { count: rule.maxPeoplePerFacilitator })]),
  ];
  return (
    <span className="card-list__detail settings__block">
      {parts.join(' · ')} {isInForce && <Chip text={t('payers.inForce')} />}
    </span>
  );
}
