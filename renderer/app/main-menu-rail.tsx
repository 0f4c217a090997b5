import { NavRail } from '../components';
import { useTranslation } from '../i18n';
import { menuPlaceOf, type MenuPlace } from './main-menu';
import { useNavigation } from './navigation';

/** The main menu with the places of the person's role. */
export function MainMenu({ places }: { readonly places: readonly MenuPlace[] }) {
  const { t } = useTranslation('shell');
  const { route, navigate } = useNavigation();
  return (
    <NavRail
      items={places.map(({ id, icon, shortcut }) => ({ id, icon, shortcut, label: t(`navigation.${id}`) }))}
      currentId={menuPlaceOf(route)}
      onNavigate={(id) => navigate({ name: id })}
    />
  );
}
