/** Text without needless blanks; `null` for nothing, which is how "not recorded" is stored. */
export function textOrNull(text: string): string | null {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  return trimmed === '' ? null : trimmed;
}
