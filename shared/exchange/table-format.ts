import { z } from 'zod';

/** How the letters of a text file are written. Names as web browsers know them. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'macintosh',
] as const;
export type TextEncodingName = (typeof TEXT_ENCODINGS)[number];
export const TextEncodingSchema = z.enum(TEXT_ENCODINGS);

/** What stands between two cells of a text file. */
export const DELIMITERS = ['comma', 'semicolon', 'tab', 'bar'] as const;
export type DelimiterName = (typeof DELIMITERS)[number];
export const DelimiterSchema = z.enum(DELIMITERS);

/** The character of each delimiter. */
export const DELIMITER_CHARACTERS = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  bar: '|',
} as const satisfies Readonly<Record<DelimiterName, string>>;
