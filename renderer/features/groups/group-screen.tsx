import { ArrowLeft, ClipboardCheck, Pencil, Printer } from 'lucide-react';
import { GROUP_KIND, GROUP_TOPIC } from '../../../shared/codes';
import type { MethodOutput } from '../../../shared/contract';
import type { LocalDate } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import type { RouteOf } from '../../app/routes';
import { useSession } from '../../app/session';
import { Banner, Button, LinkButton, PageHeader, SkeletonLines, Tabs, useNotify } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useVault, useVaultQuery } from '../../vault';
import { AttendanceStrip } from './attendance-strip';
import { GroupDays } from './group-days';
import { GroupDialog } from './group-dialog';
import { GroupPeople } from './group-people';
import { SignInSheet } from './sign-in-sheet';
import './groups.css';

type OpenedGroup = MethodOutput<'group.open'>;
const TAB_IDS = ['days', 'people', 'attendance'] as const;

/** One group: its days to come and past, its people, who came when, and the sheet to sign in on. */
export function GroupScreen({ route }: { readonly route: RouteOf<'group'> }) {
  const errorMessage = useErrorMessage();
  const { value, error, isLoading } = useVaultQuery(
    'group.open',
    { groupId: route.groupId },
    { entities: ['groupSeries', 'groupMember', 'groupSession', 'attendance', 'siteHoliday', 'client'] },
  );
  if (error !== null) return <Banner tone="danger">{errorMessage(error)}</Banner>;
  if (value === undefined) return isLoading ? <SkeletonLines lines={8} /> : null;
  return <Opened route={route} opened={value} />;
}

function Opened({ route, opened }: { readonly route: RouteOf<'group'>; readonly opened: OpenedGroup }) {
  const { t } = useTranslation('groups');
  const label = useLabel();
  const format = useFormat();
  const navigate = useNavigate();
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const vault = useVault();
  const { today } = useSession();
  const { group } = opened;
  const tab = TAB_IDS.find((id) => id === route.tab) ?? 'days';
  // Part of the place, so that a lock or a resumed draft comes back to the open form.
  const setChanging = (isWanted: boolean) =>
    navigate(
      { name: 'group', groupId: group.id, tab, ...(isWanted ? { opens: 'change' } : {}) },
      { replace: true },
    );
  const openDay = (heldOn: LocalDate) => navigate({ name: 'groupSession', groupId: group.id, heldOn });
  const print = async () => {
    const result = await vault.call('page.print', { job: { what: 'sign_in_sheet', groupId: group.id } });
    if (!result.ok) notify({ tone: 'warning', message: errorMessage(result.error) });
  };
  const facts = [
    group.kind === 'event' ? label(GROUP_KIND.codes.event) : label(GROUP_TOPIC.codes[group.topic]),
    group.curriculum,
    t('list.facilitator', { name: group.facilitatorName }),
    group.place,
    t('list.minutes', { duration: format.duration(group.usualMinutes) }),
    ...(group.isClosed ? [t('group.closed')] : []),
  ].filter((fact) => fact !== null);
  const tabs = [
    { id: 'days' as const, content: <GroupDays opened={opened} onOpenDay={openDay} /> },
    ...(group.kind === 'event'
      ? []
      : [
          { id: 'people' as const, content: <GroupPeople opened={opened} /> },
          { id: 'attendance' as const, content: <AttendanceStrip groupId={group.id} /> },
        ]),
  ];
  return (
    <div className="groups">
      <div className="no-print groups">
        <PageHeader
          title={group.name}
          description={facts.join(' · ')}
          above={
            <LinkButton icon={ArrowLeft} onPress={() => navigate({ name: 'groups' })}>
              {t('rollCall.back')}
            </LinkButton>
          }
          actions={
            <>
              <Button icon={Pencil} onPress={() => setChanging(true)}>
                {t('group.change')}
              </Button>
              <Button icon={Printer} onPress={() => void print()}>
                {t('group.print')}
              </Button>
              <Button variant="primary" icon={ClipboardCheck} onPress={() => openDay(today)}>
                {t('group.rollCall')}
              </Button>
            </>
          }
          takesFocus
        />
        <Tabs
          label={group.name}
          tabs={tabs.map(({ id, content }) => ({ id, content, label: t(`group.tab.${id}`) }))}
          selectedId={tab}
          onSelect={(chosen) =>
            navigate({ name: 'group', groupId: group.id, tab: chosen }, { replace: true })
          }
        />
        {route.opens === 'change' && <GroupDialog group={group} isOpen onClose={() => setChanging(false)} />}
      </div>
      <SignInSheet opened={opened} heldOn={opened.coming.find((day) => !day.isCancelled)?.heldOn ?? today} />
    </div>
  );
}
