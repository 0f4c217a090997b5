import { ArrowLeft, CheckCheck, NotebookPen, Undo2 } from 'lucide-react';
import { useEffect, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SessionView } from '../../../shared/contract/groups';
import type { InstantMs } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import { ScreenStatus, useScreenFillsHeight } from '../../app/screen-frame';
import { Banner, Button, Kbd, LinkButton, PageHeader, useAnnounce } from '../../components';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { useCommand, useVault, type Draft } from '../../vault';
import { newIdentifier } from '../../../shared/identifiers';
import { usePersonName } from '../support/person-label';
import { useProblemText } from '../support/problem-text';
import { useRefusalText } from '../support/use-refusal-text';
import { isKeyTaken } from '../support/use-screen-keys';
import { FindBox } from './find-box';
import { KeyLegend } from './key-legend';
import { contentFromDraft, rollCallDraft, type RollCallDraft, type TypedReason } from './roll-call-draft';
import { ReasonDialog } from './reason-dialog';
import { RollCallBanners, type DraftNotice } from './roll-call-banners';
import { RollCallGrid, focusRow } from './roll-call-grid';
import { RollCallCounts, RollCallHead } from './roll-call-head';
import {
  NO_PROBLEMS,
  ownProblems,
  reasonAsked,
  toSaveInput,
  vaultProblems,
  type ReasonAsked,
  type RollCallProblems,
} from './roll-call-save';
import { countMarks, hasUnsavedMarks, reduceRollCall, startRollCall, type WalkIn } from './roll-call-state';
import { instantDuring, toMinute } from './session-time';

export interface RollCallProps {
  readonly session: SessionView;
  readonly draft: Draft<RollCallDraft>;
  /** On to the notes of everybody who came. */
  readonly onClose: () => void;
}

/** What was said to the rules that ask for a reason. */
type Reasons = Readonly<Record<ReasonAsked, string | null>>;

const NO_REASONS: Reasons = { correction: null, limit: null };

export interface SavedRollCall {
  readonly presentCount: number;
  readonly encounterCount: number;
  readonly savedAt: InstantMs;
}

/** Where the roll call starts: the session as saved, with marks that were kept but not saved laid on top. */
function begin({ session, draft }: Pick<RollCallProps, 'session' | 'draft'>) {
  const fresh = startRollCall(session);
  if (draft.found === null) return { state: fresh, notice: null, reason: null };
  const drafted = contentFromDraft(draft.found, fresh);
  const resumed = reduceRollCall(fresh, { type: 'resume', content: drafted.content });
  if (!hasUnsavedMarks(resumed)) return { state: fresh, notice: null, reason: null };
  const notice: DraftNotice = {
    isOlder: drafted.isOlderThanSession,
    keptAt: draft.savedAt,
    content: drafted.content,
  };
  return drafted.isOlderThanSession
    ? { state: fresh, notice, reason: null }
    : { state: resumed, notice, reason: draft.found.reason };
}

