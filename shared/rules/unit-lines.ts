import type { UNIT_HOLD } from '../codes';
import type { Encounter, Row } from '../model';
import { KINDS_WITHOUT_CONTACT } from './contact-kinds';
import { doOverlap } from './encounter-time';
import type { PayerRuleVersion } from './payer-rules';
import { unitsOf } from './units';

/** What keeps a contact's units from going out as they are. */
export type UnitHold = (typeof UNIT_HOLD)['slugs'][number];

/** A contact that took place, with the rule it is counted by. */
export interface CountedContact extends Pick<
  Row<typeof Encounter>,
  'id' | 'kind' | 'modality' | 'placeOfService' | 'serviceDate' | 'startAt' | 'endAt' | 'minutes'
> {
  readonly rule: PayerRuleVersion | null;
  /** Somebody said why it stands although it overlaps another (R-ENC-05). */
  readonly overlapExplained: boolean;
  /** Who was in the room, of a group. */
  readonly group: { readonly people: number; readonly facilitators: number } | null;
}

/** What a contact counts as for its payer. */
export interface UnitLine {
  /** `null` for a kind of contact the payer doesn't pay for: it has no units (R-ENC-04). */
  readonly code: string | null;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly holds: readonly UnitHold[];
}

const NO_LINE: UnitLine = { code: null, modifiers: [], units: 0, holds: [] };

/**
 * The units of one person's contacts (R-ENC-03 to R-ENC-07), by the contact's id. Where the payer rounds the whole day
 * each contact gets what it adds to the day's units, in the order of the day, so that they add up.
 * @param contacts all of the person's contacts on the days asked about
 */
export function unitLines(contacts: readonly CountedContact[]): ReadonlyMap<string, UnitLine> {
  const inOrder = [...contacts].sort((first, second) =>
    first.startAt === second.startAt ? (first.id < second.id ? -1 : 1) : first.startAt - second.startAt,
  );
  const lines = new Map<string, UnitLine>();
  const minutesOf = new Map<string, number>();
  const unitsOfDay = new Map<string, number>();
  let before: CountedContact[] = [];
  for (const contact of inOrder) {
    const { rule } = contact;
    const service = serviceOf(contact);
    if (rule === null || service === null) {
      lines.set(contact.id, NO_LINE);
      continue;
    }
    const day = `${contact.serviceDate} ${rule.code}`;
    const key = [day, rule.version, service.code, ...service.modifiers].join(' ');
    const earlier = rule.aggregate === 'per_client_day' ? (minutesOf.get(key) ?? 0) : 0;
    const total = earlier + contact.minutes;
    minutesOf.set(key, total);
    const units = unitsOf(total, rule.unitRule) - unitsOf(earlier, rule.unitRule);
    const soFar = (unitsOfDay.get(day) ?? 0) + units;
    unitsOfDay.set(day, soFar);
    before = before.filter(({ endAt }) => endAt > contact.startAt);
    const holds: UnitHold[] = [
      ...(unitsOf(total, rule.unitRule) === 0 ? (['no_units'] as const) : []),
      ...(units > 0 && rule.maxUnitsPerDay !== null && soFar > rule.maxUnitsPerDay
        ? (['over_day_limit'] as const)
        : []),
      ...(!contact.overlapExplained && before.some((other) => doOverlap(other, contact))
        ? (['overlaps_person'] as const)
        : []),
      ...telehealthHolds(contact, rule),
      ...groupHolds(contact, rule),
    ];
    before.push(contact);
    lines.set(contact.id, { ...service, units, holds });
  }
  return lines;
}

/** What the payer calls a contact, with the modifiers of how it was held; `null` when it doesn't pay for it. */
function serviceOf({ kind, modality, rule }: CountedContact): Pick<UnitLine, 'code' | 'modifiers'> | null {
  if (KINDS_WITHOUT_CONTACT.some((one) => one === kind)) return null;
  const service = rule?.services.find((line) => line.kind === kind);
  if (rule === null || service === undefined) return null;
  return { code: service.code, modifiers: [...service.modifiers, ...modalityModifiers(modality, rule)] };
}

function modalityModifiers(modality: CountedContact['modality'], rule: PayerRuleVersion): readonly string[] {
  if (modality === 'video') return rule.videoModifiers;
  return modality === 'audio' ? rule.audioModifiers : [];
}

function telehealthHolds({ modality, placeOfService }: CountedContact, rule: PayerRuleVersion): UnitHold[] {
  if (modality !== 'video' && modality !== 'audio') return [];
  const isTelehealth = placeOfService === 'telehealth_home' || placeOfService === 'telehealth_not_home';
  return [
    ...(isTelehealth ? [] : (['telehealth_place'] as const)),
    ...(modalityModifiers(modality, rule).length === 0 ? (['telehealth_modifier'] as const) : []),
  ];
}

function groupHolds({ group }: CountedContact, rule: PayerRuleVersion): UnitHold[] {
  if (group === null) return [];
  const { maxGroupSize, maxPeoplePerFacilitator } = rule;
  return [
    ...(maxGroupSize !== null && group.people > maxGroupSize ? (['group_too_large'] as const) : []),
    ...(maxPeoplePerFacilitator !== null && group.people > maxPeoplePerFacilitator * group.facilitators
      ? (['group_over_ratio'] as const)
      : []),
  ];
}
