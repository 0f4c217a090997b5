export type ParsedTime =
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'invalid' };

const FIRST_MORNING_HOUR = 7;

function clock(hour: number, minute: number): ParsedTime {
  if (hour > 23 || minute > 59) return { kind: 'invalid' };
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return { kind: 'time', time };
}

/**
 * Reads a time of day the way people type it: `9`, `930`, `9:30`, `9.30 am`, `2p`, `2:15 p. m.`, `14:15`,
 * `noon`, `mediodía`. Without am or pm, hours 1 to 6 are in the afternoon, when sites are open; a leading
 * zero means the 24-hour clock. The field shows the result with AM or PM, so a wrong guess is seen.
 */
export function parseTime(text: string): ParsedTime {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[\s ]+/g, '');
  if (plain === '') return { kind: 'empty' };
  if (plain === 'noon' || plain === 'mediodia') return clock(12, 0);

  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?h?(?:(a|p)\.?(?:m\.?)?)?$/.exec(plain);
  if (match === null) return { kind: 'invalid' };
  const [, hourText = '', minuteText = '0', half] = match;
  const hour = Number(hourText);
  const minute = Number(minuteText);

  if (half !== undefined) {
    if (hour < 1 || hour > 12) return { kind: 'invalid' };
    return clock((hour % 12) + (half === 'p' ? 12 : 0), minute);
  }
  const isTwentyFourHour = hourText.startsWith('0') || hour > 12 || hour === 0;
  if (isTwentyFourHour || hour >= FIRST_MORNING_HOUR) return clock(hour, minute);
  return clock(hour + 12, minute);
}
