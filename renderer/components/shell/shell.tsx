import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import './shell.css';
import { useHasTabStop } from './use-has-tab-stop';

export interface ShellProps {
  readonly topBar: ReactNode;
  readonly navigation: ReactNode;
  /** A SidePanel, or nothing. */
  readonly sidePanel?: ReactNode;
  /** Banners that concern the whole app: sample people, an update, a clock that is wrong. */
  readonly notice?: ReactNode;
  /** The line at the bottom: saved at 14:02, 1 draft. Read out politely when it changes. */
  readonly status?: ReactNode;
  /** The screen's content takes exactly the height there is and scrolls inside itself, as tables do. */
  readonly fillsHeight?: boolean | undefined;
  readonly children: ReactNode;
}

const areas = ['main', 'side', 'notifications', 'top', 'navigation'] as const;

/** Puts the focus on the next area of the page that is there. */
function focusNextArea(current: string | undefined, step: 1 | -1): void {
  const present = areas
    .map((area) => document.querySelector<HTMLElement>(`[data-shell-area="${area}"]`))
    .filter((element) => element !== null && element.childElementCount > 0);
  const index = present.findIndex((element) => element?.dataset['shellArea'] === current);
  const next = present.at((index + step) % present.length);
  next?.focus();
}

/** The frame of every screen after unlock: only places, no knowledge of what goes into them. F6 walks them. */
export function Shell({
  topBar,
  navigation,
  sidePanel,
  notice,
  status,
  fillsHeight = false,
  children,
}: ShellProps) {
  const { t } = useTranslation('shell');
  const main = useRef<HTMLElement>(null);
  const hasTabStop = useHasTabStop(main);

  const walkAreas = (press: KeyboardEvent) => {
    if (press.key !== 'F6') return;
    press.preventDefault();
    const from =
      press.target instanceof Element ? press.target.closest<HTMLElement>('[data-shell-area]') : null;
    focusNextArea(from?.dataset['shellArea'], press.shiftKey ? -1 : 1);
  };

  return (
    <div className="shell" onKeyDown={walkAreas}>
      <a
        className="shell__skip"
        href="#main"
        onClick={(click) => {
          click.preventDefault();
          main.current?.focus();
        }}
      >
        {t('skipToContent')}
      </a>
      <header data-shell-area="top" tabIndex={-1} aria-label={t('topBar')}>
        {topBar}
      </header>
      {notice === undefined || notice === null ? (
        <div />
      ) : (
        <section className="shell__notice" aria-label={t('notices')}>
          {notice}
        </section>
      )}
      <div className="shell__body">
        <div data-shell-area="navigation" tabIndex={-1}>
          {navigation}
        </div>
        <main
          ref={main}
          id="main"
          className="shell__main"
          data-shell-area="main"
          tabIndex={hasTabStop ? -1 : 0}
        >
          <div className={fillsHeight ? 'shell__content shell__content--fill' : 'shell__content'}>
            {children}
          </div>
        </main>
        {sidePanel !== undefined && sidePanel !== null && (
          <aside className="shell__side" data-shell-area="side" tabIndex={-1} aria-label={t('sidePanel')}>
            {sidePanel}
          </aside>
        )}
      </div>
      <footer>
        <div className="shell__status" role="status" aria-label={t('statusLine')}>
          {status}
        </div>
      </footer>
    </div>
  );
}
