import { INPUT_SIZE_LIMIT } from '../../shared/protocol';

/** What a look at an input before its schema can find. */
export type InputFinding = 'acceptable' | 'too_large' | 'not_plain';

/** Deeper than anything in the contract; a draft of a form is three or four levels. */
const DEEPEST_NESTING = 24;

/** Keys that reach an object's prototype when somebody copies them without care. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Looks through an input before any schema sees it: its size as JSON, and that it is JSON at all. A port carries
 * more than JSON does (maps, cycles, `NaN`, half surrogate pairs, sparse arrays of any length), and fields whose
 * schema is open (a draft's content) would let it through to the database. Never visits more than the size limit allows.
 */
export function checkInput(input: unknown): InputFinding {
  const budget = { left: INPUT_SIZE_LIMIT };
  const isPlain = isPlainWithin(budget, input, 0);
  if (budget.left < 0) return 'too_large';
  if (!isPlain) return 'not_plain';
  // The walk counts no escapes; only the text itself says how long it is.
  const text = JSON.stringify(input) as string | undefined;
  return text !== undefined && text.length > INPUT_SIZE_LIMIT ? 'too_large' : 'acceptable';
}

function isPlainWithin(budget: { left: number }, value: unknown, depth: number): boolean {
  budget.left -= 1;
  if (budget.left < 0) return false;
  if (typeof value === 'string') return isTextWithin(budget, value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'boolean' || value === null) return true;
  if (typeof value !== 'object' || depth >= DEEPEST_NESTING) return false;
  if (Array.isArray(value)) return areItemsPlain(budget, value, depth);
  return isPlainObject(value) && areEntriesPlain(budget, value, depth);
}

/** Goes on after the first finding, so that what is too large is called too large whatever else is wrong with it. */
function areItemsPlain(budget: { left: number }, items: readonly unknown[], depth: number): boolean {
  let isPlain = true;
  // By index: holes count too, and an array of a billion of them ends with the budget.
  for (let index = 0; index < items.length && budget.left >= 0; index += 1) {
    if (!isPlainWithin(budget, items[index], depth + 1)) isPlain = false;
  }
  return isPlain;
}

function areEntriesPlain(budget: { left: number }, value: object, depth: number): boolean {
  let isPlain = true;
  for (const [key, entry] of Object.entries(value)) {
    if (budget.left < 0) return false;
    if (PROTOTYPE_KEYS.has(key) || !isTextWithin(budget, key)) isPlain = false;
    // An optional field given as `undefined` is a field that isn't there.
    if (entry !== undefined && !isPlainWithin(budget, entry, depth + 1)) isPlain = false;
  }
  return isPlain;
}

function isTextWithin(budget: { left: number }, text: string): boolean {
  budget.left -= text.length;
  return budget.left >= 0 && !/\p{Surrogate}/u.test(text);
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  return (
    Object.prototype.toString.call(value) === '[object Object]' && Object.getPrototypeOf(prototype) === null
  );
}
