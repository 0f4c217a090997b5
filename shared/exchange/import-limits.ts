/** The largest file an import reads: about 30,000 people as other systems write them. */
export const IMPORT_FILE_LIMIT_BYTES = 100_000_000;

/** The longest line: hundreds of times what a person's record takes. */
export const IMPORT_LINE_LIMIT_BYTES = 1_048_576;
