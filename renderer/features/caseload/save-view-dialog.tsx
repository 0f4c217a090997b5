import type { MethodOutput } from '../../../shared/contract';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import { CheckboxField, FormDialog, TextField, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { savedValueOf, type OpenedView } from './saved-view';

interface Values {
  readonly name: string;
  readonly isShared: boolean;
}

export interface SaveViewDialogProps {
  readonly view: OpenedView;
  readonly existing: MethodOutput<'savedView.list'>['views'];
  readonly onClose: () => void;
}

const LONGEST_NAME = 60;

/** Keeps filters, columns and order under a name; an own view of the same name is replaced. */
export function SaveViewDialog({ view, existing, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation('caseload');
  const errorMessage = useErrorMessage();
  const notify = useNotify();
  const { user } = useSession();
  const command = useCommand('savedView.save');
  const form = useForm<Values>({
    initialValues: { name: '', isShared: false },
    validate: ({ name }) =>
      name.trim() === ''
        ? { name: t('views.nameMissing') }
        : name.trim().length > LONGEST_NAME
          ? { name: t('views.nameTooLong', { count: LONGEST_NAME }) }
          : {},
  });
  const save = async ({ name, isShared }: Values) => {
    const trimmed = name.trim();
    const same = existing.find(
      (saved) => saved.isOwn && saved.name.toLocaleLowerCase() === trimmed.toLocaleLowerCase(),
    );
    const value = savedValueOf(view, user.id);
    const result = await command.run({
      id: same?.id ?? null,
      screen: 'caseload',
      name: trimmed,
      isShared,
      value,
    });
    if (!result.ok) {
      form.fail({}, errorMessage(result.error));
      return;
    }
    notify({ tone: 'success', message: t('views.saved', { name: trimmed }) });
    onClose();
  };
  return (
    <FormDialog
      title={t('views.saveTitle')}
      onClose={onClose}
      submitLabel={t('views.saveSubmit')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <p>{t('views.saveText')}</p>
      <TextField label={t('views.name')} hint={t('views.nameHint')} {...form.field('name')} autoFocus />
      <CheckboxField label={t('views.share')} hint={t('views.shareHint')} {...form.checkbox('isShared')} />
    </FormDialog>
  );
}
