import type { WaitingPerson } from '../../../shared/contract/waiting-list';

/** What every form about somebody who waits is given. */
export interface WaitingDialogProps {
  readonly person: WaitingPerson;
  readonly onClose: () => void;
}
