import { z } from 'zod';

/*
 * Made once: building a schema, and compiling it at its first use, costs far more than the query it checks (half the
 * time of an import, measured).
 */

/** A whole number in a column. */
export const IntegerSchema = z.int();

/** A text in a column. */
export const TextSchema = z.string();

/** A row whose columns are checked later, by its entity. */
export const AnyRowSchema = z.record(z.string(), z.unknown());
