import type { ColumnCheck } from '../../../../../shared/contract/import-table';
import { codeOfWord, comparableWord } from '../../../../../shared/exchange/code-words';
import { IMPORT_FIELDS } from '../../../../../shared/exchange/import-fields';
import type { ImportFieldName } from '../../../../../shared/exchange/import-fields';
import { isAmbiguous } from '../../../../../shared/rules/written-dates';
import type { LocalDate } from '../../../../../shared/time';
import { codeWordsInCell, dateInCell, isNothing } from './read-cell';
import type { TableFile } from './table-file';

const SHOWN_WORDS = 100;
const LONGEST_WORD = 200;
const TWO_DIGIT_YEAR =
  /(?:^|\D)\d{1,2}[./ -]\s*\d{1,2}[./ -]\s*\d{2}(?:\D|$)|\p{L}[./, -]+(?:\d{1,2}[./, -]+)?\d{2}(?:\D|$)/u;

/** Reads a column as a field and says what would come of its cells. */
export function checkColumn(
  table: TableFile,
  column: number,
  field: ImportFieldName,
  today: LocalDate,
): ColumnCheck {
  const texts = table.rows
    .map(({ cells }) => cells[column] ?? '')
    .filter((text) => text !== '' && !isNothing(field, text));
  const { kind } = IMPORT_FIELDS[field];
  const isCoded = (kind === 'code' || kind === 'codes' || kind === 'flag') && field !== 'pronouns';
  return {
    filledCount: texts.length,
    dates: kind === 'date' ? checkDates(field, texts, today) : null,
    // Pronouns that aren't in the list are kept in the person's own words.
    ...(isCoded ? unknownWords(field, texts) : { unknownWords: [], unknownWordCount: 0 }),
  };
}

function checkDates(
  field: ImportFieldName,
  texts: readonly string[],
  today: LocalDate,
): ColumnCheck['dates'] {
  let unreadableCount = 0;
  let monthFirstOnly = 0;
  let dayFirstOnly = 0;
  let hasTwoDigitYears = false;
  let example: NonNullable<ColumnCheck['dates']>['example'] = null;
  for (const text of texts) {
    const date = dateInCell(field, text, today);
    if (date === null) unreadableCount += 1;
    else if (date.day_first === null) monthFirstOnly += 1;
    else if (date.month_first === null) dayFirstOnly += 1;
    else if (isAmbiguous(date)) {
      example ??= { text: text.slice(0, 40), month_first: date.month_first, day_first: date.day_first };
    }
    hasTwoDigitYears ||= date !== null && TWO_DIGIT_YEAR.test(text) && !/\d{4}/.test(text);
  }
  const isMixed = monthFirstOnly > 0 && dayFirstOnly > 0;
  const order = isMixed
    ? 'mixed'
    : monthFirstOnly > 0
      ? 'month_first'
      : dayFirstOnly > 0
        ? 'day_first'
        : example === null
          ? 'same'
          : 'ask';
  return { order, unreadableCount, example, hasTwoDigitYears };
}

function unknownWords(
  field: ImportFieldName,
  texts: readonly string[],
): Pick<ColumnCheck, 'unknownWords' | 'unknownWordCount'> {
  const found = new Map<string, { text: string; rowCount: number }>();
  for (const text of texts) {
    for (const word of codeWordsInCell(field, text)) {
      if (codeOfWord(field, word) !== null) continue;
      const key = comparableWord(word);
      const known = found.get(key);
      if (known === undefined) found.set(key, { text: word.slice(0, LONGEST_WORD), rowCount: 1 });
      else known.rowCount += 1;
    }
  }
  const sorted = [...found.values()].toSorted((left, right) => right.rowCount - left.rowCount);
  return { unknownWords: sorted.slice(0, SHOWN_WORDS), unknownWordCount: sorted.length };
}
