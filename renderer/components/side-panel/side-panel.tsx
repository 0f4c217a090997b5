import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import { IconButton } from '../button/button';
import './side-panel.css';

export interface SidePanelProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Quick actions, always in view. */
  readonly footer?: ReactNode;
  /** Esc inside the panel and the cross. The screen puts the focus back on the row. */
  readonly onClose: () => void;
}

/** A summary of the selected row beside the table. Give it to Shell's `sidePanel`. */
export function SidePanel({ title, children, footer, onClose }: SidePanelProps) {
  const { t } = useTranslation('shell');
  const titleId = useId();
  return (
    <section
      className="side-panel"
      aria-labelledby={titleId}
      onKeyDown={(press) => {
        if (press.key !== 'Escape' || press.defaultPrevented) return;
        press.stopPropagation();
        onClose();
      }}
    >
      <header className="side-panel__header">
        <h2 id={titleId} className="side-panel__title">
          {title}
        </h2>
        <IconButton label={t('closeSidePanel')} icon={X} size="small" onPress={onClose} />
      </header>
      {/* Scrolls; without a stop of its own nobody could scroll it from the keyboard. */}
      <div className="side-panel__body" tabIndex={0}>
        {children}
      </div>
      {footer !== undefined && <footer className="side-panel__footer">{footer}</footer>}
    </section>
  );
}
