import { z } from 'zod';

import { ImportFieldSchema } from '../exchange/import-fields';
import { IMPORT_COLUMN_LIMIT } from '../exchange/import-limits';
import { DATE_ORDERS } from '../rules/written-dates';
import { defineEntity, instant, json, optionalText, text, textSchema } from './define-entity';

/** What one import did, kept as its report. Holds line numbers and codes, no names. */
export const ImportRun = defineEntity({
  name: 'importRun',
  label: { en: 'Import', es: 'Importación' },
  scope: 'local',
  appendOnly: true,
  fields: {
    fileSha256: text({ en: 'File hash', es: 'Huella del archivo', tier: 'operations', max: 64 }),
    importedAt: instant({ en: 'Imported at', es: 'Importado el', tier: 'operations' }),
    report: json(
      z.strictObject({
        lineCount: z.int().nonnegative(),
        importedCount: z.int().nonnegative(),
        alreadyHereCount: z.int().nonnegative(),
        duplicateSkippedCount: z.int().nonnegative(),
        problemLineCount: z.int().nonnegative(),
        problems: z
          .array(
            z.strictObject({
              lineNumber: z.int().positive(),
              code: z.string().max(80),
              path: z.string().max(200),
            }),
          )
          .max(1000),
        notKept: z.array(z.strictObject({ code: z.string().max(80), lineCount: z.int().positive() })).max(40),
      }),
      { en: 'Report', es: 'Informe', tier: 'operations' },
    ),
    note: optionalText({ en: 'Note', es: 'Nota', tier: 'operations', max: 500 }),
  },
});

/** What the columns of a kind of spreadsheet are, found again by the names of the columns. Holds no rows. */
export const ImportMapping = defineEntity({
  name: 'importMapping',
  label: { en: 'Columns of a spreadsheet', es: 'Columnas de una hoja de cálculo' },
  scope: 'local',
  fields: {
    /** SHA-256 of the names of the columns, whatever their order. */
    headersSha256: text({ en: 'Header hash', es: 'Huella de los encabezados', tier: 'operations', max: 64 }),
    columns: json(
      z
        .array(
          z.strictObject({
            header: textSchema(200).min(1),
            field: ImportFieldSchema,
            dateOrder: z.enum(DATE_ORDERS).nullable(),
            words: z
              .array(z.strictObject({ text: textSchema(200).min(1), code: textSchema(40).nullable() }))
              .max(200),
          }),
        )
        .max(IMPORT_COLUMN_LIMIT),
      { en: 'Columns', es: 'Columnas', tier: 'operations' },
    ),
  },
});
