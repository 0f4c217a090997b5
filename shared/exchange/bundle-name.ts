import type { LocalDate } from '../time';

/** How the name of an end-of-day file looks; it says nothing about anybody. */
export const BUNDLE_NAME = /^([A-Z][A-Z0-9]{1,7})_(\d{4}-\d{2}-\d{2})_(\d{4,})\.tar\.age$/;

/** The name of an end-of-day file: site, day and number, so that names sort by time. */
export function bundleFileName(siteCode: string, date: LocalDate, sequence: number): string {
  return `${siteCode}_${date}_${String(sequence).padStart(4, '0')}.tar.age`;
}
