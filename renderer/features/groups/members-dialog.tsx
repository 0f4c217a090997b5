import { useState } from 'react';
import { z } from 'zod';
import type { GroupSummary } from '../../../shared/contract/groups';
import { useErrorMessage } from '../../app/error-message';
import { Banner, Button, Dialog, SkeletonLines, useNotify, type Choice } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useDraft, useVaultQuery, type Draft } from '../../vault';
import { usePersonName } from '../support/person-label';
import { PeoplePicker } from './people-picker';

export interface MembersDialogProps {
  readonly group: GroupSummary;
  readonly onClose: () => void;
}

const ListSchema = z.object({
  people: z.array(z.object({ id: z.uuid(), label: z.string(), description: z.string().optional() })),
});
type List = z.infer<typeof ListSchema>;

/** Who is on a group's list from today on. Who was put on it outlives a lock and Esc. */
export function MembersDialog(props: MembersDialogProps) {
  const draft = useDraft('memberList', props.group.id, ListSchema);
  return draft.status === 'loading' ? null : <MembersForm {...props} draft={draft} />;
}

interface MembersFormProps extends MembersDialogProps {
  readonly draft: Draft<List>;
}

function MembersForm({ group, onClose, draft }: MembersFormProps) {
  const { t } = useTranslation(['groups', 'common']);
  const errorMessage = useErrorMessage();
  const notify = useNotify();
  const personName = usePersonName();
  const members = useVaultQuery('group.members', { groupId: group.id }, { entities: ['groupMember'] });
  const setMembers = useCommand('group.setMembers');
  const [changed, setChanged] = useState<readonly Choice[] | null>(draft.found?.people ?? null);
  const change = (people: readonly Choice[]) => {
    setChanged(people);
    draft.keep({ people: people.map(({ id, label, description }) => ({ id, label, description })) });
  };
  const saved = members.value?.members.map((member) => ({
    id: member.clientId,
    label: personName(member),
    description: member.chartNumber,
  }));
  const people = changed ?? saved;
  const error = setMembers.error ?? members.error;

  const save = async () => {
    if (people === undefined) return;
    const result = await setMembers.run({ groupId: group.id, memberIds: people.map((person) => person.id) });
    if (!result.ok) return;
    await draft.discard();
    notify({ message: t('members.saved', { group: group.name }), tone: 'success' });
    onClose();
  };

  return (
    <Dialog
      title={t('members.title', { group: group.name })}
      isOpen
      onClose={onClose}
      size="wide"
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            isPending={setMembers.isRunning}
            isDisabled={changed === null}
            onPress={() => void save()}
          >
            {t('members.save')}
          </Button>
        </>
      }
    >
      {error !== null && (
        <Banner tone="danger" isLive>
          {errorMessage(error)}
        </Banner>
      )}
      <p className="text-muted">{t('members.hint')}</p>
      {people === undefined ? (
        members.isLoading && <SkeletonLines lines={6} />
      ) : (
        <PeoplePicker label={t('people.add')} people={people} onChange={change} />
      )}
    </Dialog>
  );
}
