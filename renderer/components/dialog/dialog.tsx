import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import { Banner } from '../banner/banner';
import { Button, IconButton } from '../button/button';
import { classNames } from '../support/class-names';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Esc, the cross, or a click beside it. Must lose nothing: keep a draft, or ask in the dialog itself. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the bottom, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 'medium' | 'wide' | undefined;
  /** Whether Esc and the cross work. Off only while something runs that can't be stopped. */
  readonly isDismissable?: boolean | undefined;
}

/** A window over the page. Focus goes in, stays in, and returns to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  size = 'medium',
  isDismissable = true,
}: DialogProps) {
  const { t } = useTranslation('common');
  return (
    <ModalOverlay
      className="dialog-overlay"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isKeyboardDismissDisabled={!isDismissable}
    >
      <Modal className={classNames('dialog-box', size === 'wide' && 'dialog-box--wide')}>
        <AriaDialog className="dialog">
          <header className="dialog__header">
            <Heading slot="title" level={2} className="dialog__title">
              {title}
            </Heading>
            {isDismissable && <IconButton label={t('close')} icon={X} size="small" onPress={onClose} />}
          </header>
          <div className="dialog__body">{children}</div>
          {footer !== undefined && <footer className="dialog__footer">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps {
  /** A question that names the person or thing: "Remove Ana R. from Tuesday group?" */
  readonly title: string;
  /** The consequence, plainly. */
  readonly children: ReactNode;
  readonly isOpen: boolean;
  /** The act itself: "Remove", never "OK" or "Yes". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly isDanger?: boolean | undefined;
  readonly isPending?: boolean | undefined;
  readonly isConfirmDisabled?: boolean | undefined;
  /** Why it didn't work; the dialog stays open. */
  readonly errorMessage?: string | undefined;
}

/** Asks before what can't be undone. Starts on Cancel, so that a stray Enter changes nothing. */
export function ConfirmDialog({
  title,
  children,
  isOpen,
  confirmLabel,
  cancelLabel,
  onConfirm,
  onCancel,
  isDanger = true,
  isPending = false,
  isConfirmDisabled = false,
  errorMessage,
}: ConfirmDialogProps) {
  const { t } = useTranslation('common');
  return (
    <ModalOverlay
      className="dialog-overlay"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open && !isPending) onCancel();
      }}
      isKeyboardDismissDisabled={isPending}
    >
      <Modal className="dialog-box">
        <AriaDialog className="dialog" role="alertdialog">
          <header className="dialog__header">
            <Heading slot="title" level={2} className="dialog__title">
              {title}
            </Heading>
          </header>
          <div className="dialog__body">
            {errorMessage !== undefined && (
              <Banner tone="danger" isLive>
                {errorMessage}
              </Banner>
            )}
            {children}
          </div>
          <footer className="dialog__footer">
            <Button autoFocus onPress={onCancel} isDisabled={isPending}>
              {cancelLabel ?? t('cancel')}
            </Button>
            <Button
              variant={isDanger ? 'danger' : 'primary'}
              onPress={onConfirm}
              isPending={isPending}
              isDisabled={isConfirmDisabled}
            >
              {confirmLabel}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
