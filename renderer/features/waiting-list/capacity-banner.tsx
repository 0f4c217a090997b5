import { useState } from 'react';
import type { Capacity } from '../../../shared/contract/waiting-list';
import { percentFull } from '../../../shared/rules/waiting-list';
import type { LocalDate } from '../../../shared/time';
import { useNavigate } from '../../app/navigation';
import { useMayCall, useSession } from '../../app/session';
import { Banner, Button, DateField, FormDialog, LinkButton, useForm, useNotify } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useFailed } from '../support/use-failed';

/** How full the site is, and the notice the state has to get (45 CFR 96.126(a)). */
export function CapacityBanner({ capacity }: { readonly capacity: Capacity }) {
  const { t } = useTranslation('waiting');
  const mayCall = useMayCall();
  const navigate = useNavigate();
  const { treatmentSlots, activeCount } = capacity;
  return (
    <div className="stack stack--tight">
      {(treatmentSlots !== null || mayCall('capacity.set')) && (
        <p className="text-muted">
          {treatmentSlots === null
            ? t('capacity.unset')
            : t('capacity.full', {
                active: activeCount,
                slots: treatmentSlots,
                percent: percentFull(activeCount, treatmentSlots),
              })}{' '}
          {mayCall('capacity.set') && (
            <LinkButton onPress={() => navigate({ name: 'settings', section: 'capacity' })}>
              {t('capacity.setIt')}
            </LinkButton>
          )}
        </p>
      )}
      <CapacityNotice capacity={capacity} />
    </div>
  );
}

/** The notice while there is one, with the way to say that the state was told. */
export function CapacityNotice({ capacity: { notice } }: { readonly capacity: Capacity }) {
  const { t } = useTranslation('waiting');
  const { today } = useSession();
  const format = useFormat();
  const mayReport = useMayCall()('capacity.markReported');
  const [isReporting, setReporting] = useState(false);
  if (notice === null) return null;
  const isLate = notice.reportedOn === null && today > notice.reportDueOn;
  const dates = { reached: format.date(notice.reachedOn), due: format.date(notice.reportDueOn) };
  return (
    <Banner
      tone={notice.reportedOn !== null ? 'info' : isLate ? 'danger' : 'warning'}
      actions={
        mayReport &&
        notice.reportedOn === null && (
          <Button onPress={() => setReporting(true)}>{t('capacity.report')}</Button>
        )
      }
    >
      {notice.reportedOn !== null
        ? t('capacity.reported', { date: format.date(notice.reportedOn) })
        : t(isLate ? 'capacity.overdue' : 'capacity.due', dates)}
      {isReporting && <ReportDialog notice={notice} onClose={() => setReporting(false)} />}
    </Banner>
  );
}

interface ReportDialogProps {
  readonly notice: NonNullable<Capacity['notice']>;
  readonly onClose: () => void;
}

function ReportDialog({ notice, onClose }: ReportDialogProps) {
  const { t } = useTranslation(['waiting', 'common']);
  const { today } = useSession();
  const notify = useNotify();
  const failed = useFailed();
  const report = useCommand('capacity.markReported');
  const form = useForm<{ readonly reportedOn: LocalDate | null }>({
    initialValues: { reportedOn: today },
    validate: ({ reportedOn }) => (reportedOn === null ? { reportedOn: t('add.dateMissing') } : {}),
  });
  const title = t('capacity.reportTitle');
  const save = async ({ reportedOn }: { readonly reportedOn: LocalDate | null }) => {
    if (reportedOn === null) return;
    const { noticeId, revision } = notice;
    const result = await report.run({ noticeId, expectedRevision: revision, reportedOn });
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    notify({ tone: 'success', message: t('capacity.reportDone') });
    onClose();
  };
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('capacity.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <DateField
        label={t('capacity.reportedOn')}
        purpose="past"
        maximum={today}
        autoFocus
        {...form.field('reportedOn')}
      />
    </FormDialog>
  );
}
