import { Users } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { MethodOutput } from '../../../shared/contract';
import { UuidSchema } from '../../../shared/identifiers';
import { LocalDateSchema } from '../../../shared/time';
import { useNavigate, useRoute } from '../../app/navigation';
import { Button, DateField, EmptyState, FormDialog, FormRow, useForm } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { useProblemText } from '../support/problem-text';
import '../support/plain-table.css';
import { useFailed } from '../support/use-failed';
import { MembersDialog } from './members-dialog';

type Opened = MethodOutput<'group.open'>;
type Member = Opened['members'][number];

/** Everybody who is or was on the list, with from when until when. */
export function GroupPeople({ opened }: { readonly opened: Opened }) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const { group, members } = opened;
  const route = useRoute();
  const navigate = useNavigate();
  // Part of the place, so that a lock or a resumed draft comes back to the open form.
  const opens = route.name === 'group' ? route.opens : undefined;
  const setOpen = (wanted?: string) =>
    navigate(
      { name: 'group', groupId: group.id, tab: 'people', ...(wanted === undefined ? {} : { opens: wanted }) },
      { replace: true },
    );
  const dated = members.find(({ memberId }) => memberId === opens);
  const change = <Button onPress={() => setOpen('list')}>{t('list.members')}</Button>;
  return (
    <div className="stack">
      {members.length === 0 ? (
        <EmptyState icon={Users} title={t('people.none')} actions={change} />
      ) : (
        <>
          <div>{change}</div>
          <div className="plain-table-frame">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('rollCall.person')}</th>
                  <th scope="col">{t('group.joinedOn')}</th>
                  <th scope="col">{t('group.leftOn')}</th>
                  <th scope="col">{t('group.dates')}</th>
                </tr>
              </thead>
              <tbody>
                {members.map((member) => (
                  <tr key={member.memberId}>
                    <th scope="row">
                      {member.displayName} <span className="text-muted text-small">{member.chartNumber}</span>
                    </th>
                    <td>{format.date(member.joinedOn)}</td>
                    <td>{member.leftOn === null ? t('group.still') : format.date(member.leftOn)}</td>
                    <td>
                      <Button
                        size="small"
                        aria-label={t('group.changeDatesOf', { name: member.displayName })}
                        onPress={() => setOpen(member.memberId)}
                      >
                        {t('group.changeDates')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {opens === 'list' && <MembersDialog group={group} onClose={() => setOpen()} />}
      {dated !== undefined && <DatesDialog groupId={group.id} member={dated} onClose={() => setOpen()} />}
    </div>
  );
}

const DatesSchema = z.object({
  groupId: UuidSchema,
  joinedOn: LocalDateSchema.nullable(),
  leftOn: LocalDateSchema.nullable(),
});
type Dates = z.infer<typeof DatesSchema>;

interface DatesDialogProps {
  readonly groupId: string;
  readonly member: Member;
  readonly onClose: () => void;
}

/** The days outlive a lock and Esc. */
function DatesDialog(props: DatesDialogProps) {
  const draft = useDraft('memberDates', props.member.memberId, DatesSchema);
  return draft.status === 'loading' ? null : <DatesForm {...props} draft={draft} />;
}

interface DatesFormProps extends DatesDialogProps {
  readonly draft: Draft<Dates>;
}

function DatesForm({ groupId, member, onClose, draft }: DatesFormProps) {
  const { t } = useTranslation(['groups', 'common']);
  const failed = useFailed();
  const problemText = useProblemText();
  const command = useCommand('group.setMemberDates');
  const [saved] = useState<Dates>({ groupId, joinedOn: member.joinedOn, leftOn: member.leftOn });
  const form = useForm<Dates>({
    initialValues: draft.found ?? saved,
    validate: ({ joinedOn, leftOn }) => ({
      ...(joinedOn === null ? { joinedOn: t('group.joinedMissing') } : {}),
      ...(joinedOn !== null && leftOn !== null && leftOn < joinedOn
        ? { leftOn: problemText('left_before_joined') }
        : {}),
    }),
  });
  useKeepForm(draft, form.values, saved);
  const save = async ({ joinedOn, leftOn }: Dates) => {
    if (joinedOn === null) return;
    const result = await command.run({ groupId, memberId: member.memberId, joinedOn, leftOn });
    if (result.ok) {
      await draft.discard();
      onClose();
      return;
    }
    failed(form, result.error);
  };
  return (
    <FormDialog
      title={t('group.changeDatesOf', { name: member.displayName })}
      onClose={onClose}
      submitLabel={t('common:save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <FormRow>
        <DateField label={t('group.joinedOn')} {...form.field('joinedOn')} />
        <DateField label={t('group.leftOn')} isOptional {...form.field('leftOn')} />
      </FormRow>
    </FormDialog>
  );
}
