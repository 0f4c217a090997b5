/** The zones of the pretend site: where it is day when one of them is in the dead of night. */
const ZONES = ['America/Denver', 'Pacific/Honolulu'] as const;

/** A zone in which the group of an hour ago was on the same day. */
export function daytimeZone(): string {
  const [usual, other] = ZONES;
  return hourIn(usual) >= 2 ? usual : other;
}

function hourIn(timeZone: string): number {
  return Number(
    new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(new Date()),
  );
}

/** An hour ago at the site, as it is typed: the group is over when its attendance is saved. */
export function startOfGroup(): string {
  const anHourAgo = new Date(Date.now() - 60 * 60_000);
  return new Intl.DateTimeFormat('en-US', {
    timeZone: daytimeZone(),
    hour: 'numeric',
    minute: '2-digit',
  }).format(anHourAgo);
}
