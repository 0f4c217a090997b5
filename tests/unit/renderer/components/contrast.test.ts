import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(resolve(import.meta.dirname, '../../../../renderer/styles/tokens.css'), 'utf8');

type Theme = 'light' | 'dark';
type Tokens = Readonly<Record<string, readonly [light: string, dark: string]>>;

/** The colour tokens of the first rule with this selector. */
function tokensOf(selector: string): Tokens {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('\n}', start));
  const pairs = body.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  const tokens: Record<string, [string, string]> = {};
  for (const [, name, light, dark] of pairs) tokens[name!] = [light!, dark!];
  return tokens;
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** WCAG contrast of two colours, 1 to 21. */
function contrast(first: string, second: string): number {
  const [lighter, darker] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
}

const usual = tokensOf(':root');
const more = { ...usual, ...tokensOf(":root[data-contrast='more']") };
const surfaces = ['canvas', 'surface', 'raised', 'sunken', 'hover'];
const tones = ['success', 'warning', 'danger', 'info'];

const BODY = 7;
const TEXT = 4.5;
const SHAPE = 3;

/** What stands on what in the stylesheets, with the least contrast it needs. */
const pairs: readonly (readonly [foreground: string, background: string, least: number])[] = [
  ...surfaces.flatMap((surface) => [
    ['text', surface, BODY] as const,
    ['text-muted', surface, BODY] as const,
    ['accent-text', surface, TEXT] as const,
    ['border-strong', surface, SHAPE] as const,
    ['accent', surface, SHAPE] as const,
    ['focus', surface, SHAPE] as const,
    ...tones.map((tone) => [tone, surface, TEXT] as const),
  ]),
  ...tones.flatMap((tone) => [
    [tone, `${tone}-soft`, TEXT] as const,
    ['text', `${tone}-soft`, BODY] as const,
    ['focus', `${tone}-soft`, SHAPE] as const,
  ]),
  ['accent-text', 'accent-soft', TEXT],
  ['text', 'accent-soft', BODY],
  ['text-muted', 'accent-soft', TEXT],
  ['border-strong', 'accent-soft', SHAPE],
  ['focus', 'accent-soft', SHAPE],
  ['on-accent', 'accent', TEXT],
  ['on-accent', 'accent-hover', TEXT],
  ['on-danger', 'danger', TEXT],
  ['on-danger', 'danger-hover', TEXT],
  ['surface', 'text', BODY],
];

describe('colours', () => {
  it('are read from the stylesheet', () => {
    expect(Object.keys(usual).length).toBeGreaterThan(20);
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('all have a value for both themes', () => {
    const root = css.slice(css.indexOf(':root {'), css.indexOf('\n}'));
    const names = [...root.matchAll(/--color-([a-z-]+):/g)].map(([, name]) => name);
    // The scrim is see-through: nothing is read on it.
    expect(names.filter((name) => name !== 'scrim' && usual[name!] === undefined)).toEqual([]);
  });

  for (const [contrastName, tokens] of [
    ['usual', usual],
    ['more', more],
  ] as const) {
    for (const [index, theme] of (['light', 'dark'] satisfies Theme[]).entries()) {
      it.each(pairs)(
        `${theme}, ${contrastName} contrast: %s on %s reaches %s`,
        (foreground, background, least) => {
          const first = tokens[foreground]?.[index];
          const second = tokens[background]?.[index];
          expect(first, foreground).toBeDefined();
          expect(second, background).toBeDefined();
          expect(contrast(first!, second!)).toBeGreaterThanOrEqual(least);
        },
      );
    }
  }

  it('stand further apart when more contrast is asked for', () => {
    for (const index of [0, 1]) {
      const text = (tokens: Tokens) => contrast(tokens['text-muted']![index]!, tokens['surface']![index]!);
      const edge = (tokens: Tokens) => contrast(tokens['border']![index]!, tokens['surface']![index]!);
      expect(text(more)).toBeGreaterThan(text(usual));
      expect(edge(more)).toBeGreaterThanOrEqual(SHAPE);
    }
  });
});
