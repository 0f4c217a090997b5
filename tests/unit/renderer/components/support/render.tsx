import { cleanup, render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach } from 'vitest';
import { NotificationsProvider } from '../../../../../renderer/components';
import { LanguageProvider, type Language } from '../../../../../renderer/i18n';
import { allTexts } from '../../../../../renderer/i18n/all-texts';
import type { Clock } from '../../../../../shared/clock';
import type { InstantMs, TimeZoneName } from '../../../../../shared/time';

afterEach(cleanup);

/** 18 March 2026, 20:02 UTC: still the 18th in Denver, already the 19th in Auckland. */
export const testClock: Clock = {
  now: () => Date.parse('2026-03-18T20:02:00Z') as InstantMs,
  monotonicMilliseconds: () => 0,
};

/** Renders with the providers every screen has. */
export function renderInApp(element: ReactElement, language: Language = 'en'): RenderResult {
  const wrap = (children: ReactElement) => (
    <LanguageProvider
      language={language}
      texts={allTexts}
      timeZone={'America/Denver' as TimeZoneName}
      clock={testClock}
    >
      <NotificationsProvider>{children}</NotificationsProvider>
    </LanguageProvider>
  );
  const result = render(wrap(element));
  return { ...result, rerender: (next) => result.rerender(wrap(next as ReactElement)) };
}
