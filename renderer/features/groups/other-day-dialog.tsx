import { useMemo } from 'react';
import { z } from 'zod';
import { LocalDateSchema, addDays } from '../../../shared/time';
import type { GroupSummary } from '../../../shared/contract/groups';
import { useNavigate } from '../../app/navigation';
import { useSession } from '../../app/session';
import { DateField, FormDialog, useForm } from '../../components';
import { useTranslation } from '../../i18n';
import { useDraft, useKeepForm, type Draft } from '../../vault';

const OtherDaySchema = z.object({ heldOn: LocalDateSchema.nullable() });
type OtherDay = z.infer<typeof OtherDaySchema>;

export interface OtherDayDialogProps {
  readonly group: GroupSummary;
  readonly onClose: () => void;
}

/** Opens the roll call of a day that has passed: attendance that was taken on paper. The day outlives a lock. */
export function OtherDayDialog(props: OtherDayDialogProps) {
  const draft = useDraft('otherDay', props.group.id, OtherDaySchema);
  return draft.status === 'loading' ? null : <OtherDayForm {...props} draft={draft} />;
}

interface OtherDayFormProps extends OtherDayDialogProps {
  readonly draft: Draft<OtherDay>;
}

function OtherDayForm({ group, onClose, draft }: OtherDayFormProps) {
  const { t } = useTranslation('groups');
  const { today } = useSession();
  const navigate = useNavigate();
  const yesterday = useMemo<OtherDay>(() => ({ heldOn: addDays(today, -1) }), [today]);
  const form = useForm<OtherDay>({
    initialValues: draft.found ?? yesterday,
    validate: ({ heldOn }) => (heldOn === null ? { heldOn: t('otherDay.missing') } : {}),
  });
  useKeepForm(draft, form.values, yesterday);
  return (
    <FormDialog
      title={t('otherDay.title')}
      onClose={onClose}
      submitLabel={t('otherDay.open')}
      isSubmitting={form.isSubmitting}
      {...form.bind(({ heldOn }) => {
        if (heldOn === null) return;
        void draft.discard();
        // The list without the form is where Back leads.
        onClose();
        navigate({ name: 'groupSession', groupId: group.id, heldOn });
      })}
    >
      <p>{t('otherDay.text', { group: group.name })}</p>
      <DateField
        label={t('otherDay.date')}
        purpose="past"
        maximum={today}
        autoFocus
        {...form.field('heldOn')}
      />
    </FormDialog>
  );
}
