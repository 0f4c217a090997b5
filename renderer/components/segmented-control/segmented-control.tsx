import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Icon, type LucideIcon } from '../icon/icon';
import { classNames } from '../support/class-names';
import './segmented-control.css';

export interface Segment<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface SegmentedControlProps<Id extends string> {
  /** Read by screen readers; what it is for should also be seen next to it. */
  readonly label: string;
  readonly segments: readonly Segment<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly size?: 'medium' | 'small' | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** Two to five short choices that take effect at once: theme, period, an attendance mark. */
export function SegmentedControl<Id extends string>({
  label,
  segments,
  value,
  onChange,
  size = 'medium',
  isDisabled = false,
}: SegmentedControlProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={classNames('segmented', size === 'small' && 'segmented--small')}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.id));
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      {segments.map((segment) => (
        <ToggleButton
          key={segment.id}
          id={segment.id}
          className="segmented__option"
          isDisabled={segment.isDisabled === true}
        >
          {segment.icon !== undefined && <Icon icon={segment.icon} size="small" />}
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
