import { ShieldCheck, ShieldX } from 'lucide-react';
import { formatPhone, safeContactSummary, type ContactPermissions } from '../../../shared/rules/contacts';
import { Icon, VisuallyHidden, classNames } from '../../components';
import { useClock, useTranslation } from '../../i18n';
import './safe-contact-line.css';

/** A contact as any screen may show it. */
export type ShownContact = ContactPermissions & { readonly value: string };

/** A phone number as people of the country write it; anything else as it was typed. */
export function shownContactValue({ kind, value }: Pick<ShownContact, 'kind' | 'value'>): string {
  return kind === 'email' ? value : formatPhone(value);
}

/** What staff may do with a contact, as one sentence with its first letter large. */
export function useSafetyText(): (contact: ContactPermissions) => { text: string; isUsable: boolean } {
  const { t } = useTranslation('contacts');
  const { clock } = useClock();
  return (contact) => {
    const { isUsable, codes } = safeContactSummary(contact, clock.now());
    const parts = codes.map((code) => {
      switch (code) {
        case 'safe_hours':
          return t('line.safe_hours', { hours: contact.safeHours ?? '' });
        case 'announce_as':
          return t('line.announce_as', { words: contact.announceAs ?? '' });
        default:
          return t(`line.${code}`);
      }
    });
    const text = parts.join(' · ');
    return { isUsable, text: text.charAt(0).toLocaleUpperCase() + text.slice(1) };
  };
}

/** A number or address with its permission line: the two are never apart (R-INT-11). */
export function SafeContactLine({ contact }: { readonly contact: ShownContact }) {
  const { t } = useTranslation('contacts');
  const { text, isUsable } = useSafetyText()(contact);
  return (
    <span className="safe-contact">
      <span className="safe-contact__value figures">{shownContactValue(contact)}</span>
      <SafetyLine text={text} isUsable={isUsable} label={t('safety')} />
    </span>
  );
}

export interface SafetyLineProps {
  readonly text: string;
  readonly isUsable: boolean;
  /** Read before the text by screen readers. */
  readonly label: string;
}

/** The permission line alone, as a preview while a contact is being entered. */
export function SafetyLine({ text, isUsable, label }: SafetyLineProps) {
  return (
    <span className={classNames('safe-contact__line', !isUsable && 'safe-contact__line--blocked')}>
      <Icon icon={isUsable ? ShieldCheck : ShieldX} size="small" />
      <span>
        <VisuallyHidden>{label}: </VisuallyHidden>
        {text}
      </span>
    </span>
  );
}
