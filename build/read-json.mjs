import { readFileSync } from 'node:fs';

/**
 * What a JSON file holds, once it has been seen to be that.
 *
 * @template {import('zod').ZodType} Schema
 * @param {string} path
 * @param {Schema} schema
 * @returns {import('zod').output<Schema>}
 */
export function readJson(path, schema) {
  return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
