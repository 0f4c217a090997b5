import type { Texts } from './create-i18n';
import { en } from './en';
import { es } from './es';

/** Every text of the product. */
export const allTexts = { en, es } as const satisfies Texts;
