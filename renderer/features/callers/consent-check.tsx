import { useState } from 'react';
import { INFORMATION_SCOPE } from '../../../shared/codes';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import { Banner, Button, KeyValueList } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import { usePersonName } from '../support/person-label';

interface ConsentCheckProps {
  readonly askedFor: string;
  readonly callerName: string | null;
  readonly callerOrganization: string | null;
}

/**
 * Looks for a written consent that names the caller, when somebody asks for it. Nobody known, and nobody with such a
 * consent, are the same words.
 */
export function ConsentCheck({ askedFor, callerName, callerOrganization }: ConsentCheckProps) {
  const { t } = useTranslation('callers');
  const errorMessage = useErrorMessage();
  const [isAsked, setAsked] = useState(false);
  const canAsk = askedFor !== '' && (callerName !== null || callerOrganization !== null);
  const answer = useVaultQuery(
    'caller.checkConsent',
    isAsked && canAsk ? { askedFor, callerName, callerOrganization } : null,
    { entities: ['consent', 'client'] },
  );
  const consents = answer.value?.consents;
  return (
    <Card
      title={t('consent.title')}
      hint={t('consent.hint')}
      actions={
        <Button isDisabled={!canAsk} onPress={() => setAsked(true)}>
          {t('consent.look')}
        </Button>
      }
    >
      {!canAsk && <p className="text-muted">{t('consent.fillIn')}</p>}
      {answer.error !== null && <Banner tone="danger">{errorMessage(answer.error)}</Banner>}
      <div role="status">
        {consents?.length === 0 && <p>{t('consent.none')}</p>}
        {consents !== undefined && consents.length > 0 && (
          <div className="stack">
            <p>{t('consent.check')}</p>
            {consents.map((consent) => (
              <Covering key={consent.consentId} consent={consent} />
            ))}
          </div>
        )}
      </div>
    </Card>
  );
}

type CoveringConsent = NonNullable<
  ReturnType<typeof useVaultQuery<'caller.checkConsent'>>['value']
>['consents'][number];

function Covering({ consent }: { readonly consent: CoveringConsent }) {
  const { t } = useTranslation('callers');
  const format = useFormat();
  const label = useLabel();
  const navigate = useNavigate();
  const name = usePersonName()(consent);
  const scope = [
    ...consent.informationScope.map((slug) => label(INFORMATION_SCOPE.codes[slug])),
    ...(consent.informationText === null ? [] : [consent.informationText]),
  ];
  return (
    <section className="stack stack--tight" aria-label={name}>
      <KeyValueList
        items={[
          { key: t('consent.person'), value: `${name} · ${consent.chartNumber}` },
          {
            key: t('consent.born'),
            value: consent.birthDate === null ? null : format.date(consent.birthDate),
          },
          { key: t('consent.recipient'), value: consent.recipientName },
          { key: t('consent.scope'), value: format.list(scope) },
          { key: t('consent.purpose'), value: consent.purpose },
          {
            key: t('consent.until'),
            value: consent.expiresOn === null ? t('consent.untilEvent') : format.date(consent.expiresOn),
          },
        ]}
      />
      <div>
        <Button
          size="small"
          onPress={() => navigate({ name: 'chart', clientId: consent.clientId, tab: 'consents' })}
        >
          {t('consent.open')}
        </Button>
      </div>
    </section>
  );
}
