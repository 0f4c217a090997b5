import { useMemo } from 'react';
import { CONSENT_EXPIRY_EVENT, INFORMATION_SCOPE, SIGNER_CAPACITY, type Code } from '../../../shared/codes';
import type { ConsentView } from '../../../shared/contract/consents';
import { createFormat, isLanguage, useFormat, useTranslation, type Language } from '../../i18n';

type Words = Pick<
  ConsentView,
  | 'disclosingParty'
  | 'recipientName'
  | 'informationScope'
  | 'informationText'
  | 'purpose'
  | 'expiresOn'
  | 'expiresEvent'
  | 'expiresEventText'
>;

/** What a consent says, in the language of the screen or, on its paper, in the one it was signed in. */
export function useConsentWords(language?: Language) {
  const { i18n } = useTranslation('consents');
  const { timeZone } = useFormat();
  const spoken = language ?? (isLanguage(i18n.language) ? i18n.language : 'en');
  return useMemo(() => {
    const t = i18n.getFixedT(spoken, 'consents');
    const format = createFormat(spoken, timeZone);
    const label = (code: Code) => code[spoken];

    const what = (consent: Pick<Words, 'informationScope' | 'informationText'>) =>
      [
        ...consent.informationScope.map((scope) => label(INFORMATION_SCOPE.codes[scope])),
        ...(consent.informationText === null ? [] : [consent.informationText]),
      ].join('; ');

    const event = (consent: Pick<Words, 'expiresEvent' | 'expiresEventText'>) => {
      if (consent.expiresEvent === null) return '';
      return consent.expiresEvent === 'other' && consent.expiresEventText !== null
        ? consent.expiresEventText
        : label(CONSENT_EXPIRY_EVENT.codes[consent.expiresEvent]);
    };

    return {
      t,
      format,
      label,
      what,
      event,
      /** When it ends, as a sentence. */
      end(consent: Pick<Words, 'expiresOn' | 'expiresEvent' | 'expiresEventText'>) {
        if (consent.expiresOn !== null) return t('until', { date: format.date(consent.expiresOn) });
        return consent.expiresEvent === 'none' ? t('noEnd') : t('untilEvent', { event: event(consent) });
      },
      /** Who may give what to whom, and what for: one plain sentence. */
      covers: (consent: Words) =>
        t('covers', {
          from: consent.disclosingParty,
          to: consent.recipientName,
          what: what(consent),
          purpose: consent.purpose,
        }),
      capacity: (slug: ConsentView['signerCapacity']) => label(SIGNER_CAPACITY.codes[slug]),
    };
  }, [i18n, spoken, timeZone]);
}
