import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  createFormat,
  createI18n,
  useClock,
  useLabel,
  useTranslation,
  type Language,
} from '../../../../renderer/i18n';
import { allTexts } from '../../../../renderer/i18n/all-texts';
import { en } from '../../../../renderer/i18n/en';
import { es } from '../../../../renderer/i18n/es';
import type { InstantMs, LocalDate, TimeZoneName } from '../../../../shared/time';
import { renderInApp } from './support/render';

interface Dictionary {
  readonly [key: string]: string | Dictionary;
}

/** Every text by its full key, `area.key.key`. */
function textsOf(dictionary: Dictionary, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(dictionary)) {
    if (typeof value === 'string') texts.set(`${prefix}${key}`, value);
    else for (const [inner, text] of textsOf(value, `${prefix}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

const english = textsOf(en);
const spanish = textsOf(es);
const placeholdersOf = (text: string) => [...text.matchAll(/\{\{[^}]+\}\}/g)].map(([found]) => found).sort();

/** Texts that really are the same in both languages. Anything else that is equal was forgotten. */
const sameInBoth = new Set(['No', 'Error:', 'Waystation', 'Electron', '{{count, number}} min']);
const hasWords = (text: string) => /\p{L}{2,}/u.test(text.replace(/\{\{[^}]+\}\}/g, ''));

describe('dictionaries', () => {
  it('have the same keys', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
    expect(english.size).toBeGreaterThan(150);
  });

  it('have no empty text, and none with a space at its edge', () => {
    for (const [key, text] of [...english, ...spanish]) {
      expect(text.trim(), key).not.toBe('');
      expect(text.trim(), key).toBe(text);
    }
  });

  it('have the same placeholders', () => {
    for (const [key, text] of english) {
      expect(placeholdersOf(spanish.get(key)!), key).toEqual(placeholdersOf(text));
    }
  });

  it('are translated', () => {
    const forgotten = [...english].filter(
      ([key, text]) => spanish.get(key) === text && hasWords(text) && !sameInBoth.has(text),
    );
    expect(forgotten).toEqual([]);
  });

  it('say usted, never tú', () => {
    const informal = /(?<!\p{L})(tú|tu|tus|ti|contigo|quieres|puedes|tienes|debes|haz|pon)(?!\p{L})/iu;
    for (const [key, text] of spanish) expect(text, key).not.toMatch(informal);
  });

  it('have both plural forms of every count', () => {
    for (const key of english.keys()) {
      if (key.endsWith('_one')) expect(english.has(key.replace(/_one$/, '_other')), key).toBe(true);
      if (key.endsWith('_other')) expect(english.has(key.replace(/_other$/, '_one')), key).toBe(true);
    }
  });
});

describe('translation', () => {
  it.each([
    ['en', 1, '1 unsent change'],
    ['en', 12_345, '12,345 unsent changes'],
    ['es', 1, '1 cambio sin enviar'],
    ['es', 0, '0 cambios sin enviar'],
    // Spanish has a form of its own for millions; it must not fall back to English.
    ['es', 1_000_000, '1,000,000 cambios sin enviar'],
  ] satisfies [Language, number, string][])('counts in %s: %d', (language, count, expected) => {
    expect(createI18n(language, allTexts).t('shell:unsentChanges', { count })).toBe(expected);
  });

  it('does not read a name as a template', () => {
    const name = '{{count}} $t(shell:lock) <b>';
    expect(createI18n('en', allTexts).t('shell:signedInAs', { name })).toBe(`Signed in: ${name}`);
  });
});

describe('format', () => {
  const zone = 'America/Denver' as TimeZoneName;
  const inEnglish = createFormat('en', zone);
  const inSpanish = createFormat('es', zone);
  const plain = (text: string) => text.replace(/[   ]/g, ' ');
  const at = (iso: string) => Date.parse(iso) as InstantMs;

  it('writes a calendar date as that date, whatever the zone of the machine or the site', () => {
    expect(inEnglish.date('1990-03-05' as LocalDate)).toBe('Mar 5, 1990');
    expect(inSpanish.date('1990-03-05' as LocalDate)).toBe('5 mar 1990');
    expect(createFormat('en', 'Pacific/Kiritimati' as TimeZoneName).date('1990-03-05' as LocalDate)).toBe(
      'Mar 5, 1990',
    );
  });

  it("writes times in the site's zone", () => {
    expect(plain(inEnglish.time(at('2026-03-18T20:02:00Z')))).toBe('2:02 PM');
    expect(plain(inSpanish.dateTime(at('2026-03-19T02:02:00Z')))).toContain('18 mar 2026');
    expect(plain(inEnglish.clockTime('14:30'))).toBe('2:30 PM');
  });

  it('counts days by the calendar, not by 24 hours', () => {
    const now = at('2026-03-18T06:30:00Z'); // 00:30 in Denver
    expect(inEnglish.relativeTime(at('2026-03-18T05:00:00Z'), now)).toBe('yesterday');
    expect(inEnglish.relativeTime(at('2026-03-18T06:20:00Z'), now)).toBe('10 minutes ago');
    expect(inSpanish.relativeDate('2026-03-21' as LocalDate, '2026-03-18' as LocalDate)).toBe(
      'dentro de 3 días',
    );
    expect(inEnglish.relativeDate('2026-01-01' as LocalDate, '2026-03-18' as LocalDate)).toBe('Jan 1, 2026');
  });

  it('writes numbers, sizes and durations', () => {
    expect(inSpanish.number(12_345.6)).toBe('12,345.6');
    expect(plain(inEnglish.fileSize(0))).toBe('0 bytes');
    expect(plain(inEnglish.fileSize(1_500_000))).toBe('1.5 MB');
    expect(plain(inEnglish.duration(80))).toBe('1 hr, 20 min');
    expect(inSpanish.list(['Ana', 'Luis', 'Sam'])).toBe('Ana, Luis y Sam');
    expect(inEnglish.compare('ávila', 'Avila')).toBe(0);
  });
});

describe('provider', () => {
  function Page() {
    const { t } = useTranslation('shell');
    const label = useLabel();
    const { today } = useClock();
    return <p>{`${t('lock')}|${label({ en: 'Active', es: 'En proceso' })}|${today()}`}</p>;
  }

  it('gives words, labels of codes and the date at the site, and says the language of the page', () => {
    renderInApp(<Page />, 'es');
    expect(screen.getByText('Bloquear|En proceso|2026-03-18')).toBeDefined();
    expect(document.documentElement.lang).toBe('es');
  });
});
