import { X } from 'lucide-react';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useTranslation } from '../../i18n';
import { toneIcons, useToneWord, type Tone } from '../banner/banner';
import { Button, IconButton } from '../button/button';
import { Icon } from '../icon/icon';
import { VisuallyHidden } from '../support/visually-hidden';
import { AnnouncerProvider, useAnnounce } from './announcer';
import './notifications.css';

export interface Notification {
  readonly message: string;
  readonly tone?: Tone | undefined;
  /** Usually Undo. */
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** Stays until it is dismissed: for what a person has to know, such as a save that failed. */
  readonly staysOpen?: boolean | undefined;
}

/** Shows a message for a while; the returned function takes it away. */
export type Notify = (notification: Notification) => () => void;

interface Shown extends Notification {
  readonly number: number;
}

const NotifyContext = createContext<Notify | null>(null);

const PLAIN_MILLISECONDS = 6_000;
/** Undo must be reachable by somebody who reads slowly or uses one switch (WCAG 2.2.1). */
const ACTION_MILLISECONDS = 20_000;
const MOST_SHOWN = 3;

interface NotificationItemProps {
  readonly notification: Shown;
  readonly isPaused: boolean;
  readonly onDismiss: (number: number) => void;
}

function NotificationItem({ notification, isPaused, onDismiss }: NotificationItemProps) {
  const { t } = useTranslation('shell');
  const word = useToneWord();
  const { number, message, tone = 'info', action, staysOpen = false } = notification;
  const milliseconds = action === undefined ? PLAIN_MILLISECONDS : ACTION_MILLISECONDS;
  useEffect(() => {
    if (isPaused || staysOpen) return undefined;
    const timer = setTimeout(() => onDismiss(number), milliseconds);
    return () => clearTimeout(timer);
  }, [isPaused, staysOpen, milliseconds, number, onDismiss]);
  return (
    <li className={`notification notification--${tone}`}>
      <Icon icon={toneIcons[tone]} className="notification__icon" />
      <span className="notification__text">
        <VisuallyHidden>{word(tone)}: </VisuallyHidden>
        {message}
      </span>
      {action === undefined ? (
        <span />
      ) : (
        <Button
          size="small"
          onPress={() => {
            onDismiss(number);
            action.onPress();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        size="small"
        icon={X}
        label={t('dismiss')}
        tooltipPlacement="start"
        onPress={() => onDismiss(number)}
      />
    </li>
  );
}

function NotificationList({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('shell');
  const announce = useAnnounce();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [isPaused, setIsPaused] = useState(false);
  const nextNumber = useRef(0);

  const dismiss = useCallback(
    (number: number) => setShown((current) => current.filter((one) => one.number !== number)),
    [],
  );
  const notify = useCallback<Notify>(
    (notification) => {
      nextNumber.current += 1;
      const number = nextNumber.current;
      setShown((current) => [...current, { ...notification, number }].slice(-MOST_SHOWN));
      const isUrgent = notification.tone === 'danger' || notification.tone === 'warning';
      announce(notification.message, isUrgent ? 'assertive' : 'polite');
      return () => dismiss(number);
    },
    [announce, dismiss],
  );

  return (
    <NotifyContext value={notify}>
      {children}
      {shown.length > 0 && (
        <section
          className="notifications no-print"
          aria-label={t('notifications')}
          data-shell-area="notifications"
          tabIndex={-1}
          onPointerEnter={() => setIsPaused(true)}
          onPointerLeave={() => setIsPaused(false)}
          onFocus={() => setIsPaused(true)}
          onBlur={() => setIsPaused(false)}
        >
          <ul>
            {shown.map((notification) => (
              <NotificationItem
                key={notification.number}
                notification={notification}
                isPaused={isPaused}
                onDismiss={dismiss}
              />
            ))}
          </ul>
        </section>
      )}
    </NotifyContext>
  );
}

/** Gives everything below it `useNotify` and `useAnnounce`. Once, around the whole app. */
export function NotificationsProvider({ children }: { readonly children: ReactNode }) {
  return (
    <AnnouncerProvider>
      <NotificationList>{children}</NotificationList>
    </AnnouncerProvider>
  );
}

/** Shows short messages at the lower edge: what was done, with Undo. Problems with a form belong in the form. */
export function useNotify(): Notify {
  const notify = useContext(NotifyContext);
  return useMemo(() => {
    if (notify !== null) return notify;
    throw new Error('useNotify needs a NotificationsProvider above it');
  }, [notify]);
}
