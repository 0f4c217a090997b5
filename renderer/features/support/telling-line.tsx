import type { TellingConsent } from '../../../shared/contract/related-people';
import { useFormat, useTranslation } from '../../i18n';
import { SafetyLine } from './safe-contact-line';

export interface TellingLineProps {
  /** The consent by which they may be told; without one they may not. */
  readonly consent: TellingConsent | undefined;
  /** Without the reasons, where there is one line for it. */
  readonly isShort?: boolean;
}

/** Whether somebody around a person may be told that the person comes here; without a consent they may not (42 CFR 2.13). */
export function TellingLine({ consent, isShort = false }: TellingLineProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (
    <SafetyLine
      label={t('tell.label')}
      isUsable={consent !== undefined}
      text={
        consent === undefined
          ? t(isShort ? 'tell.mayNot' : 'tell.mayNotWhy')
          : isShort
            ? t('tell.may')
            : consent.expiresOn === null
              ? t('tell.mayOpen', { signed: format.date(consent.signedOn) })
              : t('tell.mayUntil', {
                  signed: format.date(consent.signedOn),
                  until: format.date(consent.expiresOn),
                })
      }
    />
  );
}
