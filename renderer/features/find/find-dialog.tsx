import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import type { FrameActs } from './app-actions';
import { FindPanel } from './find-panel';
import './find.css';

interface FindDialogProps extends FrameActs {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Finds anyone, and what to do, from every screen (Ctrl+K). Closed, it holds nothing: neither text nor people. */
export function FindDialog({ isOpen, onClose, ...acts }: FindDialogProps) {
  const { t } = useTranslation('find');
  return (
    <ModalOverlay
      className="dialog-overlay find-overlay"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-box find-place">
        <Dialog className="dialog" aria-label={t('title')}>
          <FindPanel onClose={onClose} {...acts} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
