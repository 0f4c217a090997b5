import { config } from 'zod';

/*
 * Imported before anything that makes a schema: zod otherwise tries `new Function` to see whether it may compile
 * validators, which the content security policy refuses and reports.
 */
config({ jitless: true });
