import { useState } from 'react';
import { GROUP_TOPIC, PLACE_OF_SERVICE } from '../../../shared/codes';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import {
  Button,
  Dialog,
  Form,
  FormActions,
  FormRow,
  FormSection,
  SelectField,
  TextField,
  TimeField,
  useForm,
  useNotify,
} from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { useCodeChoices } from '../support/code-choices';
import { useWorkerChoices } from '../support/use-staff';
import { GroupFormSchema, NEW_GROUP } from './group-draft';
import { emptyGroup, groupProblems, toNewGroup, type GroupForm } from './group-form';
import { PeoplePicker } from './people-picker';

export interface GroupDialogProps {
  readonly isOpen: boolean;
  /** Esc and the cross: what was typed stays for the next time the dialog opens. */
  readonly onClose: () => void;
}

/** Sets up a group with its list of people. What was typed is kept as a draft, so that neither Esc nor a lock loses it. */
export function GroupDialog(props: GroupDialogProps) {
  const draft = useDraft('group', NEW_GROUP, GroupFormSchema);
  return draft.status === 'loading' ? null : <GroupDialogForm {...props} draft={draft} />;
}

interface GroupDialogFormProps extends GroupDialogProps {
  readonly draft: Draft<GroupForm>;
}

function GroupDialogForm({ isOpen, onClose, draft }: GroupDialogFormProps) {
  const { t } = useTranslation(['groups', 'common']);
  const { user } = useSession();
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const create = useCommand('group.create');
  const topics = useCodeChoices(GROUP_TOPIC);
  const places = useCodeChoices(PLACE_OF_SERVICE);
  const workers = useWorkerChoices();
  const [blank] = useState(() => emptyGroup(user.role === 'front_desk' ? null : user.id));
  const form = useForm<GroupForm>({
    initialValues: draft.found ?? blank,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(groupProblems(values)).map(([field, problem]) => [field, t(`form.${problem}`)]),
      ),
  });

  useKeepForm(draft, form.values, blank);

  const save = async (values: GroupForm) => {
    const group = toNewGroup(values);
    if (group === null) return;
    const result = await create.run(group, { operationId: draft.operationId });
    if (!result.ok) {
      form.fail({}, errorMessage(result.error));
      return;
    }
    notify({ message: t('form.saved', { group: group.name }), tone: 'success' });
    form.reset(blank);
    await draft.discard();
    onClose();
  };

  return (
    <Dialog title={t('form.title')} isOpen={isOpen} onClose={onClose} size="wide">
      <Form {...form.bind(save)} aria-label={t('form.title')}>
        <TextField
          label={t('form.name')}
          hint={t('form.nameHint')}
          width="wide"
          maxLength={120}
          autoFocus
          {...form.field('name')}
        />
        <FormRow>
          <SelectField label={t('form.topic')} choices={topics} {...form.field('topic')} />
          <SelectField label={t('form.facilitator')} choices={workers} {...form.field('facilitatorId')} />
        </FormRow>
        <FormRow>
          <TimeField label={t('form.usualStartTime')} {...form.field('usualStartTime')} />
          <TextField
            label={t('form.usualMinutes')}
            width="narrow"
            inputMode="numeric"
            {...form.field('usualMinutes')}
          />
          <TextField
            label={t('form.capacity')}
            hint={t('form.capacityHint')}
            width="narrow"
            inputMode="numeric"
            isOptional
            {...form.field('capacity')}
          />
        </FormRow>
        <FormRow>
          <SelectField label={t('form.placeOfService')} choices={places} {...form.field('placeOfService')} />
          <TextField label={t('form.place')} isOptional maxLength={120} {...form.field('place')} />
        </FormRow>
        <FormSection title={t('form.members')}>
          <PeoplePicker
            label={t('form.members')}
            people={form.values.members}
            onChange={(members) => form.set('members', members)}
          />
        </FormSection>
        <FormActions>
          <Button type="submit" variant="primary" isPending={form.isSubmitting}>
            {t('form.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('common:cancel')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
