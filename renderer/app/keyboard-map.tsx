import { Dialog, Kbd } from '../components';
import { useTranslation } from '../i18n';
import type { MenuPlace } from './main-menu';
import { useMayCall } from './session';

/** What the keys do, on one page. */
export function KeyboardMap({
  places,
  isOpen,
  onClose,
}: {
  /** The places of the person's role: only their keys do anything. */
  readonly places: readonly MenuPlace[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['app', 'shell']);
  const mayFind = useMayCall()('client.find');
  const everywhere: readonly (readonly [string, string])[] = [
    ...(mayFind ? [['Ctrl+K', t('keys.search')] as const] : []),
    ['Ctrl+L', t('keys.lock')],
    ['F9', t('keys.cover')],
    ...places.flatMap(({ id, shortcut }) =>
      shortcut === undefined
        ? []
        : [[shortcut, id === 'notes' ? t('keys.notes') : t(`shell:navigation.${id}`)] as const],
    ),
    ['F6', t('keys.areas')],
    ['?', t('keys.map')],
  ];
  const inScreens: readonly (readonly [string, string])[] = [
    ['/', t('keys.filter')],
    ['↑+↓+←+→', t('keys.rows')],
    ['Enter', t('keys.open')],
    ['Ctrl+Enter', t('keys.save')],
    ...(places.some(({ id }) => id === 'notes') ? [['Ctrl+S', t('keys.saveNote')] as const] : []),
    ...(mayFind ? [['→', t('keys.forPerson')] as const] : []),
    ['Esc', t('keys.close')],
  ];
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose}>
      <div className="keyboard-map">
        <KeyList title={t('keys.everywhere')} keys={everywhere} />
        <KeyList title={t('keys.inScreens')} keys={inScreens} />
        <p className="text-muted">{t('keys.attendance')}</p>
      </div>
    </Dialog>
  );
}

function KeyList({
  title,
  keys,
}: {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, meaning: string])[];
}) {
  return (
    <section className="stack stack--tight">
      <h3>{title}</h3>
      <dl className="keyboard-map__list">
        {keys.map(([combination, meaning]) => (
          <div key={combination} className="keyboard-map__pair">
            <dt>
              <Kbd keys={combination} />
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
