import { Consent, HeldBack } from '../../../../shared/model/index';
import type { ChangeRange, Recipient, Row } from '../../../../shared/model/index';
import { coveringConsent } from '../../../../shared/rules/consent';
import type { DisclosureMoment } from '../../../../shared/rules/consent';
import type { ChangeHeads } from '../../store/change-ranges';
import type { Reader } from '../../store/connection';
import { findRecords } from '../../store/records';
import { sql } from '../../store/sql';
import { peopleChanged } from './change-range';

/** Who takes part in a file for a recipient, and who stays out. */
export interface People {
  /** Everyone whose records may go to the recipient; `everyone` when the legal basis isn't consent. */
  readonly allowed: ReadonlySet<string> | 'everyone';
  /** The consent each allowed person's records rest on; empty when the basis isn't consent. */
  readonly consents: ReadonlyMap<string, Row<typeof Consent>>;
  /** People with something to send whose records may not go (R-DIS-01). */
  readonly leftOut: ReadonlySet<string>;
  /** People left out of earlier files who may go now: their changes after these, by computer, are sent too. */
  readonly caughtUp: ReadonlyMap<string, ChangeHeads>;
}

/** Finds out who may go into a file for the recipient at this moment; the same for the review and the export. */
export function choosePeople(
  reader: Reader,
  recipient: Pick<Row<typeof Recipient>, 'id' | 'legalBasis'>,
  ranges: readonly ChangeRange[],
  moment: DisclosureMoment,
): People {
  const heldBack = heldBackPeople(reader, recipient.id);
  if (recipient.legalBasis !== 'consent') {
    return { allowed: 'everyone', consents: new Map(), leftOut: new Set(), caughtUp: heldBack };
  }
  const consents = consentsInForce(reader, recipient.id, moment);
  const concerned = new Set([...heldBack.keys(), ...peopleChanged(reader, ranges)]);
  return {
    allowed: new Set(consents.keys()),
    consents,
    leftOut: new Set([...concerned].filter((id) => !consents.has(id))),
    caughtUp: new Map([...heldBack].filter(([id]) => consents.has(id))),
  };
}

/** The consents that let the recipient have the whole record now, one a person. */
export function consentsInForce(
  reader: Reader,
  recipientId: string,
  moment: DisclosureMoment,
): ReadonlyMap<string, Row<typeof Consent>> {
  const all = new Map<string, Row<typeof Consent>[]>();
  for (const consent of findRecords(
    reader,
    Consent,
    sql`recipient_id = ${recipientId} ORDER BY client_id, signed_on, id`,
  )) {
    all.set(consent.clientId, [...(all.get(consent.clientId) ?? []), consent]);
  }
  const inForce = new Map<string, Row<typeof Consent>>();
  for (const [clientId, consents] of all) {
    // A file holds everything there is on a person, so a consent for a part of it doesn't cover the file.
    const consent = coveringConsent(consents, recipientId, 'whole_record', moment);
    if (consent !== undefined) inForce.set(clientId, consent);
  }
  return inForce;
}

function heldBackPeople(reader: Reader, recipientId: string): ReadonlyMap<string, ChangeHeads> {
  const rows = findRecords(reader, HeldBack, sql`recipient_id = ${recipientId} ORDER BY client_id`);
  return new Map(rows.map(({ clientId, afterChanges }) => [clientId, afterChanges]));
}
