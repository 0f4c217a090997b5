import { Bookmark, BookmarkPlus, Check, Settings2, Users } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { MenuButton, type MenuEntry } from '../../components';
import { useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { ManageViewsDialog } from './manage-views-dialog';
import { SaveViewDialog } from './save-view-dialog';
import { viewOfSaved, type OpenedView } from './saved-view';

export interface ViewsMenuProps {
  readonly view: OpenedView;
  readonly onOpen: (view: OpenedView) => void;
  readonly onGroup: (isGrouped: boolean) => void;
}

/** Views under a name, the caller's own and everybody's; saving how the list looks now; people by their worker. */
export function ViewsMenu({ view, onOpen, onGroup }: ViewsMenuProps) {
  const { t } = useTranslation('caseload');
  const { user } = useSession();
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const answer = useVaultQuery('savedView.list', { screen: 'caseload' }, { entities: ['savedView'] });
  const all = answer.value?.views ?? [];
  const readable = all.flatMap((saved) => {
    const opened = viewOfSaved(saved.value, user.id);
    return opened === null ? [] : [{ ...saved, opened }];
  });
  const mayChangeSome = all.some(({ isOwn }) => isOwn || user.role === 'supervisor');
  const entries: MenuEntry[] = [
    ...readable.map(({ id, name, isShared, isOwn, ownerName }) => ({
      id,
      label: name,
      icon: isShared ? Users : Bookmark,
      description: isShared
        ? isOwn
          ? t('views.sharedByYou')
          : t('views.sharedBy', { name: ownerName })
        : undefined,
    })),
    ...(readable.length === 0 ? [] : (['line'] as const)),
    { id: 'group', label: t('views.group'), icon: view.isGrouped ? Check : undefined },
    'line',
    { id: 'save', label: t('views.save'), icon: BookmarkPlus },
    ...(mayChangeSome ? [{ id: 'manage', label: t('views.manage'), icon: Settings2 }] : []),
  ];
  return (
    <>
      <MenuButton
        label={t('views.menu')}
        entries={entries}
        onAction={(id) => {
          if (id === 'group') onGroup(!view.isGrouped);
          else if (id === 'save' || id === 'manage') setDialog(id);
          else {
            const chosen = readable.find((saved) => saved.id === id);
            if (chosen !== undefined) onOpen(chosen.opened);
          }
        }}
      />
      {dialog === 'save' && <SaveViewDialog view={view} existing={all} onClose={() => setDialog(null)} />}
      {dialog === 'manage' && <ManageViewsDialog views={all} onClose={() => setDialog(null)} />}
    </>
  );
}
