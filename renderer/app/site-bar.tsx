import { EyeOff, Keyboard, Languages, Lock, Search, Settings, UserRound } from 'lucide-react';
import { ROLE } from '../../shared/codes';
import { Button, Chip, Kbd, MenuButton, SegmentedControl, TopBar, type MenuEntry } from '../components';
import { languageNames, languages, useFormat, useLabel, useTranslation } from '../i18n';
import { useLock } from './locking';
import { useNavigate } from './navigation';
import { usePreferences } from './preferences';
import { useMayCall, useSession } from './session';
import { useUnsentChangeCount } from './use-unsent-change-count';

interface SiteBarProps {
  /** Absent for a role that may not look people up. */
  readonly onSearch: (() => void) | undefined;
  readonly onShowKeys: () => void;
  readonly onCover: () => void;
}

/** The top bar: site, search, what waits to be sent, the day, who it is, the language, Lock. */
export function SiteBar({ onSearch, onShowKeys, onCover }: SiteBarProps) {
  const { t } = useTranslation(['app', 'shell']);
  const { site, today } = useSession();
  const unsentChangeCount = useUnsentChangeCount();
  const { language, setLanguage } = usePreferences();
  const format = useFormat();
  const mayCall = useMayCall();
  const lock = useLock();

  return (
    <TopBar
      siteName={site.name}
      search={
        onSearch === undefined ? undefined : (
          <div className="site-bar__search">
            <Button icon={Search} onPress={onSearch} aria-keyshortcuts="Control+K">
              <span className="site-bar__search-words">{t('app:search')}</span>
              <Kbd keys="Ctrl+K" />
            </Button>
          </div>
        )
      }
      facts={
        <>
          {mayCall('endOfDay.review') && (
            <Chip
              tone={unsentChangeCount === 0 ? 'neutral' : 'info'}
              text={
                unsentChangeCount === 0
                  ? t('shell:nothingUnsent')
                  : t('shell:unsentChanges', { count: unsentChangeCount })
              }
            />
          )}
          <span className="site-bar__date">{format.date(today, 'day')}</span>
        </>
      }
      actions={
        <>
          <div className="site-bar__language">
            <SegmentedControl
              size="small"
              label={t('app:language')}
              segments={languages.map((id) => ({ id, label: languageNames[id] }))}
              value={language}
              onChange={setLanguage}
            />
          </div>
          <PersonMenu onShowKeys={onShowKeys} onCover={onCover} />
          <Button icon={Lock} onPress={lock} aria-keyshortcuts="Control+L">
            {t('shell:lock')}
          </Button>
        </>
      }
    />
  );
}

/** What belongs to the person signed in. In a narrow window the name gives way to a picture, the role first. */
function PersonMenu({ onShowKeys, onCover }: Pick<SiteBarProps, 'onShowKeys' | 'onCover'>) {
  const { t } = useTranslation('app');
  const { user } = useSession();
  const { language, setLanguage } = usePreferences();
  const label = useLabel();
  const navigate = useNavigate();
  const lock = useLock();
  const whole = t('myMenu', { name: user.displayName, role: label(ROLE.codes[user.role]) });
  const otherLanguage = languages.find((other) => other !== language) ?? language;
  const entries: readonly MenuEntry<'settings' | 'language' | 'keys' | 'cover' | 'lock'>[] = [
    { id: 'settings', label: t('mySettings'), icon: Settings },
    { id: 'language', label: languageNames[otherLanguage], icon: Languages },
    { id: 'keys', label: t('keyboardMap'), icon: Keyboard, shortcut: '?' },
    { id: 'cover', label: t('coverScreen'), icon: EyeOff, shortcut: 'F9' },
    'line',
    { id: 'lock', label: t('lockNow'), icon: Lock, shortcut: 'Ctrl+L' },
  ];
  const acts = {
    settings: () => navigate({ name: 'settings' }),
    language: () => setLanguage(otherLanguage),
    keys: onShowKeys,
    cover: onCover,
    lock,
  };
  const menu = { icon: UserRound, entries, onAction: (id: keyof typeof acts) => acts[id]() };
  return (
    <>
      <div className="site-bar__person site-bar__person--whole">
        <MenuButton variant="quiet" label={whole} {...menu} />
      </div>
      <div className="site-bar__person site-bar__person--name">
        <MenuButton variant="quiet" label={user.displayName} {...menu} />
      </div>
      <div className="site-bar__person site-bar__person--picture">
        <MenuButton isIconOnly label={whole} {...menu} />
      </div>
    </>
  );
}
