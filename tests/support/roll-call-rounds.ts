/** What the roll call of a round says: the first person is always there, of the others it goes round. */
export function marksOfRound(
  clientIds: readonly string[],
  round: number,
): { clientId: string; mark: 'present' | 'excused' | 'no_show'; inAt: null; outAt: null }[] {
  const marks = ['present', 'excused', 'no_show'] as const;
  return clientIds.map((clientId, index) => ({
    clientId,
    mark: index === 0 ? 'present' : (marks[(round + index) % marks.length] ?? 'present'),
    inAt: null,
    outAt: null,
  }));
}
