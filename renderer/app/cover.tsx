import { EyeOff } from 'lucide-react';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button, Icon, Kbd } from '../components';
import { useTranslation } from '../i18n';

const COVER_KEY = 'F9';

/**
 * The cover key: everything on the page, open dialogs too, is hidden in the same instant and comes back
 * untouched. For the moment somebody steps up to the desk; it is not a lock and says so.
 */
export function useCover(): { readonly cover: () => void; readonly covering: ReactNode } {
  const [isCovered, setCovered] = useState(false);
  const setBoth = useCallback((covered: boolean) => {
    // Not left to the next render: "at once" is the point.
    if (covered) document.documentElement.dataset['covered'] = 'cover';
    else Reflect.deleteProperty(document.documentElement.dataset, 'covered');
    setCovered(covered);
  }, []);

  useEffect(() => {
    const listen = (press: KeyboardEvent) => {
      if (press.key === COVER_KEY) {
        press.preventDefault();
        press.stopPropagation();
        setBoth(!isCovered);
      } else if (isCovered && !mayPass(press)) {
        // Keys pressed under the cover must not do anything unseen.
        press.preventDefault();
        press.stopPropagation();
      }
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [isCovered, setBoth]);

  return {
    cover: useCallback(() => setBoth(true), [setBoth]),
    covering: isCovered ? <Covering onShow={() => setBoth(false)} /> : null,
  };
}

/** Locking still works under the cover, and so does its own button. */
function mayPass(press: KeyboardEvent): boolean {
  if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === 'l';
  return press.key === 'Tab' || press.key === 'Enter' || press.key === ' ';
}

function Covering({ onShow }: { readonly onShow: () => void }) {
  const { t } = useTranslation('app');
  return createPortal(
    <div className="cover" role="alertdialog" aria-modal="true" aria-labelledby="cover-title">
      <div className="cover__box">
        <Icon icon={EyeOff} size="large" />
        <h1 id="cover-title">{t('cover.title')}</h1>
        <p className="text-muted">{t('cover.body')}</p>
        <div className="row">
          <Button variant="primary" autoFocus onPress={onShow}>
            {t('cover.show')}
          </Button>
          <Kbd keys={COVER_KEY} />
        </div>
      </div>
    </div>,
    document.body,
  );
}
