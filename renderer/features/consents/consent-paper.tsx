import { CONSENT_STATEMENT, CONSENT_TYPE } from '../../../shared/codes';
import type { ConsentInput, ConsentView } from '../../../shared/contract/consents';
import { CONSENT_FORM_VERSION } from '../../../shared/rules/consent-form';
import { PrintSheet, SignatureDrawing } from '../../components';
import { useConsentWords } from './use-consent-words';

/** A consent that was signed, or one that is to be signed on paper. */
export type PrintableConsent = ConsentInput &
  Partial<Pick<ConsentView, 'formVersion' | 'revokedOn' | 'status'>>;

export interface ConsentPaperProps {
  readonly consent: PrintableConsent;
  /** The legal name: a consent is one of its three places (R-INT-12). */
  readonly personName: string;
  readonly siteName: string;
  readonly onReady: () => void;
}

/** The paper, in the language of the consent, with every element of 42 CFR 2.31(a). */
export function ConsentPaper({ consent, personName, siteName, onReady }: ConsentPaperProps) {
  const words = useConsentWords(consent.language);
  const { t, format, label } = words;
  const blank = '____________________________';
  const rows: readonly (readonly [string, string])[] = [
    [t('paper.person'), personName],
    [t('paper.kind'), label(CONSENT_TYPE.codes[consent.type])],
    [t('paper.from'), consent.disclosingParty ?? blank],
    [t('paper.to'), consent.recipientName ?? blank],
    [t('paper.what'), words.what(consent)],
    [t('paper.purpose'), consent.purpose ?? blank],
    [t('paper.ends'), words.end(consent)],
  ];
  const isSigned = consent.formVersion !== undefined;
  return (
    <PrintSheet language={consent.language} onReady={onReady}>
      <article className="consent-paper">
        <p>{siteName}</p>
        <h1>{t('paper.heading')}</h1>
        <p>{t('paper.rule')}</p>
        {consent.revokedOn !== undefined && consent.revokedOn !== null && (
          <p className="text-strong">{t('paper.revoked', { date: format.date(consent.revokedOn) })}</p>
        )}
        <dl className="consent-paper__facts">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <h2>{t('paper.told')}</h2>
        <ol>
          {consent.statements.map((statement) => (
            <li key={statement}>{label(CONSENT_STATEMENT.codes[statement])}</li>
          ))}
        </ol>
        <div className="consent-paper__signature">
          {consent.signaturePath === null ? (
            <p className="consent-paper__line">{t('paper.signature')}</p>
          ) : (
            <SignatureDrawing path={consent.signaturePath} label={t('paper.signature')} />
          )}
          <p>
            {`${consent.signerName ?? blank} · ${t('paper.capacity')}: ${words.capacity(consent.signerCapacity)}`}
          </p>
          <p>
            {t('paper.date')}: {isSigned && consent.signedOn !== null ? format.date(consent.signedOn) : blank}
          </p>
          {(consent.witnessName !== null || !isSigned) && (
            <p>
              {t('paper.witness')}: {consent.witnessName ?? blank}
            </p>
          )}
          {isSigned && consent.paperLocation !== null && (
            <p>{t('paper.onPaper', { place: consent.paperLocation })}</p>
          )}
        </div>
        <footer>
          <p>{t('paper.copy')}</p>
          <p>{t('paper.version', { version: consent.formVersion ?? CONSENT_FORM_VERSION })}</p>
        </footer>
      </article>
    </PrintSheet>
  );
}
