import { Users } from 'lucide-react';
import { useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import type { LocalDate } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { Button, DateField, Dialog, EmptyState, Form, FormActions, FormRow, useForm } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { problemsByPath, useProblemText } from '../support/problem-text';
import '../support/plain-table.css';
import { MembersDialog } from './members-dialog';

type Opened = MethodOutput<'group.open'>;
type Member = Opened['members'][number];

/** Everybody who is or was on the list, with from when until when. */
export function GroupPeople({ opened }: { readonly opened: Opened }) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const [open, setOpen] = useState<Member | 'list' | null>(null);
  const { group, members } = opened;
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
                        onPress={() => setOpen(member)}
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
      {open === 'list' && <MembersDialog group={group} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'list' && (
        <DatesDialog groupId={group.id} member={open} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

interface DatesDialogProps {
  readonly groupId: string;
  readonly member: Member;
  readonly onClose: () => void;
}

function DatesDialog({ groupId, member, onClose }: DatesDialogProps) {
  const { t } = useTranslation(['groups', 'common']);
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  const command = useCommand('group.setMemberDates');
  const form = useForm<{ readonly joinedOn: LocalDate | null; readonly leftOn: LocalDate | null }>({
    initialValues: { joinedOn: member.joinedOn, leftOn: member.leftOn },
    validate: ({ joinedOn, leftOn }) => ({
      ...(joinedOn === null ? { joinedOn: t('group.joinedMissing') } : {}),
      ...(joinedOn !== null && leftOn !== null && leftOn < joinedOn
        ? { leftOn: problemText('left_before_joined') }
        : {}),
    }),
  });
  const save = async ({ joinedOn, leftOn }: typeof form.values) => {
    if (joinedOn === null) return;
    const result = await command.run({ groupId, memberId: member.memberId, joinedOn, leftOn });
    if (result.ok) {
      onClose();
      return;
    }
    const [problem] = problemsByPath(result.error).values();
    form.fail({}, problem === undefined ? errorMessage(result.error) : problemText(problem));
  };
  const title = t('group.changeDatesOf', { name: member.displayName });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form aria-label={title} {...form.bind(save)}>
        <FormRow>
          <DateField label={t('group.joinedOn')} {...form.field('joinedOn')} />
          <DateField label={t('group.leftOn')} isOptional {...form.field('leftOn')} />
        </FormRow>
        <FormActions>
          <Button type="submit" variant="primary" isPending={form.isSubmitting}>
            {t('common:save')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
