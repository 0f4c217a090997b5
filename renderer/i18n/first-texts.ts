import type { Texts } from './create-i18n';
import { app as appEn } from './en/app';
import { common as commonEn } from './en/common';
import { errors as errorsEn } from './en/errors';
import { feedback as feedbackEn } from './en/feedback';
import { form as formEn } from './en/form';
import { lock as lockEn } from './en/lock';
import { passphrase as passphraseEn } from './en/passphrase';
import { shell as shellEn } from './en/shell';
import { table as tableEn } from './en/table';
import { app as appEs } from './es/app';
import { common as commonEs } from './es/common';
import { errors as errorsEs } from './es/errors';
import { feedback as feedbackEs } from './es/feedback';
import { form as formEs } from './es/form';
import { lock as lockEs } from './es/lock';
import { passphrase as passphraseEs } from './es/passphrase';
import { shell as shellEs } from './es/shell';
import { table as tableEs } from './es/table';

/**
 * The texts of what stands before the app: the lock screen, and what it has in common with all screens. The rest, six
 * times as much, is loaded with the parts that say it (`all-texts.ts`).
 */
export const firstTexts = {
  en: {
    app: appEn,
    common: commonEn,
    errors: errorsEn,
    feedback: feedbackEn,
    form: formEn,
    lock: lockEn,
    passphrase: passphraseEn,
    shell: shellEn,
    table: tableEn,
  },
  es: {
    app: appEs,
    common: commonEs,
    errors: errorsEs,
    feedback: feedbackEs,
    form: formEs,
    lock: lockEs,
    passphrase: passphraseEs,
    shell: shellEs,
    table: tableEs,
  },
} as const satisfies Texts;
