import type { SessionView } from '../../../shared/contract/groups';
import { exceededLimits } from '../../../shared/rules/group-limits';
import type { InstantMs } from '../../../shared/time';
import { useNavigate } from '../../app/navigation';
import { useMayCall } from '../../app/session';
import { Banner, Button } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useProblemText } from '../support/problem-text';
import type { SavedRollCall } from './roll-call';
import type { RollCallProblems } from './roll-call-save';
import { countMarks, limitsOfThosePresent, type RollCallContent } from './roll-call-state';
import { usePeopleWithPayers } from './walk-in-payers';

/** Marks that were kept but not saved when this roll call was opened. */
export interface DraftNotice {
  /** Somebody saved the session after they were made. */
  readonly isOlder: boolean;
  readonly keptAt: InstantMs | null;
  readonly content: RollCallContent;
}

export interface RollCallBannersProps {
  readonly saved: SavedRollCall | null;
  readonly notice: DraftNotice | null;
  readonly problems: RollCallProblems;
  readonly isNobodyMarked: boolean;
  readonly isStale: boolean;
  readonly hasMerged: boolean;
  /** The start, while it lies ahead. */
  readonly startsLater: InstantMs | null;
  /** Who is marked as there, and guests. */
  readonly content: RollCallContent;
  readonly session: SessionView;
  readonly onStartNow: () => void;
  /** On to the notes of everybody who came. */
  readonly onClose: () => void;
  readonly onMerge: () => void;
  readonly onUseDraft: (content: RollCallContent) => void;
  readonly onDropDraft: () => void;
}

/** Everything a roll call has to tell, one below the other: what happened, what is safe, what to do next. */
export function RollCallBanners({
  saved,
  notice,
  problems,
  isNobodyMarked,
  isStale,
  hasMerged,
  startsLater,
  content,
  session,
  onStartNow,
  onClose,
  onMerge,
  onUseDraft,
  onDropDraft,
}: RollCallBannersProps) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const problemText = useProblemText();
  const when = notice?.keptAt === null || notice === null ? '' : format.dateTime(notice.keptAt);
  return (
    <>
      {saved !== null && <SavedBanner saved={saved} onClose={onClose} />}
      {notice !== null &&
        (notice.isOlder ? (
          <Banner
            tone="warning"
            title={t('rollCall.older.title', { when })}
            actions={
              <>
                <Button onPress={() => onUseDraft(notice.content)}>{t('rollCall.older.use')}</Button>
                <Button variant="quiet" onPress={onDropDraft}>
                  {t('rollCall.older.drop')}
                </Button>
              </>
            }
          >
            <p>{t('rollCall.older.text')}</p>
          </Banner>
        ) : (
          <Banner
            tone="info"
            title={t('rollCall.resumed.title', { when })}
            actions={<Button onPress={onDropDraft}>{t('rollCall.resumed.drop')}</Button>}
          >
            <p>{t('rollCall.resumed.text')}</p>
          </Banner>
        ))}
      {isStale && (
        <Banner
          tone="warning"
          isLive
          title={t('rollCall.stale.title')}
          actions={<Button onPress={onMerge}>{t('rollCall.stale.merge')}</Button>}
        >
          <p>{t('rollCall.stale.text')}</p>
        </Banner>
      )}
      {hasMerged && (
        <Banner tone="info" isLive>
          {t('rollCall.stale.merged')}
        </Banner>
      )}
      {isNobodyMarked && (
        <Banner tone="danger" isLive>
          {t('rollCall.nobodyMarked')}
        </Banner>
      )}
      {problems.session !== null && (
        <Banner tone="danger" isLive>
          {problemText(problems.session)}
        </Banner>
      )}
      {problems.people.size > 0 && (
        <Banner tone="danger" isLive>
          {t('rollCall.check', { count: problems.people.size })}
        </Banner>
      )}
      <LimitsBanner content={content} session={session} />
      {startsLater !== null && (
        <Banner
          tone="info"
          title={t('rollCall.notStarted.title', { time: format.time(startsLater) })}
          actions={<Button onPress={onStartNow}>{t('rollCall.notStarted.startedNow')}</Button>}
        >
          <p>{t('rollCall.notStarted.text')}</p>
        </Banner>
      )}
    </>
  );
}

interface LimitsBannerProps {
  readonly content: RollCallContent;
  readonly session: SessionView;
}

/** More people than the group, or whoever pays for one of them, holds: said, never refused (R-GRP-04). */
function LimitsBanner({ content, session }: LimitsBannerProps) {
  const { t } = useTranslation('groups');
  const peopleCount = countMarks(content.people).there + content.guestCount;
  const people = usePeopleWithPayers(content.people, session);
  const payerLimits = limitsOfThosePresent(people, session.payerLimits);
  const exceeded = exceededLimits(peopleCount, { ...session, payerLimits });
  if (exceeded.length === 0) return null;
  return (
    <Banner tone="warning" title={t('rollCall.limits.title', { count: peopleCount })}>
      {exceeded.map(({ limit, most, payerName }) => (
        <p key={`${limit}/${payerName ?? ''}`}>
          {t(`rollCall.limits.${limit}`, { count: most, payer: payerName ?? '' })}
        </p>
      ))}
      <p>
        {session.limitReason === null
          ? t('rollCall.limits.text')
          : t('rollCall.limits.reason', { reason: session.limitReason })}
      </p>
    </Banner>
  );
}

function SavedBanner({ saved, onClose }: { readonly saved: SavedRollCall; readonly onClose: () => void }) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const navigate = useNavigate();
  const mayWrite = useMayCall()('note.workQueue');
  const { presentCount, encounterCount } = saved;
  const time = format.time(saved.savedAt);
  return (
    <Banner
      tone="success"
      isLive
      title={t('rollCall.saved.title', {
        present: t('rollCall.saved.present', { count: presentCount }),
        contacts: t('rollCall.saved.contacts', { count: encounterCount }),
      })}
      actions={
        <>
          {mayWrite && encounterCount > 0 && (
            <Button variant="primary" onPress={onClose}>
              {t('rollCall.saved.writeNotes')}
            </Button>
          )}
          <Button onPress={() => navigate({ name: 'groups' })}>{t('rollCall.saved.toGroups')}</Button>
        </>
      }
    >
      <p>
        {encounterCount > 0 ? t('rollCall.saved.text', { time }) : t('rollCall.saved.textNobody', { time })}
      </p>
    </Banner>
  );
}
