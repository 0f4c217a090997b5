import { CalendarDays, CalendarOff, ClipboardCheck, LayoutList, Plus, Users } from 'lucide-react';
import { GROUP_TOPIC, PLACE_OF_SERVICE } from '../../../shared/codes';
import type { GroupSummary } from '../../../shared/contract/groups';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import type { RouteOf } from '../../app/routes';
import { useMayCall, useSession } from '../../app/session';
import {
  Banner,
  Button,
  Chip,
  EmptyState,
  Kbd,
  MenuButton,
  PageHeader,
  SkeletonLines,
} from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { useScreenKeys } from '../support/use-screen-keys';
import { GroupDialog } from './group-dialog';
import { HolidaysDialog } from './holidays-dialog';
import { MembersDialog } from './members-dialog';
import { OtherDayDialog } from './other-day-dialog';
import '../support/card.css';
import './groups.css';

const LAST_NUMBER_KEY = 9;

/** Every group with today's state; the digits 1–9 open roll calls. */
export function GroupsScreen({ route }: { readonly route: RouteOf<'groups'> }) {
  const { t } = useTranslation('groups');
  const { today } = useSession();
  const mayCall = useMayCall();
  const navigate = useNavigate();
  const errorMessage = useErrorMessage();
  // Part of the place, so that a lock or a resumed draft comes back to the open form.
  const isCreating = route.opens === 'new';
  const create = () => navigate({ name: 'groups', opens: 'new' }, { replace: true });
  const { value, error, isLoading } = useVaultQuery(
    'group.list',
    {},
    { entities: ['groupSeries', 'groupSession', 'groupMember', 'attendance', 'user'] },
  );
  const mayWork = mayCall('session.open');
  const groups = value?.groups ?? [];
  const chosen = groups.find(({ id }) => mayWork && id === route.groupId);
  const close = () => navigate({ name: 'groups' }, { replace: true });
  const open = (group: GroupSummary) => navigate({ name: 'groupSession', groupId: group.id, heldOn: today });

  useScreenKeys(({ key }) => {
    const group = /^[1-9]$/.test(key) ? groups[Number(key) - 1] : undefined;
    if (!mayWork || group === undefined) return false;
    open(group);
    return true;
  });

  return (
    <div className="groups">
      <PageHeader
        title={t('title')}
        description={t('description')}
        takesFocus
        actions={
          mayCall('group.create') && (
            <>
              {mayCall('holiday.set') && (
                <Button
                  icon={CalendarOff}
                  onPress={() => navigate({ name: 'groups', opens: 'holidays' }, { replace: true })}
                >
                  {t('holidays.open')}
                </Button>
              )}
              <Button variant="primary" icon={Plus} onPress={create}>
                {t('create')}
              </Button>
            </>
          )
        }
      />
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      {isLoading && <SkeletonLines lines={8} />}
      {value !== undefined && groups.length === 0 && (
        <EmptyState
          icon={Users}
          title={t('empty.title')}
          actions={
            mayCall('group.create') && (
              <Button variant="primary" icon={Plus} onPress={create}>
                {t('create')}
              </Button>
            )
          }
        >
          <p>{t('empty.text')}</p>
          {!mayCall('group.create') && <p>{t('empty.other')}</p>}
        </EmptyState>
      )}
      {groups.length > 0 && (
        <ul className="card-list groups__list" aria-label={t('list.label')}>
          {groups.map((group, index) => (
            <li key={group.id}>
              <GroupLine group={group} />
              {mayWork && (
                <span className="row">
                  <Button
                    icon={ClipboardCheck}
                    aria-label={t('list.rollCallOf', { group: group.name })}
                    onPress={() => open(group)}
                  >
                    {t('list.rollCall')}
                    {index < LAST_NUMBER_KEY && <Kbd keys={String(index + 1)} />}
                  </Button>
                  <MenuButton
                    label={t('list.more', { group: group.name })}
                    isIconOnly
                    entries={[
                      { id: 'open', label: t('list.open'), icon: LayoutList },
                      { id: 'members', label: t('list.members'), icon: Users },
                      { id: 'otherDay', label: t('list.otherDay'), icon: CalendarDays },
                    ]}
                    onAction={(kind) =>
                      kind === 'open'
                        ? navigate({ name: 'group', groupId: group.id })
                        : navigate({ name: 'groups', opens: kind, groupId: group.id }, { replace: true })
                    }
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayCall('group.create') && <GroupDialog isOpen={isCreating} onClose={close} />}
      {route.opens === 'holidays' && mayCall('holiday.set') && <HolidaysDialog onClose={close} />}
      {route.opens === 'members' && chosen !== undefined && (
        <MembersDialog key={chosen.id} group={chosen} onClose={close} />
      )}
      {route.opens === 'otherDay' && chosen !== undefined && (
        <OtherDayDialog key={chosen.id} group={chosen} onClose={close} />
      )}
    </div>
  );
}

function GroupLine({ group }: { readonly group: GroupSummary }) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const label = useLabel();
  const details = [
    label(GROUP_TOPIC.codes[group.topic]),
    group.place ?? label(PLACE_OF_SERVICE.codes[group.placeOfService]),
    t('list.people', { count: group.memberCount }),
    t('list.minutes', { duration: format.duration(group.usualMinutes) }),
    group.lastHeldOn === null
      ? t('list.neverHeld')
      : t('list.lastHeld', { date: format.date(group.lastHeldOn) }),
  ];
  return (
    <span className="card-list__main groups__line">
      <span className="groups__time figures">{format.clockTime(group.usualStartTime)}</span>
      <span className="groups__text">
        <span>
          <strong className="card-list__title">{group.name}</strong>{' '}
          <span className="text-muted">{t('list.facilitator', { name: group.facilitatorName })}</span>
        </span>
        <span className="card-list__detail">{details.join(' · ')}</span>
      </span>
      <SessionState status={group.todaySessionId === null ? null : group.todaySessionStatus} />
    </span>
  );
}

function SessionState({ status }: { readonly status: GroupSummary['todaySessionStatus'] }) {
  const { t } = useTranslation('groups');
  switch (status) {
    case null:
      return <Chip text={t('list.notTaken')} />;
    case 'planned':
      return <Chip text={t('list.started')} tone="info" />;
    case 'held':
      return <Chip text={t('list.held')} tone="success" />;
    case 'cancelled':
      return <Chip text={t('list.cancelled')} />;
  }
}
