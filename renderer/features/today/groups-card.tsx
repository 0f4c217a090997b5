import { ClipboardCheck, Plus } from 'lucide-react';
import type { MethodOutput } from '../../../shared/contract';
import type { LocalDate } from '../../../shared/time';
import { useNavigate } from '../../app/navigation';
import { useMayCall } from '../../app/session';
import { Button, Chip, Kbd } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { Initials } from '../support/initials';
import { useScreenKeys } from '../support/use-screen-keys';

type BoardGroup = MethodOutput<'today.board'>['groups'][number];

export interface GroupsCardProps {
  readonly groups: readonly BoardGroup[];
  readonly today: LocalDate;
}

const LAST_NUMBER_KEY = 9;

/** Today's groups by time; the digits 1–9 open their roll calls. */
export function GroupsCard({ groups, today }: GroupsCardProps) {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  const mayTakeAttendance = useMayCall()('session.open');
  const open = (group: BoardGroup) =>
    navigate({ name: 'groupSession', groupId: group.groupId, heldOn: today });

  useScreenKeys((press) => {
    if (!mayTakeAttendance || !/^[1-9]$/.test(press.key)) return false;
    const group = groups[Number(press.key) - 1];
    if (group === undefined) return false;
    open(group);
    return true;
  });

  return (
    <Card
      title={t('groups.title')}
      hint={mayTakeAttendance && groups.length > 0 ? t('groups.hint') : undefined}
    >
      {groups.length === 0 ? (
        <div className="stack stack--tight">
          <p className="text-muted">{t('groups.none')}</p>
          {mayTakeAttendance && (
            <div>
              <Button icon={Plus} onPress={() => navigate({ name: 'groups' })}>
                {t('groups.create')}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <ul className="card-list">
          {groups.map((group, index) => (
            <li key={group.groupId}>
              <GroupLine group={group} />
              {mayTakeAttendance && (
                <Button
                  icon={ClipboardCheck}
                  aria-label={t('groups.open', { group: group.name })}
                  onPress={() => open(group)}
                >
                  {t('groups.rollCall')}
                  {index < LAST_NUMBER_KEY && <Kbd keys={String(index + 1)} />}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function GroupLine({ group }: { readonly group: BoardGroup }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  return (
    <div className="card-list__main today__group">
      <Initials text={group.facilitatorInitials} />
      <span className="today__time figures">{format.clockTime(group.usualStartTime)}</span>
      <span className="today__group-text">
        <span className="card-list__title text-strong">{group.name}</span>
        <span className="card-list__detail">
          {t('groups.withFacilitator', { name: group.facilitatorName })}
          {' · '}
          {t('groups.people', { count: group.memberCount })}
        </span>
      </span>
      <GroupState group={group} />
    </div>
  );
}

function GroupState({ group }: { readonly group: BoardGroup }) {
  const { t } = useTranslation('today');
  switch (group.sessionStatus) {
    case null:
      return <Chip text={t('groups.notStarted')} />;
    case 'planned':
      return <Chip text={t('groups.started')} tone="info" />;
    case 'held':
      return <Chip text={t('groups.held', { count: group.presentCount })} tone="success" />;
    case 'cancelled':
      return <Chip text={t('groups.cancelled')} />;
  }
}
