import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import { Button } from '../button/button';
import { Form, FormActions, type FormProps } from '../form/form';
import { Dialog, type DialogProps } from './dialog';

export interface FormDialogProps
  extends
    Pick<DialogProps, 'title' | 'onClose' | 'size'>,
    Pick<FormProps, 'errors' | 'formError' | 'attempt' | 'onSubmit' | 'children'> {
  /** The act itself: "Save note", never "OK". */
  readonly submitLabel: string;
  readonly isSubmitting: boolean;
  readonly isSubmitDisabled?: boolean | undefined;
  /** The act takes something away. */
  readonly isDanger?: boolean | undefined;
  /** Focus starts on the act: for forms that are right as they open. */
  readonly startsOnSubmit?: boolean | undefined;
  /** Further acts, between the main one and Cancel. */
  readonly actions?: ReactNode;
  /** "Keep it" where "Cancel" could be read as the act. */
  readonly cancelLabel?: string | undefined;
  /** Off while a form waits behind the page, ready to come up at once with all that was typed. */
  readonly isOpen?: boolean | undefined;
}

/** A form in a window over the page, with its act and Cancel. Spread `useForm(...).bind(save)` onto it. */
export function FormDialog({
  title,
  onClose,
  size,
  submitLabel,
  isSubmitting,
  isSubmitDisabled = false,
  isDanger = false,
  startsOnSubmit = false,
  actions,
  cancelLabel,
  isOpen = true,
  children,
  ...form
}: FormDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} size={size}>
      <Form {...form} aria-label={title}>
        {children}
        <FormActions>
          <Button
            type="submit"
            variant={isDanger ? 'danger' : 'primary'}
            isPending={isSubmitting}
            isDisabled={isSubmitDisabled}
            aria-keyshortcuts="Control+Enter"
            autoFocus={startsOnSubmit}
          >
            {submitLabel}
          </Button>
          {actions}
          <Button variant="quiet" onPress={onClose}>
            {cancelLabel ?? t('cancel')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
