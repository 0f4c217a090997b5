import type { WebContents } from 'electron';

import type { MethodOutput } from '../../shared/contract';
import { ClinicFailure } from '../../shared/errors';

/** What Electron says when the person closed the print dialog. */
const CANCELLED = /cancel/i;

/**
 * Prints what the page shows by its print style sheet, through the system's own dialog. There is no other way
 * to a printer (S10).
 *
 * @throws ClinicFailure `PRINT_FAILED`
 */
export function printPage(contents: WebContents): Promise<MethodOutput<'page.print'>> {
  return new Promise((resolve, reject) => {
    contents.print({ silent: false, printBackground: false }, (printed, failureReason) => {
      if (printed) resolve({ printed: true });
      else if (CANCELLED.test(failureReason)) resolve({ printed: false });
      else reject(new ClinicFailure('PRINT_FAILED'));
    });
  });
}
