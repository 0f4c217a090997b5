import { CONSENT_TYPE } from '../../../shared/codes';
import type { ConsentView } from '../../../shared/contract/consents';
import { addDays } from '../../../shared/time';
import { useMayCall, useSession } from '../../app/session';
import { Banner, Chip, MenuButton, type MenuAction, type Tone } from '../../components';
import { Card } from '../support/card';
import { useConsentWords } from './use-consent-words';

export type ConsentAction = 'print' | 'revoke' | 'end' | 'markInError';

export interface ConsentCardProps {
  readonly consent: ConsentView;
  readonly onAction: (action: ConsentAction) => void;
}

const TONES: Readonly<Record<ConsentView['status'], Tone | 'neutral'>> = {
  active: 'success',
  not_yet: 'info',
  expired: 'warning',
  ended: 'neutral',
  revoked: 'neutral',
  entered_in_error: 'neutral',
  invalid: 'danger',
};

/** How long before its last day a consent is said to end soon. */
export const ENDS_SOON_DAYS = 30;

/** One consent in plain words: who may give what to whom, until when, and what became of it. */
export function ConsentCard({ consent, onAction }: ConsentCardProps) {
  const words = useConsentWords();
  const mayCall = useMayCall();
  const { today } = useSession();
  const { t, format, label } = words;
  const isActive = consent.status === 'active';
  const endsSoon =
    isActive && consent.expiresOn !== null && consent.expiresOn <= addDays(today, ENDS_SOON_DAYS);
  const hasEvent = consent.expiresEvent !== null && consent.expiresEvent !== 'none';
  const actions: readonly MenuAction<ConsentAction>[] = [
    { id: 'print', label: t('print') },
    ...(isActive && hasEvent && mayCall('consent.end') ? [{ id: 'end' as const, label: t('end') }] : []),
    ...(isActive && mayCall('consent.revoke') ? [{ id: 'revoke' as const, label: t('revoke') }] : []),
    ...(consent.errorReason === null && mayCall('consent.markInError')
      ? [{ id: 'markInError' as const, label: t('markInError') }]
      : []),
  ];
  return (
    <Card
      title={label(CONSENT_TYPE.codes[consent.type])}
      actions={
        <span className="row">
          {endsSoon && <Chip tone="warning" text={t('endsSoon')} />}
          <Chip tone={TONES[consent.status]} text={t(`status.${consent.status}`)} />
          <MenuButton
            label={t('actions', { date: format.date(consent.signedOn) })}
            isIconOnly
            size="small"
            entries={actions}
            onAction={onAction}
          />
        </span>
      }
    >
      <div className="stack stack--tight">
        {consent.isWhole === false && <Banner tone="danger">{t('altered')}</Banner>}
        <p>{words.covers(consent)}</p>
        <p>{words.end(consent)}</p>
        <p className="text-muted">
          {t('signed', {
            date: format.date(consent.signedOn),
            name:
              consent.signerCapacity === 'self'
                ? consent.signerName
                : t('signedAs', {
                    name: consent.signerName,
                    capacity: words.capacity(consent.signerCapacity),
                  }),
          })}
          {', '}
          {consent.signatureMethod === 'drawn'
            ? t('onScreen')
            : t('onPaper', { place: consent.paperLocation ?? '' })}
        </p>
        {consent.revokedOn !== null && (
          <p>
            {t('revokedOn', {
              date: format.date(consent.revokedOn),
              reference: consent.revocationReference ?? '',
            })}
          </p>
        )}
        {consent.endedOn !== null && <p>{t('endedOn', { date: format.date(consent.endedOn) })}</p>}
        {consent.errorReason !== null && <p>{t('mistake', { reason: consent.errorReason })}</p>}
      </div>
    </Card>
  );
}