/** The roll call of one session: keys, live counts, drafts, saving. */
export function RollCall(props: RollCallProps) {
  const { session, draft, onClose } = props;
  const { t } = useTranslation('groups');
  const format = useFormat();
  const { clock } = useClock();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const personName = usePersonName();
  const problemText = useProblemText();
  const refusalText = useRefusalText();
  const errorMessage = useErrorMessage();
  const vault = useVault();
  useScreenFillsHeight();

  const [start] = useState(() => begin(props));
  const [state, dispatch] = useReducer(reduceRollCall, start.state);
  const [notice, setNotice] = useState(start.notice);
  const [problems, setProblems] = useState<RollCallProblems>(NO_PROBLEMS);
  const [isNobodyMarked, setIsNobodyMarked] = useState(false);
  const [hasMerged, setHasMerged] = useState(false);
  const [saved, setSaved] = useState<SavedRollCall | null>(null);
  const saveAttendance = useCommand('session.saveAttendance');
  const walkIn = useCommand('session.addWalkIn');
  const [asked, setAsked] = useState<ReasonAsked | null>(start.reason?.asked ?? null);
  const [words, setWords] = useState(start.reason?.text ?? '');
  const [reasons, setReasons] = useState<Reasons>(NO_REASONS);
  const findInput = useRef<HTMLInputElement>(null);
  const { content } = state;
  const isUnsaved = hasUnsavedMarks(state);
  const isEvent = session.kind === 'event';

  const { keep } = draft;
  useEffect(() => {
    const reason: TypedReason | null = asked === null ? null : { asked, text: words };
    if (isUnsaved) keep(rollCallDraft(state, reason));
    // The focus moves with every key; only what was entered is worth keeping.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [content, asked, words, isUnsaved, keep]);
  useEffect(() => focusRow(start.state.focusedId), [start]);

  /** At once, not when the page was drawn again: a lock may come with the next key. */
  const typeReason = (text: string) => {
    setWords(text);
    if (asked !== null && isUnsaved) keep(rollCallDraft(state, { asked, text }));
  };
  /** Another question begins with no words. */
  const ask = (next: ReasonAsked | null) => {
    if (next !== asked) setWords('');
    setAsked(next);
  };
  const save = async (given: Reasons = NO_REASONS) => {
    if (!isEvent && countMarks(content.people).unmarked === content.people.length) {
      setIsNobodyMarked(true);
      return;
    }
    setIsNobodyMarked(false);
    setHasMerged(false);
    const own = ownProblems(content);
    setProblems(own);
    const [firstWrong] = own.people.keys();
    if (firstWrong !== undefined || own.session !== null) {
      if (firstWrong !== undefined) focusRow(firstWrong);
      return;
    }
    const input = { ...toSaveInput(state), correctionReason: given.correction, limitReason: given.limit };
    setReasons(given);
    const result = await saveAttendance.run(input);
    if (!result.ok) {
      const found = vaultProblems(result.error, input);
      setProblems(found);
      // Asked again where the reason itself was refused: it named somebody.
      ask(reasonAsked(result.error) ?? (found.session === 'names_someone' ? asked : null));
      return;
    }
    ask(null);
    dispatch({ type: 'saved', session: result.value.session });
    setNotice(null);
    setSaved({
      presentCount: result.value.presentCount,
      encounterCount: result.value.encounterCount,
      savedAt: result.value.session.savedAt ?? clock.now(),
    });
    focusRow(state.focusedId);
    await draft.discard();
  };

  /** Takes what somebody else saved and lays the own marks on it. */
  const bringTogether = async () => {
    const latest = await vault.call('session.open', {
      operationId: newIdentifier(),
      groupId: state.groupId,
      heldOn: state.heldOn,
    });
    if (!latest.ok) return;
    dispatch({ type: 'rebase', session: latest.value });
    saveAttendance.clearError();
    setHasMerged(true);
  };

  /** Puts somebody on the list, with the focus on their row before the next key can come. */
  const add = (person: WalkIn) => {
    flushSync(() => {
      dispatch({ type: 'addPerson', person });
    });
    announce(t('rollCall.said.added', { name: personName(person) }));
    focusRow(person.clientId);
  };

  /** Somebody nobody here knows yet: the first word is the first name, the rest the last. */
  const addUnknown = async (name: string) => {
    const [firstName = '', ...rest] = name.split(/\s+/);
    const lastName = rest.join(' ');
    const result = await walkIn.run({
      sessionId: state.sessionId,
      firstName,
      lastName: lastName === '' ? null : lastName,
    });
    if (!result.ok) return;
    const person = { ...result.value, pronouns: null, pronounsText: null };
    add(person);
  };

  const setTimes = (times: { readonly startTime: string | null; readonly endTime: string | null }) => {
    if (times.startTime === null || times.endTime === null) return;
    const startAt = instantDuring(state.heldOn, times.startTime, format.timeZone, content.startAt);
    const endAt = instantDuring(state.heldOn, times.endTime, format.timeZone, startAt);
    dispatch({ type: 'setSessionTimes', startAt, endAt });
  };
  const startNow = () => {
    const startAt = toMinute(clock.now());
    const endAt = (startAt + (content.endAt - content.startAt)) as InstantMs;
    dispatch({ type: 'setSessionTimes', startAt, endAt });
  };

  const problemOf = (clientId: string) => {
    const code = problems.people.get(clientId);
    return code === undefined ? undefined : problemText(code);
  };
  const namesOverDay = format.list(
    content.people
      .filter(({ clientId }) => problems.people.get(clientId) === 'over_day_limit')
      .map((person) => personName(person)),
  );
  const isSavedSession = !isUnsaved && saved === null && session.savedAt !== null;
  const facts = [
    format.date(session.heldOn, 'long'),
    t('rollCall.facts', { name: session.facilitatorName }),
    session.place,
  ].filter((fact) => fact !== null);

  return (
    <div
      className="roll-call"
      // On the way down: a focused button keeps Enter to itself. A dialog in front has keys of its own.
      onKeyDownCapture={(press) => {
        if (!press.ctrlKey && !press.metaKey) return;
        if (!(press.target instanceof Node) || !press.currentTarget.contains(press.target)) return;
        // In a box Ctrl+Z takes back letters, not marks.
        if (press.key.toLowerCase() === 'z' && !isKeyTaken(press.target)) dispatch({ type: 'undo' });
        else if (press.key === 'Enter') void save();
        else return;
        press.preventDefault();
        press.stopPropagation();
      }}
    >
      <PageHeader
        title={session.groupName}
        description={facts.join(' · ')}
        above={
          <LinkButton icon={ArrowLeft} onPress={() => navigate({ name: 'groups' })}>
            {t('rollCall.back')}
          </LinkButton>
        }
        actions={
          <>
            <Button
              icon={Undo2}
              isDisabled={state.past.length === 0}
              onPress={() => dispatch({ type: 'undo' })}
            >
              {t('rollCall.undo')}
            </Button>
            {!isEvent && (
              <Button
                icon={CheckCheck}
                isDisabled={countMarks(content.people).unmarked === 0}
                onPress={() => dispatch({ type: 'markAllPresent' })}
              >
                {t('rollCall.allPresent')} <Kbd keys="A" />
              </Button>
            )}
            {isSavedSession && session.kind === 'group' && countMarks(content.people).there > 0 && (
              <Button icon={NotebookPen} onPress={onClose}>
                {t('closing.open')}
              </Button>
            )}
            <Button
              variant="primary"
              isPending={saveAttendance.isRunning}
              aria-keyshortcuts="Control+Enter"
              onPress={() => void save()}
            >
              {t('rollCall.save')} <Kbd keys="Ctrl+Enter" />
            </Button>
          </>
        }
      />
      <RollCallBanners
        saved={isUnsaved ? null : saved}
        notice={notice}
        problems={problems}
        isNobodyMarked={isNobodyMarked}
        isStale={saveAttendance.error?.code === 'STALE_EDIT'}
        hasMerged={hasMerged}
        startsLater={content.startAt > clock.now() ? content.startAt : null}
        content={content}
        session={session}
        onStartNow={startNow}
        onClose={onClose}
        onMerge={() => void bringTogether()}
        onUseDraft={(drafted) => {
          dispatch({ type: 'resume', content: drafted });
          setNotice(null);
        }}
        onDropDraft={() => {
          dispatch({ type: 'saved', session });
          setNotice(null);
          void draft.discard();
        }}
      />
      {walkIn.error !== null && (
        <Banner tone="danger" isLive>
          {refusalText(walkIn.error)}
        </Banner>
      )}
      {asked !== null && (
        <ReasonDialog
          key={asked}
          asked={asked}
          typed={words}
          onTyped={typeReason}
          isPending={saveAttendance.isRunning}
          problem={problems.session === null ? undefined : problemText(problems.session)}
          namesOverDay={namesOverDay === '' ? undefined : namesOverDay}
          onReason={(reason) => void save({ ...reasons, [asked]: reason })}
          onClose={() => ask(null)}
        />
      )}
      {saveAttendance.error !== null &&
        saveAttendance.error.code !== 'STALE_EDIT' &&
        reasonAsked(saveAttendance.error) === null &&
        problems.people.size === 0 &&
        problems.session === null && (
          <Banner tone="danger" isLive>
            {errorMessage(saveAttendance.error)}
          </Banner>
        )}
      <RollCallHead
        content={content}
        isEvent={isEvent}
        findBox={
          isEvent ? null : (
            <FindBox
              people={content.people}
              inputRef={findInput}
              onFound={(clientId) => {
                dispatch({ type: 'focus', clientId });
                focusRow(clientId);
              }}
              onWalkIn={(person) => {
                const { clientId, displayName, chartNumber, pronouns, pronounsText } = person;
                add({ clientId, displayName, chartNumber, pronouns, pronounsText });
              }}
              onUnknown={
                session.isClosed || session.kind === 'event' ? undefined : (name) => void addUnknown(name)
              }
              onLeave={() => focusRow(state.focusedId)}
            />
          )
        }
        onTimes={setTimes}
        onGuests={(count) => dispatch({ type: 'setGuests', count })}
        onWay={(way) => dispatch({ type: 'setSessionWay', way })}
      />
      <div className="roll-call__list">
        {isEvent ? (
          <p className="text-muted">{t('rollCall.eventText')}</p>
        ) : (
          <RollCallGrid
            state={state}
            dispatch={dispatch}
            groupName={session.groupName}
            problemOf={problemOf}
            findInput={findInput}
          />
        )}
      </div>
      <div className="roll-call__foot">
        <RollCallCounts content={content} />
        {!isEvent && <KeyLegend />}
      </div>
      <ScreenStatus>
        {isUnsaved
          ? draft.savedAt !== null && t('rollCall.keptDraft', { time: format.time(draft.savedAt) })
          : saved !== null && t('rollCall.savedAt', { time: format.time(saved.savedAt) })}
      </ScreenStatus>
    </div>
  );
}
