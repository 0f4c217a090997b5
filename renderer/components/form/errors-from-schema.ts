import type { z } from 'zod';
import type { FieldErrors } from './use-form';

/** What zod found, as far as a message needs it. */
export type SchemaIssue = z.core.$ZodIssue;

/**
 * Messages for values a zod schema refuses: the first issue of each top-level field, put into words by
 * `describe`. Issues without a path belong to no field and are left to the vault's answer.
 */
export function errorsFromSchema<Values extends object>(
  schema: z.ZodType,
  values: Values,
  describe: (field: keyof Values & string, issue: SchemaIssue) => string,
): FieldErrors<Values> {
  const result = schema.safeParse(values);
  const errors: FieldErrors<Values> = {};
  if (result.success) return errors;
  for (const issue of result.error.issues) {
    const [head] = issue.path;
    if (typeof head !== 'string' || !(head in values)) continue;
    // Checked on the line above: the path begins with a field of these values.
    const field = head as keyof Values & string;
    errors[field] ??= describe(field, issue);
  }
  return errors;
}
