/** What makes a line's JSON something no record system writes. */
export type JsonProblem =
  'not_json' | 'nested_too_deep' | 'duplicate_key' | 'forbidden_key' | 'number_out_of_range';

/** Deeper than any FHIR resource with its extensions. */
const DEEPEST_NESTING = 40;

/** Names that mean something to JavaScript objects, and nothing to FHIR. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

type Outcome =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: JsonProblem };

/**
 * Parses a line of a file from outside. `JSON.parse` alone would take the last of two equal keys, turn `1e999` into
 * Infinity and give `__proto__` as a key; all of them are refused, and so is nesting that would exhaust what comes after.
 */
export function parseGuarded(text: string): Outcome {
  const problem = inspect(text);
  // Before parsing, which would build all of it.
  if (problem === 'nested_too_deep') return { ok: false, problem };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'not_json' };
  }
  return problem === undefined ? { ok: true, value } : { ok: false, problem };
}

interface Level {
  /** The keys so far; `undefined` in a list. */
  readonly keys: Set<string> | undefined;
  isKeyNext: boolean;
}

/** One walk over the text, without building anything. On text that isn't JSON the answer means nothing. */
function inspect(text: string): JsonProblem | undefined {
  const levels: Level[] = [];
  let problem: JsonProblem | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const level = levels.at(-1);
    switch (text.charCodeAt(index)) {
      case 0x22: {
        const end = endOfString(text, index);
        if (level?.keys !== undefined && level.isKeyNext) {
          problem ??= keyProblem(text.slice(index, end + 1), level.keys);
          level.isKeyNext = false;
        }
        index = end;
        break;
      }
      case 0x7b:
        levels.push({ keys: new Set(), isKeyNext: true });
        break;
      case 0x5b:
        levels.push({ keys: undefined, isKeyNext: false });
        break;
      case 0x7d:
      case 0x5d:
        levels.pop();
        break;
      case 0x2c:
        if (level !== undefined) level.isKeyNext = true;
        break;
      default:
        if (isNumberStart(text.charCodeAt(index))) {
          const end = endOfNumber(text, index);
          if (!Number.isFinite(Number(text.slice(index, end)))) problem ??= 'number_out_of_range';
          index = end - 1;
        }
    }
    if (levels.length > DEEPEST_NESTING) return 'nested_too_deep';
  }
  return problem;
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

function keyProblem(quoted: string, keys: Set<string>): JsonProblem | undefined {
  const key = unescapedKey(quoted);
  if (key === undefined) return undefined;
  if (FORBIDDEN_KEYS.has(key)) return 'forbidden_key';
  if (keys.has(key)) return 'duplicate_key';
  keys.add(key);
  return undefined;
}

function unescapedKey(quoted: string): string | undefined {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

function isNumberStart(unit: number): boolean {
  return unit === 0x2d || (unit >= 0x30 && unit <= 0x39);
}

function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && /[\d.eE+-]/.test(text.charAt(end))) end += 1;
  return end;
}
