import { useState, type ReactNode } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { legalName } from '../../../shared/rules/names';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import { useNotify } from '../../components';
import { useVault } from '../../vault';
import { ConsentPaper, type PrintableConsent } from './consent-paper';

/** Prints a consent; put `paper` anywhere on the screen, it shows only on the printer. */
export function usePrintConsent(chart: ClientChart): {
  readonly print: (consent: PrintableConsent) => void;
  readonly paper: ReactNode;
} {
  const vault = useVault();
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const { site } = useSession();
  const [consent, setConsent] = useState<PrintableConsent | null>(null);
  const send = async () => {
    const result = await vault.call('page.print', {
      job: { what: 'consent', clientId: chart.id },
    });
    setConsent(null);
    if (!result.ok) notify({ tone: 'warning', message: errorMessage(result.error) });
  };
  return {
    print: setConsent,
    paper: consent !== null && (
      <ConsentPaper
        consent={consent}
        personName={legalName(chart) ?? chart.displayName}
        siteName={site.name}
        onReady={() => void send()}
      />
    ),
  };
}
