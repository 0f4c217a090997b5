import type { Choice } from '../../components';
import { isTimeZoneName, type TimeZoneName } from '../../../shared/time';

/** The zones of the United States first: that is where the sites are. */
const USUAL_ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
] as const;

/**
 * The machine's zone as a first answer. A machine set to no place in particular (UTC) says nothing about the
 * site, and a silent UTC would put every evening into the next day.
 */
export function likelyTimeZone(machineZone: TimeZoneName): TimeZoneName | null {
  return machineZone.includes('/') && !machineZone.startsWith('Etc/') ? machineZone : null;
}

const SHOWN_CHOICES = 20;

/** A zone as a person reads it: the city, and the zone's name in their language. */
export function timeZoneChoice(zone: TimeZoneName, locale: string): Choice {
  const [area, ...place] = zone.split('/');
  const city = (place.at(-1) ?? area ?? zone).replaceAll('_', ' ');
  return { id: zone, label: `${city} (${nameOf(zone, locale)})`, description: zone };
}

function nameOf(zone: TimeZoneName, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** Zones whose city, name or id holds the text; the usual ones first. */
export function findTimeZones(text: string, locale: string): readonly Choice[] {
  const wanted = plain(text);
  const all = new Set<string>([...USUAL_ZONES, ...Intl.supportedValuesOf('timeZone')]);
  const found: Choice[] = [];
  for (const zone of all) {
    if (!isTimeZoneName(zone)) continue;
    // The name costs a formatter each, so ids are compared first.
    const isUsual = USUAL_ZONES.some((usual) => usual === zone);
    if (wanted === '' && !isUsual) break;
    const choice = timeZoneChoice(zone, locale);
    if (plain(`${choice.label} ${zone}`).includes(wanted)) found.push(choice);
    if (found.length >= SHOWN_CHOICES) break;
  }
  return found;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll('_', ' ')
    .toLowerCase()
    .trim();
}
