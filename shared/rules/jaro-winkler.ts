/** Winkler's weight of a common beginning, and how much of a beginning counts. */
const PREFIX_WEIGHT = 0.1;
const PREFIX_LENGTH = 4;

/**
 * How alike two texts are, from 0 (nothing in common) to 1 (equal), after Jaro and Winkler: built for names, so
 * that swapped neighbours cost little and a common beginning counts. Symmetric. Compares code points.
 */
export function jaroWinkler(first: string, second: string): number {
  if (first === second) return first === '' ? 0 : 1;
  // Which of several equal letters pair up can depend on the side one starts from: always the same side.
  const [left, right] =
    first < second ? [Array.from(first), Array.from(second)] : [Array.from(second), Array.from(first)];
  const jaro = jaroSimilarity(left, right);
  let prefix = 0;
  while (prefix < PREFIX_LENGTH && prefix < left.length && left[prefix] === right[prefix]) prefix += 1;
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
}

function jaroSimilarity(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const isTaken = new Array<boolean>(right.length).fill(false);
  const leftMatches: string[] = [];
  left.forEach((letter, index) => {
    const end = Math.min(right.length, index + reach + 1);
    for (let at = Math.max(0, index - reach); at < end; at += 1) {
      if (isTaken[at] === true || right[at] !== letter) continue;
      isTaken[at] = true;
      leftMatches.push(letter);
      return;
    }
  });
  if (leftMatches.length === 0) return 0;
  const rightMatches = right.filter((_, index) => isTaken[index]);
  const outOfPlace = leftMatches.filter((letter, index) => letter !== rightMatches[index]).length;
  const matches = leftMatches.length;
  return (matches / left.length + matches / right.length + (matches - outOfPlace / 2) / matches) / 3;
}
