import type { ReactNode } from 'react';
import {
  CLIENT_STATUS,
  PERSON_LANGUAGE,
  PRONOUNS,
  REFERRAL_SOURCE,
  YES_NO_ANSWER,
  type Code,
} from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import { legalName } from '../../../shared/rules/names';
import type { LocalDate } from '../../../shared/time';
import { KeyValueList } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { Card } from '../support/card';

export interface DetailsCardsProps {
  readonly chart: ClientChart;
  /** Stands after the identity: the ways to reach the person. */
  readonly between: ReactNode;
  /** Beside the identity's title. */
  readonly actions: ReactNode;
}

/** What is known about the person, to read. */
export function DetailsCards({ chart, between, actions }: DetailsCardsProps) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const label = useLabel();
  const date = (value: LocalDate | null) => (value === null ? null : format.date(value));
  const word = <Slug extends string>(codes: Readonly<Record<Slug, Code>>, slug: Slug | null) =>
    slug === null ? null : label(codes[slug]);
  const pronouns =
    chart.pronouns === 'other' && chart.pronounsText !== null
      ? chart.pronounsText
      : word(PRONOUNS.codes, chart.pronouns);
  const birthDate =
    chart.birthDate === null
      ? null
      : chart.birthDateIsEstimated
        ? `${format.date(chart.birthDate)} (${t('details.estimated')})`
        : format.date(chart.birthDate);
  return (
    <>
      <Card title={t('details.identity')} hint={t('details.identityHint')} actions={actions}>
        <KeyValueList
          items={[
            { key: t('details.preferredName'), value: chart.preferredName },
            {
              key: t('details.legalName'),
              value: chart.nameWithheld ? t('details.legalNameWithheld') : legalName(chart),
            },
            { key: t('details.aliases'), value: chart.aliases.join(', ') },
            { key: t('details.pronouns'), value: pronouns },
            { key: t('details.birthDate'), value: birthDate },
            { key: t('details.language'), value: word(PERSON_LANGUAGE.codes, chart.language) },
            {
              key: t('details.interpreterNeeded'),
              value: word(YES_NO_ANSWER.codes, chart.interpreterNeeded),
            },
            { key: t('details.address'), value: <Address chart={chart} /> },
            { key: t('details.county'), value: chart.county },
          ]}
        />
      </Card>
      {between}
      <Card title={t('details.service')}>
        <KeyValueList
          items={[
            { key: t('details.chartNumber'), value: chart.chartNumber },
            { key: t('details.status'), value: word(CLIENT_STATUS.codes, chart.status) },
            { key: t('details.worker'), value: chart.assignedWorkerName ?? t('details.nobody') },
            { key: t('details.admittedOn'), value: date(chart.admittedOn) },
          ]}
        />
      </Card>
      <Card title={t('details.beginning')}>
        <KeyValueList
          items={[
            { key: t('details.firstContactOn'), value: date(chart.firstContactOn) },
            { key: t('details.referralSource'), value: word(REFERRAL_SOURCE.codes, chart.referralSource) },
            { key: t('details.participationConsentOn'), value: date(chart.participationConsentOn) },
            {
              key: t('details.noticeGivenOn'),
              value: [date(chart.noticeGivenOn), word(PERSON_LANGUAGE.codes, chart.noticeLanguage)]
                .filter((part) => part !== null)
                .join(' · '),
            },
          ]}
        />
      </Card>
    </>
  );
}

function Address({ chart }: { readonly chart: ClientChart }) {
  const { t } = useTranslation(['chart', 'common']);
  const { address } = chart;
  if (address === null) return <span className="text-muted">{t('common:notRecorded')}</span>;
  const lines = [
    address.noFixedAddress ? t('details.noFixedAddress') : address.line,
    [address.city, address.state, address.postalCode].filter((part) => part !== null).join(' '),
  ].filter((line) => line !== null && line !== '');
  return <span className="chart__address">{lines.join('\n')}</span>;
}
