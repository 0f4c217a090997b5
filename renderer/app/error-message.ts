import { useCallback } from 'react';
import type { ClinicError } from '../../shared/errors';
import { useFormat, useTranslation } from '../i18n';

const MINUTE_MILLISECONDS = 60_000;

/** A wait in words: seconds while it is short, else minutes, rounded up so that nobody comes too early. */
export function useWaitInWords(): (milliseconds: number) => string {
  const format = useFormat();
  return useCallback(
    (milliseconds) =>
      milliseconds < 2 * MINUTE_MILLISECONDS
        ? format.number(Math.max(1, Math.ceil(milliseconds / 1000)), {
            style: 'unit',
            unit: 'second',
            unitDisplay: 'long',
          })
        : format.number(Math.ceil(milliseconds / MINUTE_MILLISECONDS), {
            style: 'unit',
            unit: 'minute',
            unitDisplay: 'long',
          }),
    [format],
  );
}

/**
 * The plain sentences for an error: what happened, what is safe, what to do next. Screens that know more (which
 * field, which line) say more; this is what there is for every code.
 */
export function useErrorMessage(): (error: ClinicError) => string {
  const { t } = useTranslation('errors');
  const waitInWords = useWaitInWords();
  return useCallback(
    (error) => {
      switch (error.code) {
        case 'WAIT_BEFORE_RETRY':
          return t('WAIT_BEFORE_RETRY', { wait: waitInWords(error.details?.waitMilliseconds ?? 0) });
        case 'INTERNAL':
          return error.details?.reference === undefined
            ? t('INTERNAL')
            : t('internalWithReference', { reference: error.details.reference });
        default:
          return t(error.code);
      }
    },
    [t, waitInWords],
  );
}
