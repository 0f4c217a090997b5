import type { ReactNode } from 'react';
import type { Result } from '../../../shared/result';
import { Button, FormDialog, useNotify, type FormState } from '../../components';
import { useTranslation } from '../../i18n';
import { useKeepForm, type Draft } from '../../vault';
import { useFailed, type FieldOfPath } from './use-failed';

/** What a form of a card or tab is opened with, all of whose forms share one draft. */
export interface KeptFormProps<Kept extends Shared, Shared = Kept> {
  readonly draft: Draft<Shared>;
  /** Closes without throwing anything away. */
  readonly onLeave: (left: Kept) => void;
  readonly onDone: () => void;
}

export interface KeptFormDialogProps<
  Values extends object,
  Kept extends Shared,
  Shared,
> extends KeptFormProps<Kept, Shared> {
  readonly title: string;
  readonly submitLabel: string;
  readonly form: FormState<Values>;
  /** What is kept of the form now, and what it would be with nothing typed; both memoized. */
  readonly kept: Kept;
  readonly blank: Kept;
  /** Somebody changed it meanwhile: it has to be looked at first. */
  readonly isStale?: boolean;
  readonly isDanger?: boolean;
  /** The field of a path of the vault's input, where the two differ. */
  readonly fieldOf?: FieldOfPath<Values>;
  /** Saves it; `null` when something the form asks for is missing after all. */
  readonly run: (values: Values) => Promise<Result<unknown> | null>;
  /** What is said after it was saved. */
  readonly done: (values: Values) => string;
  readonly children: ReactNode;
}

/** A short form in a window: kept while it is typed, over a lock too, until it is saved or thrown away. */
export function KeptFormDialog<Values extends object, Kept extends Shared, Shared>({
  title,
  submitLabel,
  draft,
  form,
  kept,
  blank,
  isStale = false,
  isDanger = false,
  fieldOf,
  run,
  done,
  onLeave,
  onDone,
  children,
}: KeptFormDialogProps<Values, Kept, Shared>) {
  const { t } = useTranslation('common');
  const notify = useNotify();
  const failed = useFailed();
  useKeepForm<Shared>(draft, kept, blank);
  const save = async (values: Values) => {
    const result = await run(values);
    if (result === null) return;
    if (result.ok) {
      notify({ message: done(values), tone: 'success' });
      await draft.discard();
      onDone();
      return;
    }
    // Both versions come up as soon as the newer one is here.
    if (result.error.code !== 'STALE_EDIT') failed(form, result.error, fieldOf);
  };
  const discard = () => {
    void draft.discard();
    onDone();
  };
  return (
    <FormDialog
      title={title}
      onClose={() => onLeave(kept)}
      submitLabel={submitLabel}
      isSubmitting={form.isSubmitting}
      isSubmitDisabled={isStale}
      isDanger={isDanger}
      actions={
        JSON.stringify(kept) !== JSON.stringify(blank) && (
          <Button variant="quiet" onPress={discard}>
            {t('discard')}
          </Button>
        )
      }
      {...form.bind(save)}
    >
      {children}
    </FormDialog>
  );
}
