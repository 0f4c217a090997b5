import type { MethodOutput } from '../../../shared/contract';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import { Banner, Button, Dialog, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';

type SavedView = MethodOutput<'savedView.list'>['views'][number];

export interface ManageViewsDialogProps {
  readonly views: readonly SavedView[];
  readonly onClose: () => void;
}

/** Takes away views nobody needs any more; supervisors also those everybody has. */
export function ManageViewsDialog({ views, onClose }: ManageViewsDialogProps) {
  const { t } = useTranslation(['caseload', 'common']);
  const errorMessage = useErrorMessage();
  const notify = useNotify();
  const { user } = useSession();
  const command = useCommand('savedView.remove');
  const again = useCommand('savedView.save');
  const removable = views.filter(({ isOwn, isShared }) => isOwn || (isShared && user.role === 'supervisor'));
  const putBack = async ({ name, isShared, value }: SavedView) => {
    const result = await again.run({ id: null, screen: 'caseload', name, isShared, value });
    if (!result.ok) notify({ tone: 'danger', message: errorMessage(result.error), staysOpen: true });
  };
  const remove = async (view: SavedView) => {
    const result = await command.run({ id: view.id });
    if (!result.ok) return;
    notify({
      message: t('views.removed', { name: view.name }),
      // Somebody else's view would come back as one's own.
      action: view.isOwn ? { label: t('common:undo'), onPress: () => void putBack(view) } : undefined,
    });
  };
  return (
    <Dialog title={t('views.manageTitle')} isOpen onClose={onClose}>
      {command.error !== null && <Banner tone="danger">{errorMessage(command.error)}</Banner>}
      {removable.length === 0 ? (
        <p className="text-muted">{t('views.noneLeft')}</p>
      ) : (
        <ul className="card-list">
          {removable.map((view) => (
            <li key={view.id}>
              <span className="card-list__main card-list__main--stacked">
                <span className="card-list__title text-strong">{view.name}</span>
                <span className="card-list__detail">
                  {view.isShared
                    ? view.isOwn
                      ? t('views.sharedByYou')
                      : t('views.sharedBy', { name: view.ownerName })
                    : t('views.onlyYou')}
                </span>
              </span>
              <Button
                size="small"
                aria-label={t('views.removeNamed', { name: view.name })}
                onPress={() => void remove(view)}
              >
                {t('common:remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
