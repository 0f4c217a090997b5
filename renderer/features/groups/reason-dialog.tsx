import { GroupSession } from '../../../shared/model';
import { Banner, FormDialog, TextArea, useForm } from '../../components';
import { useTranslation } from '../../i18n';
import type { ReasonAsked } from './roll-call-save';

export interface ReasonDialogProps {
  readonly asked: ReasonAsked;
  /** What was typed before a lock. */
  readonly typed: string;
  readonly onTyped: (reason: string) => void;
  readonly isPending: boolean;
  /** Why the vault refused the reason. */
  readonly problem: string | undefined;
  /** Whose units of the day go over their payer's limit. */
  readonly namesOverDay: string | undefined;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/**
 * Asks why a roll call is corrected whose notes are signed, where each of them gets the reason as an addendum; or why
 * there are more people or units than a limit allows, where it is kept with the session.
 */
export function ReasonDialog({
  asked,
  typed,
  onTyped,
  isPending,
  problem,
  namesOverDay,
  onReason,
  onClose,
}: ReasonDialogProps) {
  const { t } = useTranslation('groups');
  const form = useForm({
    initialValues: { reason: typed },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t('correction.missing') } : {}),
  });
  const reasonField = form.field('reason');
  return (
    <FormDialog
      title={t(`${asked}.title`)}
      onClose={onClose}
      submitLabel={t(`${asked}.confirm`)}
      isSubmitting={isPending}
      {...form.bind(({ reason }) => {
        onReason(reason.trim());
      })}
    >
      {problem !== undefined && (
        <Banner tone="danger" isLive>
          {problem}
        </Banner>
      )}
      <p>{t(`${asked}.explain`)}</p>
      {namesOverDay !== undefined && <p>{t('limit.overDay', { names: namesOverDay })}</p>}
      <TextArea
        label={t('correction.reason')}
        hint={t(`${asked}.hint`)}
        rows={2}
        width="full"
        characterLimit={GroupSession.fields.limitReason.maxLength}
        autoFocus
        {...reasonField}
        onChange={(reason) => {
          reasonField.onChange(reason);
          onTyped(reason);
        }}
      />
    </FormDialog>
  );
}
