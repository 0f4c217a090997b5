/**
 * One text for every code of shared/errors.ts: what happened, what is safe, what to do next. No blame, and
 * nothing about a person.
 */
export const errors = {
  UNKNOWN_METHOD:
    'Waystation could not do that. Nothing was changed. Close the app, open it again, and try once more.',
  INPUT_TOO_LARGE:
    'That is too much text to save at once. Nothing was changed. Make it shorter, then save again.',
  INVALID_INPUT:
    'Something in the form is not in the right shape. Nothing was changed. Check the fields, then try again.',
  INTERNAL: 'Something went wrong inside Waystation. What was saved before is safe. Try again.',
  internalWithReference:
    'Something went wrong inside Waystation. What was saved before is safe. Try again. If it happens again, tell support this number: {{reference}}.',
  CANCELLED: 'Stopped. Nothing was changed.',
  VAULT_GONE:
    'The part of Waystation that keeps the records stopped. What was saved is safe. Sign in again to go on.',

  LOCKED: 'Waystation is locked. Sign in to go on.',
  SITE_EXISTS:
    'This computer already has a site. Nothing was changed. Close the app and open it again to sign in.',
  NO_SITE: 'This computer has no site yet. Close the app and open it again to set one up.',
  NOT_PERMITTED:
    'Your role cannot do this. Nothing was changed. Ask your supervisor or administrator if you need it.',
  NOT_ON_CASELOAD: 'This person is not on your caseload. Ask your supervisor to assign them to you.',
  WRONG_PASSPHRASE: 'The sign-in name and passphrase do not go together. Check both, then try again.',
  WRONG_RECOVERY_CODE:
    'The sign-in name and recovery code do not go together. Compare the code with your printed page, then try again.',
  WAIT_BEFORE_RETRY:
    'There were several wrong tries. To keep the records safe, wait {{wait}}, then try again.',
  PASSPHRASE_TOO_SHORT: 'Use at least 15 characters. A few words in a row work well.',
  PASSPHRASE_TOO_LONG: 'This passphrase is too long. Use at most 1,024 characters.',
  PASSPHRASE_COMMON:
    'This passphrase is easy to guess. Pick words that have nothing to do with you or the site.',
  PASSPHRASE_UNCHANGED: 'This is the passphrase you have now. Choose a new one.',
  PASSPHRASE_MUST_CHANGE: 'Choose your own passphrase first. Then you can go on.',
  SIGN_IN_NAME_TAKEN: 'Someone here already has this sign-in name. Choose another one.',

  KEY_FILE_MISSING:
    'The key file is missing. The records are still here, but locked. Bring back the key file from a backup.',
  KEY_FILE_UNREADABLE:
    'The computer would not open the key file. Nothing was changed. Check that you may read the folder, then try again.',
  KEY_FILE_TRUNCATED:
    'Part of the key file is missing. Nothing was changed. Use the previous copy or a backup.',
  KEY_FILE_DAMAGED: 'The key file is damaged. Nothing was changed. Use the previous copy or a backup.',
  KEY_FILE_FROM_NEWER_VERSION:
    'A newer Waystation wrote the key file. Nothing was changed. Install the newer version on this computer.',
  KEY_FILE_WEAK_PARAMETERS:
    'The key file is set up in a way that is not safe enough. Nothing was changed. Use the previous copy or a backup.',
  DATABASE_MISSING: 'The file with the records is missing. Nothing was changed. Bring it back from a backup.',
  DATABASE_DAMAGED:
    'The file with the records is damaged. Nothing more was changed. Bring it back from a backup.',
  DATABASE_WRONG_KEY:
    'The key file and the records do not belong together. Nothing was changed. Bring back both from the same backup.',
  DATABASE_FROM_NEWER_VERSION:
    'A newer Waystation wrote these records. Nothing was changed. Install the newer version on this computer.',
  DATABASE_BUSY: 'The records are busy right now. Nothing was lost. Wait a moment, then try again.',
  DISK_FULL:
    'The disk is full. What was saved before is safe, and your text is still here. Free some space, then save again.',
  DISK_READ_ONLY:
    'The disk does not let Waystation write. What was saved before is safe. Check the disk, then try again.',

  NOT_FOUND: 'This is not here any more. Go back and open it again.',
  STALE_EDIT:
    'Someone changed this after you opened it. Your text is still here. Open it again to see what is new, then save.',
  RULE_BROKEN: 'Something is missing or not right yet. Your text is still here. Check the marked fields.',
  NOTE_SIGNED: 'This note is signed and stays as it is. To add something, write an addendum.',
  NOT_THE_AUTHOR: 'Only the person who wrote this can change it. Nothing was changed.',
  POSSIBLE_DUPLICATE:
    'This person may already be here. Nothing was saved. Compare the people on the list first.',

  FILE_TOKEN_UNKNOWN: 'Choose the file or folder again. Nothing was changed.',
  FILE_UNREADABLE:
    'The file could not be read. Nothing was changed. Check that it is still there and that you may open it.',
  FILE_TOO_LARGE: 'The file is too large. Nothing was changed. Ask for the list in smaller files.',
  FILE_EMPTY: 'The file is empty. Nothing was changed. Choose another file.',
  FILE_NOT_NDJSON:
    'The file is not a list Waystation can read. Nothing was changed. Ask for a FHIR NDJSON file.',
  FILE_TRUNCATED:
    'The file ends too early. Nothing was changed. Copy or save the file again, then choose it.',
  FILE_WRONG_RESOURCE:
    'The file holds something other than people. Nothing was changed. Ask for a file of FHIR Patient records.',
  FILE_CHANGED: 'The file changed after it was checked. Nothing was changed here. Check it again.',
  LINE_TOO_LONG: 'A line in the file is too long. Nothing was changed. Ask for the file again.',
  FILE_NOT_PEOPLE:
    'This is not a list of people Waystation can read. Nothing was changed. Choose a CSV, XLSX or FHIR NDJSON file.',
  FILE_OLD_WORKBOOK:
    'This spreadsheet is in an old format or has a password. Nothing was changed. Open it in your spreadsheet program, take off the password, and save it as XLSX or CSV.',
  FILE_WORKBOOK_DAMAGED:
    'This spreadsheet is damaged. Nothing was changed. Open it in your spreadsheet program, save it again, and choose it.',
  FILE_WORKBOOK_TOO_LARGE:
    'This spreadsheet is far too large once it is unpacked. Nothing was changed. Save only the list of people as CSV, and choose that.',
  FILE_TOO_MANY_ROWS:
    'This list has more than 30,000 rows. Nothing was changed. Save it as several smaller files, and bring them in one after the other.',
  FILE_TOO_MANY_COLUMNS:
    'This list has more than 200 columns. Nothing was changed. Take out the columns you do not need, save it, and choose it again.',
  FILE_QUOTE_OPEN:
    'A quotation mark there is opened and never closed, so the rest of the file can’t be read. Nothing was changed. Fix it and choose the file again.',
  IMPORT_NOTHING_TO_DO: 'There is no one new in this file. Nothing was changed.',
  PREVIEW_GONE: 'The check of this file is no longer open. Nothing was changed. Choose the file again.',
  FOLDER_UNWRITABLE: 'Waystation may not write in this folder. Your records are safe. Choose another folder.',
  RECIPIENT_MISSING:
    'There is no central office yet. Your records are safe. Ask the administrator to add one in Settings.',
  RECIPIENT_UNVERIFIED:
    'The key of the central office has not been checked yet. Nothing was sent. Ask the administrator to check it in Settings.',
  RECIPIENT_KEY_INVALID:
    'This is not a key Waystation can use. It starts with age1. Copy it again from the central office.',
  NOTHING_TO_EXPORT: 'Everything is already in an end-of-day file. There is nothing new to send.',
  EXPORT_CHECK_FAILED:
    'The file did not pass its check and was removed. Your records are safe. Try again, or choose another folder.',
  PRINT_FAILED: 'Printing did not work. Nothing was changed. Check the printer, then try again.',
} as const;
