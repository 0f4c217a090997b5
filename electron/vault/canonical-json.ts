import canonicalize from 'canonicalize';

/** JSON with its keys in a fixed order (RFC 8785), so that equal values are equal texts. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Not a JSON value');
  return text;
}
