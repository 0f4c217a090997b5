import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import { Icon, type LucideIcon } from '../icon/icon';
import { VisuallyHidden } from '../support/visually-hidden';
import './banner.css';

/** What a colour means. Always shown with its icon and its word, never by colour alone. */
export type Tone = 'info' | 'success' | 'warning' | 'danger';

export const toneIcons: Readonly<Record<Tone, LucideIcon>> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: OctagonAlert,
};

/** The word a screen reader hears before a message of this tone. */
export function useToneWord(): (tone: Tone) => string {
  const { t } = useTranslation('feedback');
  return (tone) =>
    ({ info: t('information'), success: t('success'), warning: t('warning'), danger: t('danger') })[tone];
}

export interface BannerProps {
  readonly tone: Tone;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  /** Buttons that solve it. */
  readonly actions?: ReactNode;
  /** Read out when it appears while the screen is open; leave off for what was there from the start. */
  readonly isLive?: boolean | undefined;
}

/** Something to know about this whole screen: what happened, what is safe, what to do next. */
export function Banner({ tone, title, children, actions, isLive = false }: BannerProps) {
  const word = useToneWord()(tone);
  return (
    <div
      className={`banner banner--${tone}`}
      role={isLive ? (tone === 'danger' || tone === 'warning' ? 'alert' : 'status') : undefined}
    >
      <Icon icon={toneIcons[tone]} className="banner__icon" />
      <div className="banner__body">
        <VisuallyHidden>{word}: </VisuallyHidden>
        {title !== undefined && <p className="banner__title">{title}</p>}
        {children}
      </div>
      {actions !== undefined && <div className="banner__actions">{actions}</div>}
    </div>
  );
}
