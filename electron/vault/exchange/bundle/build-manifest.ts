import { createHash, createPublicKey } from 'node:crypto';

import { version as appVersion } from '../../../../package.json';
import { CODE_LISTS } from '../../../../shared/codes';
import type { EndOfDayReview } from '../../../../shared/contract/exchange';
import { BUNDLE_FORMAT_VERSION, ManifestSchema } from '../../../../shared/exchange/manifest';
import type { Manifest } from '../../../../shared/exchange/manifest';
import { REDISCLOSURE_NOTICE } from '../../../../shared/exchange/notices';
import type { Bundle, Row } from '../../../../shared/model/index';
import { isoWithOffset } from '../../../../shared/time';
import type { InstantMs } from '../../../../shared/time';
import { canonicalJson } from '../../canonical-json';
import { auditHead } from '../../store/audit';
import { schemaVersion } from '../../store/migrate';
import { FHIR_TYPES } from '../fhir/elements';
import { CHANGES_PATH } from './bundle-members';
import type { BundleSource } from './bundle-members';
import { caughtUpCount } from './change-lines';
import { SHARED_ENTITIES } from './change-range';
import type { MeasuredMember } from './members';

/** What a manifest says beyond what its files hold. */
export interface ManifestFacts {
  readonly bundleId: string;
  readonly fileName: string;
  readonly sequence: number;
  readonly writtenAt: InstantMs;
  readonly previous: Row<typeof Bundle> | undefined;
  readonly review: EndOfDayReview['counts'];
}

/** How many records of each entity the file holds, and how many changes; what the screen shows after writing. */
export function countsOf(source: BundleSource, members: readonly MeasuredMember[]): Record<string, number> {
  const change = members.find(({ path }) => path === CHANGES_PATH)?.recordCount ?? 0;
  return Object.fromEntries([
    ['change', change],
    ...SHARED_ENTITIES.map(({ name }) => [name, source.selection.count(name)] as const),
  ]);
}

/** The text of `manifest.json`, canonical (RFC 8785) and checked by the schema receivers use. */
export function manifestText(
  source: BundleSource,
  members: readonly MeasuredMember[],
  facts: ManifestFacts,
): string {
  const { recipient, device, fhir, changes } = source;
  const moment = (instant: InstantMs): string => isoWithOffset(instant, fhir.site.timeZone);
  const output = FHIR_TYPES.flatMap((type) => {
    const member = members.find(({ path }) => path === `fhir/${type}.ndjson`);
    return member === undefined ? [] : [{ type, url: member.path, count: member.recordCount }];
  });
  const manifest: Manifest = {
    format: 'waystation-bundle',
    formatVersion: BUNDLE_FORMAT_VERSION,
    appVersion,
    schemaVersion: schemaVersion(source.reader),
    codeLists: Object.fromEntries([...CODE_LISTS.values()].map(({ name, version }) => [name, version])),
    bundleId: facts.bundleId,
    fileName: facts.fileName,
    sequence: facts.sequence,
    kind: facts.previous === undefined ? 'full' : 'delta',
    site: {
      id: fhir.site.id,
      siteCode: fhir.site.siteCode,
      name: fhir.site.name,
      timeZone: fhir.site.timeZone,
      isSample: fhir.site.isSample,
    },
    device: { id: device.id, publicKeySha256: publicKeyHash(device.publicKeyPem) },
    date: fhir.today,
    period: {
      start: facts.previous === undefined ? null : moment(facts.previous.writtenAt),
      end: moment(facts.writtenAt),
    },
    changes: {
      ranges: [...changes.ranges],
      count: countsOf(source, members)['change'] ?? 0,
      caughtUpCount: caughtUpCount(changes),
    },
    previous:
      facts.previous === undefined
        ? null
        : { sequence: facts.previous.sequence, sha256: facts.previous.sha256 },
    auditHead: auditHead(source.reader),
    recipient: { id: recipient.id, name: recipient.name, fingerprint: recipient.fingerprint },
    legalBasis: {
      code: recipient.legalBasis,
      agreementReference: recipient.agreementReference,
      agreementSignedOn: recipient.agreementSignedOn,
      agreementExpiresOn: recipient.agreementExpiresOn,
    },
    noticeVersion: REDISCLOSURE_NOTICE.version,
    leftOutClientCount: source.people.leftOut.size,
    review: facts.review,
    counts: countsOf(source, members),
    files: members.map(({ path, byteCount, sha256, recordCount }) => ({
      path,
      bytes: byteCount,
      sha256,
      records: recordCount,
    })),
    transactionTime: moment(facts.writtenAt),
    request: `urn:uuid:${facts.bundleId}`,
    requiresAccessToken: false,
    output,
    deleted: [],
    error: [],
  };
  return canonicalJson(ManifestSchema.parse(manifest));
}

/** What `openssl pkey -pubin -outform DER | sha256sum` says of the device's key. */
function publicKeyHash(publicKeyPem: string): string {
  const der = createPublicKey(publicKeyPem).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

/** `SHA256SUMS` as `sha256sum -c` reads it: every other file of the bundle. */
export function hashesText(members: readonly MeasuredMember[]): string {
  return members.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
}
