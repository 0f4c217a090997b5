import { useMemo } from 'react';
import { z } from 'zod';
import type { MethodOutput } from '../../../shared/contract';
import type { ComingDay } from '../../../shared/contract/groups';
import { GroupSession } from '../../../shared/model';
import { LocalDateSchema, type LocalDate } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate, useRoute } from '../../app/navigation';
import { useSession } from '../../app/session';
import { Banner, Button, Chip, FormDialog, TextField, useForm } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { Card } from '../support/card';
import { useProblemText } from '../support/problem-text';
import { useFailed } from '../support/use-failed';

export interface GroupDaysProps {
  readonly opened: MethodOutput<'group.open'>;
  readonly onOpenDay: (heldOn: LocalDate) => void;
}

const SHOWN_DAYS = 12;

/** The days of the next weeks, each to be cancelled with a reason, and the sessions that were. */
export function GroupDays({ opened, onOpenDay }: GroupDaysProps) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const { today } = useSession();
  const errorMessage = useErrorMessage();
  const command = useCommand('session.setCancelled');
  const { group, coming, sessions } = opened;
  const route = useRoute();
  const navigate = useNavigate();
  // Part of the place, so that a lock or a resumed draft comes back to the open form.
  const cancelled = coming.find(({ heldOn }) => route.name === 'group' && route.opens === heldOn);
  const setCancelled = (heldOn?: LocalDate) =>
    navigate(
      { name: 'group', groupId: group.id, tab: 'days', ...(heldOn === undefined ? {} : { opens: heldOn }) },
      { replace: true },
    );
  const takeBack = (heldOn: LocalDate) =>
    void command.run({ groupId: group.id, heldOn, isCancelled: false, reason: null });
  return (
    <div className="stack">
      {command.error !== null && <Banner tone="danger">{errorMessage(command.error)}</Banner>}
      <Card title={t('days.coming')}>
        {coming.length === 0 && (
          <p className="text-muted">
            {group.scheduleRule === null ? t('days.noSchedule') : t('days.noneComing')}
          </p>
        )}
        <ul className="card-list">
          {coming.slice(0, SHOWN_DAYS).map((day) => (
            <li key={day.heldOn}>
              <span className="card-list__main">
                <span className="card-list__title">{format.date(day.heldOn, 'long')}</span>{' '}
                <DayState day={day} />
              </span>
              <span className="row">
                {day.isCancelled ? (
                  <Button
                    size="small"
                    aria-label={t('days.takeBackOf', { date: format.date(day.heldOn) })}
                    onPress={() => takeBack(day.heldOn)}
                  >
                    {t('days.takeBack')}
                  </Button>
                ) : (
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={t('days.cancelOf', { date: format.date(day.heldOn) })}
                    onPress={() => setCancelled(day.heldOn)}
                  >
                    {t('days.cancel')}
                  </Button>
                )}
                {day.heldOn === today && !day.isCancelled && (
                  <Button size="small" onPress={() => onOpenDay(day.heldOn)}>
                    {t('list.rollCall')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('days.past')}>
        {sessions.length === 0 && <p className="text-muted">{t('days.nonePast')}</p>}
        <ul className="card-list">
          {sessions.map((session) => (
            <li key={session.sessionId}>
              <span className="card-list__main">
                <span className="card-list__title">{format.date(session.heldOn, 'long')}</span>{' '}
                {session.status === 'cancelled' ? (
                  <Chip text={t('days.cancelled', { reason: session.cancelReason ?? '' })} />
                ) : (
                  <span className="card-list__detail">
                    {[
                      t('rollCall.counts.there', { count: session.presentCount }),
                      ...(session.guestCount > 0
                        ? [t('rollCall.counts.guests', { count: session.guestCount })]
                        : []),
                      ...(session.isClosed ? [t('days.closed')] : []),
                    ].join(' · ')}
                  </span>
                )}
              </span>
              {session.status !== 'cancelled' && (
                <Button
                  size="small"
                  aria-label={t('days.openOf', { date: format.date(session.heldOn) })}
                  onPress={() => onOpenDay(session.heldOn)}
                >
                  {t('list.rollCall')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {cancelled !== undefined && !cancelled.isCancelled && (
        <CancelDialog groupId={group.id} heldOn={cancelled.heldOn} onClose={() => setCancelled()} />
      )}
    </div>
  );
}

function DayState({ day }: { readonly day: ComingDay }) {
  const { t } = useTranslation('groups');
  if (day.isCancelled) return <Chip text={t('days.cancelled', { reason: day.cancelReason ?? '' })} />;
  return day.holiday === null ? null : <Chip tone="info" text={t('days.holiday', { name: day.holiday })} />;
}

const CancelledDaySchema = z.object({ heldOn: LocalDateSchema, reason: z.string().max(5_000) });
type CancelledDay = z.infer<typeof CancelledDaySchema>;

interface CancelDialogProps {
  readonly groupId: string;
  readonly heldOn: LocalDate;
  readonly onClose: () => void;
}

/** The reason outlives a lock and Esc. */
function CancelDialog(props: CancelDialogProps) {
  const draft = useDraft('groupDay', props.groupId, CancelledDaySchema);
  return draft.status === 'loading' ? null : <CancelForm {...props} draft={draft} />;
}

interface CancelFormProps extends CancelDialogProps {
  readonly draft: Draft<CancelledDay>;
}

function CancelForm({ groupId, heldOn, onClose, draft }: CancelFormProps) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const failed = useFailed();
  const problemText = useProblemText();
  const command = useCommand('session.setCancelled');
  const form = useForm({
    initialValues: { reason: draft.found?.heldOn === heldOn ? draft.found.reason : '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: problemText('reason_missing') } : {}),
  });
  const { reason: typed } = form.values;
  useKeepForm(
    draft,
    useMemo(() => ({ heldOn, reason: typed }), [heldOn, typed]),
    useMemo(() => ({ heldOn, reason: '' }), [heldOn]),
  );
  const cancel = async ({ reason }: { readonly reason: string }) => {
    const result = await command.run({ groupId, heldOn, isCancelled: true, reason: reason.trim() });
    if (result.ok) {
      await draft.discard();
      onClose();
      return;
    }
    failed(form, result.error);
  };
  return (
    <FormDialog
      title={t('days.cancelTitle', { date: format.date(heldOn, 'long') })}
      onClose={onClose}
      submitLabel={t('days.cancelConfirm')}
      isSubmitting={form.isSubmitting}
      {...form.bind(cancel)}
    >
      <TextField
        label={t('days.reason')}
        hint={t('days.reasonHint')}
        maxLength={GroupSession.fields.cancelReason.maxLength}
        autoFocus
        {...form.field('reason')}
      />
    </FormDialog>
  );
}
