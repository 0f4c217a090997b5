import { useState } from 'react';
import { GROUP_KIND, GROUP_TOPIC, PLACE_OF_SERVICE } from '../../../shared/codes';
import type { GroupSummary } from '../../../shared/contract/groups';
import { GroupSeries } from '../../../shared/model';
import { WEEKDAYS } from '../../../shared/rules/schedule';
import { useSession } from '../../app/session';
import {
  CheckboxField,
  CheckboxGroup,
  DateField,
  FormDialog,
  FormRow,
  FormSection,
  RadioGroup,
  SelectField,
  TextField,
  TimeField,
  useForm,
  useNotify,
} from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { NO_CHOICE, useCodeChoices } from '../support/code-choices';
import { useFailed } from '../support/use-failed';
import { useWorkerChoices } from '../support/use-staff';
import { GroupFormSchema, NEW_GROUP } from './group-draft';
import { WEEK_STEPS, emptyGroup, groupProblems, groupToForm, toNewGroup, type GroupForm } from './group-form';
import { PeoplePicker } from './people-picker';

export interface GroupDialogProps {
  /** The group to change; a new one without. */
  readonly group?: GroupSummary;
  readonly isOpen: boolean;
  /** Esc and the cross: what was typed stays for the next time the dialog opens. */
  readonly onClose: () => void;
}

/** Sets up a group with its list of people. What was typed is kept as a draft, so that neither Esc nor a lock loses it. */
export function GroupDialog(props: GroupDialogProps) {
  const draft = useDraft('group', props.group?.id ?? NEW_GROUP, GroupFormSchema);
  return draft.status === 'loading' ? null : <GroupDialogForm {...props} draft={draft} />;
}

interface GroupDialogFormProps extends GroupDialogProps {
  readonly draft: Draft<GroupForm>;
}

function GroupDialogForm({ group: standing, isOpen, onClose, draft }: GroupDialogFormProps) {
  const { t } = useTranslation('groups');
  const { user, today } = useSession();
  const notify = useNotify();
  const failed = useFailed();
  const create = useCommand('group.create');
  const update = useCommand('group.update');
  const topics = useCodeChoices(GROUP_TOPIC);
  const places = useCodeChoices(PLACE_OF_SERVICE);
  const kinds = useCodeChoices(GROUP_KIND);
  const workers = useWorkerChoices();
  const [blank] = useState(() =>
    standing === undefined
      ? emptyGroup(user.role === 'front_desk' ? null : user.id, today)
      : groupToForm(standing, today),
  );
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
    const { memberIds: _members, ...fields } = group;
    const result =
      standing === undefined
        ? await create.run(group, { operationId: draft.operationId })
        : await update.run(
            {
              ...fields,
              groupId: standing.id,
              expectedRevision: standing.revision,
              isActive: standing.isActive,
            },
            { operationId: draft.operationId },
          );
    if (!result.ok) {
      failed(form, result.error, { scheduleStartsOn: 'startsOn' });
      return;
    }
    notify({
      message: t(standing === undefined ? 'form.saved' : 'form.changed', { group: group.name }),
      tone: 'success',
    });
    form.reset(blank);
    await draft.discard();
    onClose();
  };

  const title = t(standing === undefined ? 'form.title' : 'form.changeTitle');
  const isEvent = form.values.kind === 'event';
  return (
    <FormDialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      size="wide"
      submitLabel={t(standing === undefined ? 'form.save' : 'form.saveChanges')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <TextField
        label={t('form.name')}
        hint={t('form.nameHint')}
        width="wide"
        maxLength={GroupSeries.fields.name.maxLength}
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
        <TextField
          label={t('form.place')}
          isOptional
          maxLength={GroupSeries.fields.place.maxLength}
          {...form.field('place')}
        />
      </FormRow>
      {standing === undefined && !isEvent && (
        <FormSection title={t('form.members')}>
          <PeoplePicker
            label={t('form.members')}
            people={form.values.members}
            onChange={(members) => form.set('members', members)}
          />
        </FormSection>
      )}
      <FormSection title={t('schedule.title')} hint={t('schedule.hint')}>
        <CheckboxGroup
          label={t('schedule.days')}
          isOptional
          layout="row"
          width="full"
          choices={WEEKDAYS.map((day) => ({ id: day, label: t(`schedule.day.${day}`) }))}
          value={form.values.days}
          onChange={(days) => form.set('days', days)}
        />
        {form.values.days.length > 0 && (
          <FormRow>
            <SelectField
              label={t('schedule.every')}
              choices={WEEK_STEPS.map((step) => ({ id: step, label: t(`schedule.weeks.w${step}`) }))}
              {...form.field('everyWeeks')}
            />
            <DateField label={t('schedule.startsOn')} {...form.field('startsOn')} />
          </FormRow>
        )}
      </FormSection>
      <FormSection title={t('form.more')}>
        <FormRow>
          <SelectField
            label={t('form.coFacilitator')}
            isOptional
            choices={[{ id: NO_CHOICE, label: t('form.nobody') }, ...workers]}
            {...form.field('coFacilitatorId')}
          />
          <TextField
            label={t('form.curriculum')}
            isOptional
            maxLength={GroupSeries.fields.curriculum.maxLength}
            {...form.field('curriculum')}
          />
        </FormRow>
        <RadioGroup
          label={t('form.kind')}
          name="kind"
          choices={kinds}
          value={form.values.kind ?? 'group'}
          onChange={(kind) => form.set('kind', kind)}
        />
        {!isEvent && (
          <CheckboxField
            label={t('form.closed')}
            hint={t('form.closedHint')}
            {...form.checkbox('isClosed')}
          />
        )}
      </FormSection>
    </FormDialog>
  );
}
