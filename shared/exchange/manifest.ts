import { z } from 'zod';

import { EndOfDayReviewSchema } from '../contract/exchange';
import { UuidSchema } from '../identifiers';
import { ChangeRangeSchema, Recipient, Site } from '../model';
import { LocalDateSchema } from '../time';
import { BUNDLE_NAME } from './bundle-name';

/** Raised when a reader of older bundles would misunderstand a new one. */
export const BUNDLE_FORMAT_VERSION = 1;

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** Date and time with zone, as FHIR writes an instant. */
const MomentSchema = z.iso.datetime({ offset: true });

/** A file of the bundle. The manifest, its signature and `SHA256SUMS` aren't in the list: they depend on it. */
export const BundleFileSchema = z.strictObject({
  path: z.string().regex(/^[A-Za-z0-9_]+(\/[A-Za-z0-9_]+)?(\.[a-z]+)+$/),
  bytes: z.int().nonnegative(),
  sha256: Sha256Schema,
  /** Lines of a list, rows of a table without its header; 0 for texts. */
  records: z.int().nonnegative(),
});

/**
 * `manifest.json`: what a bundle is, what it holds, on what grounds it was made, and how it follows on the one before.
 * In canonical form (RFC 8785), so that it can be signed and compared byte by byte. The members `transactionTime`,
 * `request`, `requiresAccessToken`, `output`, `deleted` and `error` are those of a FHIR bulk export.
 */
export const ManifestSchema = z.strictObject({
  format: z.literal('waystation-bundle'),
  formatVersion: z.literal(BUNDLE_FORMAT_VERSION),
  appVersion: z.string(),
  /** Version of the database's schema; a receiver with an older one must update first. */
  schemaVersion: z.int().positive(),
  codeLists: z.record(z.string(), z.int().positive()),

  bundleId: UuidSchema,
  fileName: z.string().regex(BUNDLE_NAME),
  /** Rises with every file of this computer; may skip numbers. */
  sequence: z.int().positive(),
  /** `full`: everything there is, the first file for this office. `delta`: what came since. */
  kind: z.enum(['full', 'delta']),
  site: z.strictObject({
    id: UuidSchema,
    siteCode: Site.fields.siteCode.schema,
    name: z.string(),
    timeZone: z.string(),
    /** Invented people only; a real office refuses it. */
    isSample: z.boolean(),
  }),
  device: z.strictObject({ id: UuidSchema, publicKeySha256: Sha256Schema }),
  /** The day at the site. */
  date: LocalDateSchema,
  /** From the file before (`null` for the first) to this one. */
  period: z.strictObject({ start: MomentSchema.nullable(), end: MomentSchema }),
  changes: z.strictObject({
    /** By computer: this one, and those it was before it was restored. */
    ranges: z.array(ChangeRangeSchema),
    count: z.int().nonnegative(),
    /** How many of them are older than the ranges: of people who could not be sent before. */
    caughtUpCount: z.int().nonnegative(),
  }),
  /** The file before for the same office; a receiver that doesn't have it asks for it. */
  previous: z.strictObject({ sequence: z.int().positive(), sha256: Sha256Schema }).nullable(),
  auditHead: z.strictObject({ sequence: z.int().nonnegative(), hash: Sha256Schema }),

  recipient: z.strictObject({ id: UuidSchema, name: z.string(), fingerprint: z.string() }),
  legalBasis: z.strictObject({
    code: Recipient.fields.legalBasis.schema,
    agreementReference: z.string().nullable(),
    agreementSignedOn: LocalDateSchema.nullable(),
    agreementExpiresOn: LocalDateSchema.nullable(),
  }),
  noticeVersion: z.string(),
  /** People with something to send whose records may not go to this office. */
  leftOutClientCount: z.int().nonnegative(),

  /** The numbers of the review screen (R-EXP-04). */
  review: EndOfDayReviewSchema.shape.counts,
  /** Records in the file by entity, those included so that references resolve among them; and `change`. */
  counts: z.record(z.string(), z.int().nonnegative()),
  files: z.array(BundleFileSchema),

  transactionTime: MomentSchema,
  request: z.string(),
  requiresAccessToken: z.literal(false),
  output: z.array(z.strictObject({ type: z.string(), url: z.string(), count: z.int().nonnegative() })),
  deleted: z.array(z.never()),
  error: z.array(z.never()),
});

export type Manifest = z.output<typeof ManifestSchema>;
