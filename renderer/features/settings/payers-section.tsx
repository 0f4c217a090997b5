import { Plus } from 'lucide-react';
import { useState } from 'react';
import { UNIT_AGGREGATE, UNIT_RULE } from '../../../shared/codes';
import { newestRules, ruleOn, usualPayer } from '../../../shared/rules/payer-rules';
import { useSession } from '../../app/session';
import { Button, Chip } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import { PayerDialog } from './payer-dialog';
import type { PayerRule } from './payer-form';

/** How each payer counts units and what it calls services, with every version there was. */
export function PayersSection() {
  const { t } = useTranslation('settings');
  const { today } = useSession();
  const { value } = useVaultQuery('payer.list', {}, { entities: ['payerRule'] });
  const [edited, setEdited] = useState<{ readonly rule: PayerRule; readonly isNew: boolean } | null>(null);
  const rules = value?.rules ?? [];
  const usual = usualPayer(rules);
  const [first] = rules;
  return (
    <Card
      title={t('payers.title')}
      hint={t('payers.hint')}
      actions={
        first !== undefined && (
          <Button
            icon={Plus}
            onPress={() => setEdited({ rule: { ...first, name: '', isUsual: false }, isNew: true })}
          >
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
                  onPress={() => setEdited({ rule: newest, isNew: false })}
                >
                  {t('payers.change')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {edited !== null && <PayerDialog {...edited} onClose={() => setEdited(null)} />}
    </Card>
  );
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
