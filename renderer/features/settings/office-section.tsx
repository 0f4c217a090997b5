import { Building2, Plus, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { LEGAL_BASIS } from '../../../shared/codes';
import type { RecipientView } from '../../../shared/contract/exchange';
import { localDateAt } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { Banner, Button, Chip, EmptyState, KeyValueList, SkeletonLines } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import { OfficeDialog } from './office-dialog';
import { VerifyOfficeDialog } from './verify-office-dialog';

type Open =
  | { readonly dialog: 'none' }
  | { readonly dialog: 'add' }
  | { readonly dialog: 'edit' | 'verify'; readonly recipient: RecipientView };

/** Who receives the end-of-day file, on what legal basis, and whether the key was checked. */
export function OfficeSection() {
  const { t } = useTranslation('settings');
  const errorMessage = useErrorMessage();
  const { value, error, isLoading } = useVaultQuery('recipient.list', {}, { entities: ['recipient'] });
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const close = () => setOpen({ dialog: 'none' });

  return (
    <Card
      title={t('office.title')}
      hint={t('office.hint')}
      actions={
        value !== undefined &&
        value.recipients.length > 0 && (
          <Button icon={Plus} onPress={() => setOpen({ dialog: 'add' })}>
            {t('office.add')}
          </Button>
        )
      }
    >
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      {isLoading && <SkeletonLines lines={4} />}
      {value?.recipients.length === 0 && (
        <EmptyState
          icon={Building2}
          title={t('office.none')}
          actions={
            <Button variant="primary" icon={Plus} onPress={() => setOpen({ dialog: 'add' })}>
              {t('office.add')}
            </Button>
          }
        >
          <p>{t('office.noneExplain')}</p>
        </EmptyState>
      )}
      {value?.recipients.map((recipient) => (
        <Office
          key={recipient.id}
          recipient={recipient}
          onEdit={() => setOpen({ dialog: 'edit', recipient })}
          onVerify={() => setOpen({ dialog: 'verify', recipient })}
        />
      ))}
      {open.dialog === 'add' && (
        <OfficeDialog
          recipient={null}
          onClose={close}
          onSaved={(recipient) => setOpen({ dialog: 'verify', recipient })}
        />
      )}
      {open.dialog === 'edit' && (
        <OfficeDialog
          recipient={open.recipient}
          onClose={close}
          onSaved={(recipient) =>
            recipient.verifiedAt === null ? setOpen({ dialog: 'verify', recipient }) : close()
          }
        />
      )}
      {open.dialog === 'verify' && <VerifyOfficeDialog recipient={open.recipient} onClose={close} />}
    </Card>
  );
}

interface OfficeProps {
  readonly recipient: RecipientView;
  readonly onEdit: () => void;
  readonly onVerify: () => void;
}

function Office({ recipient, onEdit, onVerify }: OfficeProps) {
  const { t } = useTranslation('settings');
  const label = useLabel();
  const format = useFormat();
  const { verifiedAt } = recipient;
  return (
    <article className="settings__office" aria-label={recipient.name}>
      <header className="row row--apart">
        <h3>{recipient.name}</h3>
        <span className="row">
          {!recipient.isActive && <Chip text={t('office.inactive')} />}
          {verifiedAt === null ? (
            <Chip tone="warning" text={t('office.unverified')} />
          ) : (
            <Chip
              tone="success"
              text={t('office.verified', { date: format.date(localDateAt(verifiedAt, format.timeZone)) })}
            />
          )}
        </span>
      </header>
      <KeyValueList
        items={[
          { key: t('office.basis'), value: label(LEGAL_BASIS.codes[recipient.legalBasis]) },
          ...(recipient.legalBasis === 'qso'
            ? [{ key: t('office.agreement'), value: <Agreement recipient={recipient} /> }]
            : []),
          { key: t('office.address'), value: recipient.address },
          { key: t('office.fingerprint'), value: <code className="text-code">{recipient.fingerprint}</code> },
        ]}
      />
      <div className="row">
        {verifiedAt === null && (
          <Button variant="primary" icon={ShieldCheck} onPress={onVerify}>
            {t('office.verify')}
          </Button>
        )}
        <Button onPress={onEdit}>{t('office.edit')}</Button>
      </div>
    </article>
  );
}

function Agreement({ recipient }: { readonly recipient: RecipientView }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { agreementReference, agreementSignedOn, agreementExpiresOn } = recipient;
  const parts = [
    agreementReference,
    agreementSignedOn === null ? null : t('office.agreementSigned', { date: format.date(agreementSignedOn) }),
    agreementExpiresOn === null
      ? null
      : t('office.agreementExpires', { date: format.date(agreementExpiresOn) }),
  ].filter((part) => part !== null);
  return <>{parts.join(', ')}</>;
}
