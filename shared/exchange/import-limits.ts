/** The largest file an import reads: about 30,000 people as other systems write them. */
export const IMPORT_FILE_LIMIT_BYTES = 100_000_000;

/** The longest line: hundreds of times what a person's record takes. */
export const IMPORT_LINE_LIMIT_BYTES = 1_048_576;

/** The most rows of a spreadsheet: as many people as the largest file of records holds. */
export const IMPORT_ROW_LIMIT = 30_000;

/** The most columns. */
export const IMPORT_COLUMN_LIMIT = 200;

/** What a spreadsheet program itself lets into one cell. */
export const IMPORT_CELL_LIMIT = 32_767;

/** All the text of a spreadsheet that is kept while somebody looks at it: some 1,600 letters for each of 30,000 people. */
export const IMPORT_TEXT_LIMIT = 50_000_000;

/** One part of a workbook, unpacked. A packed file says how large it will get, and may lie. */
export const WORKBOOK_PART_LIMIT_BYTES = 200_000_000;
