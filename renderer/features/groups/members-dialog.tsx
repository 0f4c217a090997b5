import { useState } from 'react';
import type { GroupSummary } from '../../../shared/contract/groups';
import { useErrorMessage } from '../../app/error-message';
import { Banner, Button, Dialog, SkeletonLines, useNotify, type Choice } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useVaultQuery } from '../../vault';
import { usePersonName } from '../support/person-label';
import { PeoplePicker } from './people-picker';

export interface MembersDialogProps {
  readonly group: GroupSummary;
  readonly onClose: () => void;
}

/** Who is on a group's list from today on. */
export function MembersDialog({ group, onClose }: MembersDialogProps) {
  const { t } = useTranslation(['groups', 'common']);
  const errorMessage = useErrorMessage();
  const notify = useNotify();
  const personName = usePersonName();
  const members = useVaultQuery('group.members', { groupId: group.id }, { entities: ['groupMember'] });
  const setMembers = useCommand('group.setMembers');
  const [changed, setChanged] = useState<readonly Choice[] | null>(null);
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
        <PeoplePicker label={t('people.add')} people={people} onChange={setChanged} />
      )}
    </Dialog>
  );
}
