import { FilePlus2, FileText } from 'lucide-react';
import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { useErrorMessage } from '../../app/error-message';
import { useMayCall } from '../../app/session';
import { Banner, Button, EmptyState, SkeletonLines } from '../../components';
import { useTranslation } from '../../i18n';
import { useDraft, useVaultQuery } from '../../vault';
import { usePersonName } from '../support/person-label';
import { ConsentCard, type ConsentAction } from './consent-card';
import { ConsentEditor } from './consent-editor';
import { ConsentFormSchema } from './consent-form';
import { EndDialog, MistakeDialog, RevokeDialog } from './end-dialogs';
import { usePrintConsent } from './use-print-consent';
import './consents.css';

interface Asked {
  readonly action: Exclude<ConsentAction, 'print'>;
  readonly consentId: string;
}

/** What somebody agreed to in writing, and the form for more of it. */
export function ConsentsTab({ chart }: { readonly chart: ClientChart }) {
  const { t } = useTranslation('consents');
  const errorMessage = useErrorMessage();
  const mayRecord = useMayCall()('consent.record');
  const name = usePersonName()(chart);
  const draft = useDraft('consent', chart.id, ConsentFormSchema);
  const { value, error } = useVaultQuery(
    'consent.list',
    { clientId: chart.id },
    { entities: ['consent'], clientId: chart.id },
  );
  const [isWriting, setIsWriting] = useState<boolean | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { print, paper } = usePrintConsent(chart);

  if (error !== null) return <Banner tone="danger">{errorMessage(error)}</Banner>;
  if (value === undefined || draft.status === 'loading') return <SkeletonLines lines={8} />;
  // A form that was begun comes up by itself, so that nobody forgets it.
  if (mayRecord && (isWriting ?? draft.found !== null)) {
    return <ConsentEditor chart={chart} draft={draft} onDone={() => setIsWriting(false)} />;
  }

  const { consents } = value;
  const subject = asked === null ? undefined : consents.find(({ id }) => id === asked.consentId);
  const close = () => setAsked(null);
  const dialog = subject !== undefined && { clientId: chart.id, consent: subject, onClose: close };
  const mayHaveEnded =
    chart.status === 'discharged' &&
    consents.some(({ status, expiresEvent }) => status === 'active' && expiresEvent === 'discharge');
  const add = mayRecord && (
    <Button icon={FilePlus2} autoFocus={isWriting === false} onPress={() => setIsWriting(true)}>
      {t('add')}
    </Button>
  );

  if (consents.length === 0) {
    return (
      <EmptyState icon={FileText} title={t('none')} actions={add}>
        {t('noneText')}
      </EmptyState>
    );
  }
  return (
    <div className="chart__single">
      <div className="row">
        <p className="text-muted">{t('explain', { name })}</p>
        {add}
      </div>
      {mayHaveEnded && <Banner tone="warning">{t('leftProgram')}</Banner>}
      {consents.map((consent) => (
        <ConsentCard
          key={consent.id}
          consent={consent}
          onAction={(action) => {
            if (action === 'print') print(consent);
            else setAsked({ action, consentId: consent.id });
          }}
        />
      ))}
      {dialog !== false && asked?.action === 'revoke' && <RevokeDialog {...dialog} />}
      {dialog !== false && asked?.action === 'end' && <EndDialog {...dialog} />}
      {dialog !== false && asked?.action === 'markInError' && <MistakeDialog {...dialog} />}
      {paper}
    </div>
  );
}
