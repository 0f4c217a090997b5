/** What can be wrong with one line of an import file; the page has a plain sentence for each. */
export const IMPORT_PROBLEM_CODES = [
  'not_json',
  'not_utf8',
  'line_too_long',
  'nested_too_deep',
  'duplicate_key',
  'forbidden_key',
  'number_out_of_range',
  'wrong_resource',
  'wrong_shape',
  'name_missing',
  'text_too_long',
  'control_character',
  'too_many_entries',
  'birth_date_not_a_date',
  'birth_date_in_future',
  'birth_date_too_long_ago',
  'under_age',
  'death_date_not_a_date',
  'death_date_in_future',
  'death_before_birth',
  'gender_unknown',
  'same_id_twice',
  // Cells of a spreadsheet
  'letters_unreadable',
  'merged_cells',
  'formula_without_value',
  'cell_error',
  'line_break',
  'cells_without_column',
  'word_unknown',
  'date_not_a_date',
  'date_in_future',
  'date_before_birth',
  'phone_not_valid',
  'email_not_valid',
] as const;

export type ImportProblemCode = (typeof IMPORT_PROBLEM_CODES)[number];

/** What the product never takes over although a file has it, or can't; told as a count of lines. */
export const IMPORT_NOT_KEPT_CODES = [
  /** Never collected (domain §2.4). */
  'social_security_number',
  /** Driver's licence, passport: not needed to find somebody again. */
  'government_id',
  /** Fax, pager, web address. */
  'contact_kind',
  /** Only the first current address is kept. */
  'further_address',
  /** A language that is not in the list becomes "another language". */
  'language',
  /** A date of birth or death given as a year or a month only. */
  'incomplete_date',
  /** The number of an emergency contact without a name. */
  'emergency_number_alone',
] as const;

export type ImportNotKeptCode = (typeof IMPORT_NOT_KEPT_CODES)[number];
