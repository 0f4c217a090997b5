import { REDISCLOSURE_NOTICE } from '../../../../shared/exchange/notices';
import type { Consent, Recipient, Row } from '../../../../shared/model/index';
import type { Chunk } from './change-lines';
import type { People } from './people';
import type { Selection } from './selection';

const LINES_PER_CHUNK = 200;

/** One line of `consents.ndjson`: the scope of a consent the file relies on (42 CFR 2.32(b)). */
interface ConsentLine {
  readonly consentId: string;
  readonly clientId: string;
  readonly type: string;
  readonly recipientId: string;
  readonly recipientName: string;
  readonly disclosingParty: string;
  readonly informationScope: readonly string[];
  readonly informationText: string | null;
  readonly purpose: string;
  readonly signedOn: string;
  readonly expiresOn: string | null;
  readonly expiresEvent: string | null;
  readonly expiresEventText: string | null;
  readonly signerName: string;
  readonly signerCapacity: string;
  readonly formVersion: string;
  readonly contentHash: string | null;
  readonly noticeVersion: string;
}

/** `consents.ndjson`: a line for everyone in the file; none when the basis isn't consent. */
export function* consentLines(
  people: People,
  selection: Selection,
  recipient: Row<typeof Recipient>,
): Generator<Chunk> {
  const reliedOn = selection
    .ids('client')
    .map((id) => people.consents.get(id))
    .filter((consent) => consent !== undefined);
  for (let start = 0; start < reliedOn.length; start += LINES_PER_CHUNK) {
    const window = reliedOn.slice(start, start + LINES_PER_CHUNK);
    const lines = window.map((consent) => `${JSON.stringify(consentLine(consent, recipient))}\n`);
    yield { content: lines.join(''), recordCount: lines.length };
  }
}

function consentLine(consent: Row<typeof Consent>, recipient: Row<typeof Recipient>): ConsentLine {
  return {
    consentId: consent.id,
    clientId: consent.clientId,
    type: consent.type,
    recipientId: recipient.id,
    recipientName: recipient.name,
    disclosingParty: consent.disclosingParty,
    informationScope: consent.informationScope,
    informationText: consent.informationText,
    purpose: consent.purpose,
    signedOn: consent.signedOn,
    expiresOn: consent.expiresOn,
    expiresEvent: consent.expiresEvent,
    expiresEventText: consent.expiresEventText,
    signerName: consent.signerName,
    signerCapacity: consent.signerCapacity,
    formVersion: consent.formVersion,
    contentHash: consent.contentHash,
    noticeVersion: REDISCLOSURE_NOTICE.version,
  };
}

/** `NOTICE.txt`: the words of the rule, and which version of them. */
export function noticeText(): string {
  return `${REDISCLOSURE_NOTICE.text}\n\nNotice on redisclosure, 42 CFR 2.32(a)(1). Version ${REDISCLOSURE_NOTICE.version}.\n`;
}
