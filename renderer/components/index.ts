/** The building blocks of every screen. Screens import from here and nowhere deeper. */
export { Banner, type BannerProps, type Tone } from './banner/banner';
export {
  Button,
  IconButton,
  LinkButton,
  type ButtonProps,
  type ButtonVariant,
  type IconButtonProps,
  type LinkButtonProps,
  type PressEvent,
} from './button/button';
export { CheckboxField, type CheckboxFieldProps } from './checkbox-field/checkbox-field';
export { CheckboxGroup, type CheckboxGroupProps } from './checkbox-field/checkbox-group';
export { Chip, FilterChip, type ChipProps } from './chip/chip';
export type { Choice } from './choice/choice-item';
export { ComboBoxField, type ComboBoxFieldProps } from './combo-box-field/combo-box-field';
export { DateField, type DateFieldProps } from './date-field/date-field';
export { parseDate, type DateOrder, type DatePurpose, type ParsedDate } from './date-field/parse-date';
export { ConfirmDialog, Dialog, type ConfirmDialogProps, type DialogProps } from './dialog/dialog';
export { FormDialog, type FormDialogProps } from './dialog/form-dialog';
export { EmptyState, type EmptyStateProps } from './empty-state/empty-state';
export type { FieldProps, FieldWidth } from './field/field-parts';
export { errorsFromSchema, type SchemaIssue } from './form/errors-from-schema';
export { Form, FormActions, FormRow, FormSection, type FormProps } from './form/form';
export { useForm, type BoundField, type FieldErrors, type FormState } from './form/use-form';
export { Icon, type IconProps, type LucideIcon } from './icon/icon';
export { Kbd } from './kbd/kbd';
export { KeyValueList, type KeyValue } from './key-value-list/key-value-list';
export { MenuButton, type MenuAction, type MenuButtonProps, type MenuEntry } from './menu/menu';
export { useAnnounce, type Announce } from './notifications/announcer';
export {
  NotificationsProvider,
  useNotify,
  type Notification,
  type Notify,
} from './notifications/notifications';
export { PageHeader, type PageHeaderProps } from './page-header/page-header';
export { PassphraseField, type PassphraseFieldProps } from './passphrase-field/passphrase-field';
export { PrintSheet, type PrintSheetProps } from './print-sheet/print-sheet';
export { Progress, type ProgressProps } from './progress/progress';
export { RadioGroup, type RadioGroupProps } from './radio-group/radio-group';
export { SearchField, type SearchFieldProps } from './search-field/search-field';
export {
  SegmentedControl,
  type Segment,
  type SegmentedControlProps,
} from './segmented-control/segmented-control';
export { SelectField, type SelectFieldProps } from './select-field/select-field';
export { NavRail, type NavigationItem } from './shell/nav-rail';
export { Shell, type ShellProps } from './shell/shell';
export { TopBar, type TopBarProps } from './shell/top-bar';
export { SignatureDrawing } from './signature-field/signature-drawing';
export { SignatureField, type SignatureFieldProps } from './signature-field/signature-field';
export { SidePanel, type SidePanelProps } from './side-panel/side-panel';
export { SkeletonLines } from './skeleton/skeleton';
export { Stepper, type StepperProps } from './stepper/stepper';
export { classNames } from './support/class-names';
export { VisuallyHidden } from './support/visually-hidden';
export { Tabs, type TabDefinition, type TabsProps } from './tabs/tabs';
export { TextArea, type TextAreaProps } from './text-area/text-area';
export { TextField, type TextFieldProps } from './text-field/text-field';
export { TimeField, type TimeFieldProps } from './time-field/time-field';
export {
  ColumnSettingsSchema,
  reconcileColumnSettings,
  usualColumnSettings,
  type ColumnSettings,
  type ColumnSort,
  type RowHeight,
} from './data-table/column-settings';
export { DataTable } from './data-table/data-table';
export type {
  DataTableColumn,
  DataTableHandle,
  DataTableProps,
  RowSelection,
  RowWindow,
  WindowedRows,
} from './data-table/data-table-types';
