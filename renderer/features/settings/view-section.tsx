import type { ReactNode } from 'react';
import { usePreferences } from '../../app/preferences';
import { SegmentedControl } from '../../components';
import { languageNames, languages, useTranslation } from '../../i18n';
import { Card } from '../support/card';

/** WCAG asks for up to 200 %; five steps are told apart at a glance. */
const SCALES = ['100', '125', '150', '175', '200'] as const;

/** Language, colours, size, contrast and movement: they take effect at once and are kept for the person. */
export function ViewSection() {
  const { t } = useTranslation('settings');
  const { language, display, setLanguage, setDisplay } = usePreferences();
  const scale = SCALES.find((percent) => Number(percent) >= display.scalePercent) ?? '200';
  return (
    <Card title={t('view.title')} hint={t('view.hint')}>
      <Setting title={t('view.language')}>
        <SegmentedControl
          label={t('view.language')}
          segments={languages.map((id) => ({ id, label: languageNames[id] }))}
          value={language}
          onChange={setLanguage}
        />
      </Setting>
      <Setting title={t('view.theme')}>
        <SegmentedControl
          label={t('view.theme')}
          segments={(['light', 'dark', 'system'] as const).map((id) => ({
            id,
            label: t(`view.themes.${id}`),
          }))}
          value={display.theme}
          onChange={(theme) => setDisplay({ ...display, theme })}
        />
      </Setting>
      <Setting title={t('view.scale')}>
        <SegmentedControl
          label={t('view.scale')}
          segments={SCALES.map((id) => ({ id, label: t('view.percent', { percent: Number(id) }) }))}
          value={scale}
          onChange={(percent) => setDisplay({ ...display, scalePercent: Number(percent) })}
        />
      </Setting>
      <Setting title={t('view.contrast')}>
        <SegmentedControl
          label={t('view.contrast')}
          segments={(['system', 'more'] as const).map((id) => ({ id, label: t(`view.contrasts.${id}`) }))}
          value={display.contrast}
          onChange={(contrast) => setDisplay({ ...display, contrast })}
        />
      </Setting>
      <Setting title={t('view.motion')}>
        <SegmentedControl
          label={t('view.motion')}
          segments={(['system', 'less'] as const).map((id) => ({ id, label: t(`view.motions.${id}`) }))}
          value={display.motion}
          onChange={(motion) => setDisplay({ ...display, motion })}
        />
      </Setting>
    </Card>
  );
}

function Setting({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="settings__setting">
      <span className="text-strong" aria-hidden="true">
        {title}
      </span>
      {children}
    </div>
  );
}
