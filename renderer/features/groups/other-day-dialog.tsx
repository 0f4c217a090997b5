import { addDays, type LocalDate } from '../../../shared/time';
import type { GroupSummary } from '../../../shared/contract/groups';
import { useNavigate } from '../../app/navigation';
import { useSession } from '../../app/session';
import { Button, DateField, Dialog, Form, FormActions, useForm } from '../../components';
import { useTranslation } from '../../i18n';

export interface OtherDayDialogProps {
  readonly group: GroupSummary;
  readonly onClose: () => void;
}

/** Opens the roll call of a day that has passed: attendance that was taken on paper. */
export function OtherDayDialog({ group, onClose }: OtherDayDialogProps) {
  const { t } = useTranslation(['groups', 'common']);
  const { today } = useSession();
  const navigate = useNavigate();
  const form = useForm<{ heldOn: LocalDate | null }>({
    initialValues: { heldOn: addDays(today, -1) },
    validate: ({ heldOn }) => (heldOn === null ? { heldOn: t('otherDay.missing') } : {}),
  });
  return (
    <Dialog title={t('otherDay.title')} isOpen onClose={onClose}>
      <Form
        {...form.bind(({ heldOn }) => {
          if (heldOn === null) return;
          onClose();
          navigate({ name: 'groupSession', groupId: group.id, heldOn });
        })}
        aria-label={t('otherDay.title')}
      >
        <p>{t('otherDay.text', { group: group.name })}</p>
        <DateField
          label={t('otherDay.date')}
          purpose="past"
          maximum={today}
          autoFocus
          {...form.field('heldOn')}
        />
        <FormActions>
          <Button type="submit" variant="primary">
            {t('otherDay.open')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('common:cancel')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
