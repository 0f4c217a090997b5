import { EyeOff, Keyboard, Lock, Search, Settings, UserRound } from 'lucide-react';
import { ROLE } from '../../shared/codes';
import { Button, Chip, Kbd, MenuButton, SegmentedControl, TopBar } from '../components';
import { languageNames, languages, useFormat, useLabel, useTranslation } from '../i18n';
import { useLock } from './locking';
import { useNavigate } from './navigation';
import { usePreferences } from './preferences';
import { useMayCall, useSession } from './session';

interface SiteBarProps {
  /** Absent for a role that may not look people up. */
  readonly onSearch: (() => void) | undefined;
  readonly onShowKeys: () => void;
  readonly onCover: () => void;
}

/** The top bar: site, search, what waits to be sent, the day, who it is, the language, Lock. */
export function SiteBar({ onSearch, onShowKeys, onCover }: SiteBarProps) {
  const { t } = useTranslation(['app', 'shell']);
  const { user, site, today, unsentChangeCount } = useSession();
  const { language, setLanguage } = usePreferences();
  const format = useFormat();
  const label = useLabel();
  const navigate = useNavigate();
  const mayCall = useMayCall();
  const lock = useLock();

  return (
    <TopBar
      siteName={site.name}
      search={
        onSearch === undefined ? undefined : (
          <div className="top-bar__search-button">
            <Button icon={Search} onPress={onSearch} aria-keyshortcuts="Control+K">
              {t('app:search')}
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
          <SegmentedControl
            size="small"
            label={t('app:language')}
            segments={languages.map((id) => ({ id, label: languageNames[id] }))}
            value={language}
            onChange={setLanguage}
          />
          <MenuButton
            variant="quiet"
            icon={UserRound}
            label={t('app:myMenu', { name: user.displayName, role: label(ROLE.codes[user.role]) })}
            entries={[
              { id: 'settings', label: t('app:mySettings'), icon: Settings },
              { id: 'keys', label: t('app:keyboardMap'), icon: Keyboard, shortcut: '?' },
              { id: 'cover', label: t('app:coverScreen'), icon: EyeOff, shortcut: 'F9' },
              'line',
              { id: 'lock', label: t('app:lockNow'), icon: Lock, shortcut: 'Ctrl+L' },
            ]}
            onAction={(action) => {
              switch (action) {
                case 'settings':
                  navigate({ name: 'settings' });
                  break;
                case 'keys':
                  onShowKeys();
                  break;
                case 'cover':
                  onCover();
                  break;
                case 'lock':
                  lock();
                  break;
              }
            }}
          />
          <Button icon={Lock} onPress={lock} aria-keyshortcuts="Control+L">
            {t('shell:lock')}
          </Button>
        </>
      }
    />
  );
}
