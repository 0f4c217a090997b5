import { Button, Dialog, KeyValueList } from '../../components';
import { useTranslation } from '../../i18n';

export interface OneTimePassphrase {
  readonly name: string;
  readonly signInName: string;
  readonly passphrase: string;
}

export interface OneTimePassphraseDialogProps {
  readonly given: OneTimePassphrase;
  readonly onClose: () => void;
}

/** Shown once, large, to be handed over in person. Only its button closes it: an Esc too many would lose it. */
export function OneTimePassphraseDialog({ given, onClose }: OneTimePassphraseDialogProps) {
  const { t } = useTranslation('staff');
  return (
    <Dialog
      title={t('oneTime.title', { name: given.name })}
      isOpen
      onClose={onClose}
      isDismissable={false}
      footer={
        <Button variant="primary" onPress={onClose} autoFocus>
          {t('oneTime.done')}
        </Button>
      }
    >
      <p>{t('oneTime.explain', { name: given.name })}</p>
      <KeyValueList
        layout="stacked"
        items={[
          {
            key: t('oneTime.signInName'),
            value: <code className="settings__secret">{given.signInName}</code>,
          },
          {
            key: t('oneTime.passphrase'),
            value: <code className="settings__secret">{given.passphrase}</code>,
          },
        ]}
      />
    </Dialog>
  );
}
