import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useFormat, useTranslation } from '../../i18n';
import { toneIcons, type Tone } from '../banner/banner';
import { Icon, type LucideIcon } from '../icon/icon';
import { VisuallyHidden } from '../support/visually-hidden';
import './chip.css';

export interface ChipProps {
  readonly text: string;
  /** A tone brings its icon along; `neutral` and `accent` have none unless given. */
  readonly tone?: Tone | 'neutral' | 'accent' | undefined;
  readonly icon?: LucideIcon | undefined;
}

/** A state in a word or two: "Active", "Needs co-sign". */
export function Chip({ text, tone = 'neutral', icon }: ChipProps) {
  const picture = icon ?? (tone === 'neutral' || tone === 'accent' ? undefined : toneIcons[tone]);
  return (
    <span className={`chip chip--${tone}`}>
      {picture !== undefined && <Icon icon={picture} size="small" />}
      <span className="chip__text">{text}</span>
    </span>
  );
}

export interface FilterChipProps {
  /** What is filtered, such as "Worker: Ana". */
  readonly text: string;
  readonly onRemove: () => void;
}

/** A filter that is on, with a cross to take it off. */
export function FilterChip({ text, onRemove }: FilterChipProps) {
  const { t } = useTranslation('common');
  return (
    <span className="chip chip--accent chip--removable">
      <span className="chip__text">{text}</span>
      <Button className="chip__remove" aria-label={`${t('remove')}: ${text}`} onPress={onRemove}>
        <Icon icon={X} size="small" />
      </Button>
    </span>
  );
}

export interface CountBadgeProps {
  readonly count: number;
  /** What is counted, for screen readers: "3 drafts". */
  readonly label: string;
}

/** A number beside a word, such as unread things in the navigation. Not shown at zero. */
export function CountBadge({ count, label }: CountBadgeProps) {
  const format = useFormat();
  if (count === 0) return null;
  return (
    <span className="count-badge">
      <span aria-hidden="true">{format.number(count)}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
