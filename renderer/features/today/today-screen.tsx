import { useErrorMessage } from '../../app/error-message';
import { Phone, UserPlus } from 'lucide-react';
import { useNavigate } from '../../app/navigation';
import type { RouteOf } from '../../app/routes';
import { useMayCall, useSession } from '../../app/session';
import { Banner, Button, PageHeader, SkeletonLines } from '../../components';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault/use-vault-query';
import { BoardCard } from '../appointments/board-card';
import { BackupCard } from './backup-card';
import { CallerMessagesCard } from './caller-messages-card';
import { ContactCard } from './contact-card';
import { CredentialsCard } from './credentials-card';
import { DraftsCard } from './drafts-card';
import { GroupsCard } from './groups-card';
import { LeftBehindCard } from './left-behind-card';
import { MilestonesCard } from './milestones-card';
import { NotesCard } from './notes-card';
import { OthersIntakesCard } from './others-intakes-card';
import { SetUpCard } from './set-up-card';
import { OpeningsCard } from './openings-card';
import { UnassignedCard } from './unassigned-card';
import { UnsentCard } from './unsent-card';
import { WaitingCard } from './waiting-card';
import { WalkInsCard } from './walk-ins-card';
import { partOfDay } from './part-of-day';
import './today.css';

/** What needs the signed-in person now, by role; every line leads to where it is done. */
export function TodayScreen({ route }: { readonly route: RouteOf<'today'> }) {
  const { t } = useTranslation(['today', 'callers']);
  const { user, today } = useSession();
  const format = useFormat();
  const { clock } = useClock();
  const mayCall = useMayCall();
  const navigate = useNavigate();
  const errorMessage = useErrorMessage();
  const board = useVaultQuery(
    'today.board',
    {},
    {
      entities: [
        'client',
        'encounter',
        'note',
        'noteReview',
        'recoveryStreak',
        'milestone',
        'groupSeries',
        'groupSession',
        'groupMember',
        'attendance',
        'appointment',
        'draft',
        'bundle',
        'chartOpening',
        'user',
        'site',
      ],
    },
  );
  const { value } = board;
  const greeting = t(`greeting.${partOfDay(clock.now(), format.timeZone)}`, { name: user.displayName });

  return (
    <div className="today">
      <PageHeader
        title={greeting}
        description={
          <>
            <span>{format.date(today, 'long')}</span>
            {value !== undefined && user.role !== 'administrator' && (
              <span className="today__facts">
                {value.myCaseloadCount !== null && (
                  <span>{t('facts.mine', { count: value.myCaseloadCount })}</span>
                )}
                <span>{t('facts.active', { count: value.activeClientCount })}</span>
                <span>{t('facts.arrivals', { count: value.arrivalsToday })}</span>
              </span>
            )}
          </>
        }
        actions={
          mayCall('client.create') && (
            <>
              <Button icon={Phone} onPress={() => navigate({ name: 'caller' })}>
                {t('callers:open')}
              </Button>
              <Button variant="primary" icon={UserPlus} onPress={() => navigate({ name: 'intake' })}>
                {t('addPerson')}
              </Button>
            </>
          )
        }
        takesFocus
      />
      {board.error !== null && <Banner tone="danger">{errorMessage(board.error)}</Banner>}
      {mayCall('appointment.day') && (
        <BoardCard
          opens={route.appointment}
          onOpens={(opened) =>
            navigate(
              { name: 'today', ...(opened === null ? {} : { appointment: opened }) },
              { replace: true },
            )
          }
        />
      )}
      {value === undefined ? (
        board.isLoading && <SkeletonLines lines={8} />
      ) : (
        <div className="today__columns">
          <div className="today__column">
            {user.role === 'administrator' && <SetUpCard activeClientCount={value.activeClientCount} />}
            {value.drafts.length > 0 && <DraftsCard drafts={value.drafts} />}
            {mayCall('draft.takeOver') && <OthersIntakesCard />}
            <GroupsCard groups={value.groups} today={value.today} />
            {value.needsContact !== null && (
              <ContactCard people={value.needsContact} caseloadCount={value.myCaseloadCount ?? 0} />
            )}
          </div>
          <div className="today__column">
            {value.notesToWrite !== null && value.notesToSign !== null && (
              <NotesCard
                toWrite={value.notesToWrite}
                toSign={value.notesToSign}
                returned={value.notesReturned ?? 0}
                rollCallsToSave={value.rollCallsToSave ?? 0}
                followUps={value.followUps ?? 0}
                toReview={value.notesToReview ?? 0}
              />
            )}
            {value.milestones !== null && (value.myCaseloadCount ?? 0) > 0 && (
              <MilestonesCard milestones={value.milestones} today={value.today} />
            )}
            {mayCall('waiting.list') && <WaitingCard />}
            {mayCall('callerMessage.list') && <CallerMessagesCard />}
            {value.openingsToReview !== null && <OpeningsCard count={value.openingsToReview} />}
            {value.leftBehind !== null && value.leftBehind.length > 0 && (
              <LeftBehindCard colleagues={value.leftBehind} />
            )}
            {user.role === 'front_desk' && <WalkInsCard />}
            {value.unassignedCount !== null && <UnassignedCard count={value.unassignedCount} />}
            <BackupCard />
            <CredentialsCard />
            <UnsentCard count={value.unsentChangeCount} />
          </div>
        </div>
      )}
    </div>
  );
}
