import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { SessionView } from '../../../shared/contract/groups';
import type { ClinicError } from '../../../shared/errors';
import { newIdentifier } from '../../../shared/identifiers';
import { useNavigate } from '../../app/navigation';
import type { RouteOf } from '../../app/routes';
import { Banner, LinkButton, PageHeader, SkeletonLines } from '../../components';
import { useTranslation } from '../../i18n';
import { useDraft, useVault } from '../../vault';
import { useRefusalText } from '../support/use-refusal-text';
import { Closing } from './closing';
import { RollCall } from './roll-call';
import { RollCallDraftSchema } from './roll-call-draft';
import './groups.css';

/** Opens the session of a group on a day, making it when it isn't there yet, and shows its roll call. */
export function SessionScreen({ route }: { readonly route: RouteOf<'groupSession'> }) {
  const { t } = useTranslation('groups');
  const vault = useVault();
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const [opened, setOpened] = useState<SessionView | null>(null);
  const [error, setError] = useState<ClinicError | null>(null);
  const { groupId, heldOn } = route;

  useEffect(() => {
    let isWanted = true;
    void vault.call('session.open', { operationId: newIdentifier(), groupId, heldOn }).then((result) => {
      if (!isWanted) return;
      if (result.ok) setOpened(result.value);
      else setError(result.error);
    });
    return () => {
      isWanted = false;
    };
  }, [vault, groupId, heldOn]);

  if (opened !== null)
    return <OpenedSession key={opened.id} session={opened} isClosing={route.opens === 'closing'} />;
  return (
    <>
      <PageHeader
        title={error === null ? t('rollCall.opening') : t('rollCall.cannot')}
        above={
          <LinkButton icon={ArrowLeft} onPress={() => navigate({ name: 'groups' })}>
            {t('rollCall.back')}
          </LinkButton>
        }
      />
      {error === null ? (
        <SkeletonLines lines={8} />
      ) : (
        <Banner tone="danger" isLive>
          {refusalText(error)}
        </Banner>
      )}
    </>
  );
}

interface OpenedSessionProps {
  readonly session: SessionView;
  /** Part of the place, so that a lock or a resumed draft comes back to the notes of the session. */
  readonly isClosing: boolean;
}

function OpenedSession({ session, isClosing }: OpenedSessionProps) {
  const draft = useDraft('attendance', session.id, RollCallDraftSchema);
  const vault = useVault();
  const navigate = useNavigate();
  // The closing screen works on what is saved; coming back shows the newest.
  const [current, setCurrent] = useState(session);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const place = { name: 'groupSession', groupId: session.seriesId, heldOn: session.heldOn } as const;
  const show = async (opens: 'closing' | null) => {
    const newest = await vault.call('session.open', {
      operationId: newIdentifier(),
      groupId: session.seriesId,
      heldOn: session.heldOn,
    });
    // Whoever went elsewhere meanwhile isn't brought back.
    if (!isThere.current) return;
    if (newest.ok) setCurrent(newest.value);
    navigate({ ...place, ...(opens === null ? {} : { opens }) }, { replace: true });
  };
  const leave = () => {
    // The roll call without the form is where Back leads.
    navigate(place, { replace: true });
    navigate({ name: 'notes' });
  };
  if (draft.status === 'loading') return <SkeletonLines lines={8} />;
  return isClosing && current.savedAt !== null ? (
    <Closing session={current} onBack={() => void show(null)} onDone={leave} />
  ) : (
    <RollCall key={current.revision} session={current} draft={draft} onClose={() => void show('closing')} />
  );
}
