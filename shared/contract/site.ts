import { z } from 'zod';

import { INTERFACE_LANGUAGE, PERSON_NOUN } from '../codes';
import { ErrorCodeSchema } from '../errors';
import { UuidSchema } from '../identifiers';
import { Draft, Site, User, textSchema } from '../model';
import { DAYS_WITHOUT_CONTACT_MAX, IDLE_MINUTES_MAX } from '../model/site';
import { InstantSchema, LocalDateSchema } from '../time';
import { Nothing, command, query } from './define-method';
import { DamageSchema } from './damage';

/** A passphrase as typed; the rules are checked in the vault so that they can answer with their own codes. */
export const PassphraseInput = z.string().min(1).max(4096);

const signInName = User.fields.signInName.schema;

/** The person signed in, as the page sees them. */
export const SignedInUserSchema = z.strictObject({
  id: z.uuid(),
  displayName: z.string(),
  initials: z.string(),
  role: User.fields.role.schema,
  language: INTERFACE_LANGUAGE.schema,
  mustChangePassphrase: z.boolean(),
});
export type SignedInUser = z.infer<typeof SignedInUserSchema>;

export const SiteSummarySchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  siteCode: z.string(),
  timeZone: Site.fields.timeZone.schema,
  language: INTERFACE_LANGUAGE.schema,
  personNoun: PERSON_NOUN.schema,
  servesMinors: z.boolean(),
  isSample: z.boolean(),
  recoveryCodeConfirmed: z.boolean(),
  /** When the code on paper was last tried, and opened a copy. */
  recoveryCodeTestedAt: InstantSchema.nullable(),
  /** Minutes an untouched window stays open. */
  idleMinutes: z.strictObject({ frontDesk: z.int().positive(), others: z.int().positive() }),
  /** After how many days without a contact the caseload asks for one. */
  daysWithoutContact: z.int().positive(),
});
export type SiteSummary = z.infer<typeof SiteSummarySchema>;

/** What the page needs right after unlocking. */
export const SessionSchema = z.strictObject({
  user: SignedInUserSchema,
  site: SiteSummarySchema,
  /** Today at the site. */
  today: LocalDateSchema,
  /** Changes no end-of-day file holds yet. */
  unsentChangeCount: z.int().nonnegative(),
});
export type Session = z.infer<typeof SessionSchema>;

/** Where the installation stands before anybody signed in. Names nobody. */
export const SiteStatusSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('no_site') }),
  z.strictObject({
    state: z.literal('locked'),
    /** Wait before the next try, after wrong passphrases. */
    waitMilliseconds: z.int().nonnegative(),
    /** A sample site says how to get in; it holds nobody real. */
    sample: z
      .strictObject({
        passphrase: z.string(),
        signInNames: z.array(z.strictObject({ signInName: z.string(), role: User.fields.role.schema })),
      })
      .nullable(),
  }),
  z.strictObject({ state: z.literal('unlocked') }),
  z.strictObject({
    state: z.literal('damaged'),
    code: ErrorCodeSchema,
    previousCopyAvailable: z.boolean(),
    /** What was found wrong with the database, when that is what is wrong. */
    damage: DamageSchema.nullable(),
  }),
]);
export type SiteStatus = z.infer<typeof SiteStatusSchema>;

const newPerson = {
  displayName: User.fields.displayName.schema,
  signInName,
  initials: User.fields.initials.schema,
};

const idleMinutes = z.int().min(1).max(IDLE_MINUTES_MAX);

export const siteMethods = {
  'site.status': query({ needs: 'any', input: Nothing, output: SiteStatusSchema }),
  'site.create': command({
    needs: 'no-site',
    auditAction: 'site.created',
    input: {
      name: Site.fields.name.schema,
      siteCode: Site.fields.siteCode.schema,
      timeZone: Site.fields.timeZone.schema,
      language: INTERFACE_LANGUAGE.schema,
      personNoun: PERSON_NOUN.schema,
      administrator: z.strictObject({ ...newPerson, passphrase: PassphraseInput }),
    },
    output: z.strictObject({ session: SessionSchema, recoveryCode: z.string() }),
  }),
  'site.createSample': command({
    needs: 'no-site',
    auditAction: 'site.sample_created',
    input: { language: INTERFACE_LANGUAGE.schema, timeZone: Site.fields.timeZone.schema },
    output: Nothing,
  }),
  /** Removes a sample site, files and all. Refused for a real one. */
  'site.wipeSample': command({
    needs: 'any',
    auditAction: 'site.sample_wiped',
    input: {},
    output: Nothing,
  }),
  /** Puts the previous copy of the key file back in place of a damaged one; the damaged one is kept aside. */
  'site.usePreviousKeyFile': command({
    needs: 'any',
    auditAction: 'site.previous_key_file_used',
    input: {},
    output: SiteStatusSchema,
  }),
  'recovery.renew': command({
    auditAction: 'recovery.renewed',
    input: { passphrase: PassphraseInput },
    output: z.strictObject({ recoveryCode: z.string() }),
  }),
  /** Typing part of the code back proves that it was written down. */
  'recovery.confirm': command({
    auditAction: 'recovery.confirmed',
    input: {
      /** Group numbers (from 1) and what the person typed for each. */
      groups: z
        .array(z.strictObject({ number: z.int().positive().max(20), text: z.string().max(20) }))
        .min(2)
        .max(8),
    },
    output: z.strictObject({ matches: z.boolean() }),
  }),
  /** A drill: tries the code on paper on a copy of key file and database, which is removed again. */
  'recovery.test': command({
    auditAction: 'recovery.tested',
    input: { recoveryCode: z.string().min(1).max(200) },
    output: z.strictObject({ clientCount: z.int().nonnegative(), noteCount: z.int().nonnegative() }),
  }),
  'site.setIdleMinutes': command({
    auditAction: 'site.idle_minutes_changed',
    input: { frontDesk: idleMinutes, others: idleMinutes },
    output: Nothing,
  }),
  'site.setDaysWithoutContact': command({
    auditAction: 'site.days_without_contact_changed',
    input: { days: z.int().min(1).max(DAYS_WITHOUT_CONTACT_MAX) },
    output: Nothing,
  }),
};

export const sessionMethods = {
  'session.unlock': command({
    needs: 'locked',
    auditAction: 'session.unlocked',
    input: { signInName: z.string().min(1).max(100), passphrase: PassphraseInput },
    output: SessionSchema,
  }),
  /** Gets an administrator back in with the recovery code and gives them a new passphrase. */
  'session.recover': command({
    needs: 'locked',
    auditAction: 'session.recovered',
    input: {
      signInName: z.string().min(1).max(100),
      recoveryCode: z.string().min(1).max(200),
      newPassphrase: PassphraseInput,
    },
    output: SessionSchema,
  }),
  'session.current': query({ input: Nothing, output: SessionSchema }),
  'session.changePassphrase': command({
    auditAction: 'session.passphrase_changed',
    input: { currentPassphrase: PassphraseInput, newPassphrase: PassphraseInput },
    output: Nothing,
  }),
  'session.setLanguage': command({
    auditAction: 'session.language_changed',
    input: { language: INTERFACE_LANGUAGE.schema },
    output: Nothing,
  }),
};

/** A staff member in lists. */
export const StaffMemberSchema = z.strictObject({
  id: z.uuid(),
  revision: z.int(),
  displayName: z.string(),
  signInName: z.string(),
  initials: z.string(),
  role: User.fields.role.schema,
  credentialType: User.fields.credentialType.schema,
  credentialNumber: z.string().nullable(),
  credentialIssuedOn: LocalDateSchema.nullable(),
  credentialExpiresOn: LocalDateSchema.nullable(),
  isActive: z.boolean(),
  mustChangePassphrase: z.boolean(),
  createdAt: InstantSchema,
});
export type StaffMember = z.infer<typeof StaffMemberSchema>;

const roleAndCredential = {
  role: User.fields.role.schema,
  credentialType: User.fields.credentialType.schema,
  credentialNumber: User.fields.credentialNumber.schema,
  credentialIssuedOn: User.fields.credentialIssuedOn.schema,
  credentialExpiresOn: User.fields.credentialExpiresOn.schema,
};

export const peopleMethods = {
  'user.list': query({ input: Nothing, output: z.strictObject({ users: z.array(StaffMemberSchema) }) }),
  /** Adds a staff member; the one-time passphrase is shown once and must be changed at the first sign-in. */
  'user.create': command({
    auditAction: 'user.created',
    input: {
      ...newPerson,
      language: INTERFACE_LANGUAGE.schema,
      ...roleAndCredential,
    },
    output: z.strictObject({ user: StaffMemberSchema, oneTimePassphrase: z.string() }),
  }),
  /** Name, sign-in name, initials, role, credential. The last active administrator stays one (R-ROL-06). */
  'user.update': command({
    auditAction: 'user.updated',
    input: {
      userId: UuidSchema,
      expectedRevision: z.int().positive(),
      ...newPerson,
      ...roleAndCredential,
    },
    output: z.strictObject({ user: StaffMemberSchema }),
  }),
  /** Closes an account: their way in goes, what they wrote keeps its author (R-ROL-07). */
  'user.deactivate': command({
    auditAction: 'user.deactivated',
    input: { userId: UuidSchema },
    output: z.strictObject({
      user: StaffMemberSchema,
      /** People still assigned to them, who need somebody else now. */
      assignedCount: z.int().nonnegative(),
    }),
  }),
  /** Opens a closed account again, with a one-time passphrase. */
  'user.reactivate': command({
    auditAction: 'user.reactivated',
    input: { userId: UuidSchema },
    output: z.strictObject({ user: StaffMemberSchema, oneTimePassphrase: z.string() }),
  }),
  /**
   * Gets a colleague back in who forgot their passphrase: a one-time one, without knowing the old. The helper's own
   * passphrase is asked for, so that a window left open can't be used to take over an account.
   */
  'user.resetPassphrase': command({
    auditAction: 'user.passphrase_reset',
    input: { userId: UuidSchema, ownPassphrase: PassphraseInput },
    output: z.strictObject({ user: StaffMemberSchema, oneTimePassphrase: z.string() }),
  }),
};

export const viewMethods = {
  'view.get': query({
    input: z.strictObject({ key: z.string().min(1).max(80) }),
    output: z.strictObject({ value: z.record(z.string(), z.unknown()).nullable() }),
  }),
  'view.set': command({
    isLocal: true,
    localEntities: ['viewSetting'],
    auditAction: 'view.changed',
    input: {
      key: z
        .string()
        .min(1)
        .max(80)
        .regex(/^[a-z][a-z0-9.-]*$/),
      value: z.record(z.string().max(80), z.unknown()),
    },
    output: Nothing,
  }),
};

/** Long text is a draft's content too, so it is bounded by the call's size limit, not here. */
const draftKey = {
  kind: Draft.fields.kind.schema,
  subject: textSchema(36).min(1),
};

export const draftMethods = {
  'draft.save': command({
    isLocal: true,
    localEntities: ['draft'],
    auditAction: 'draft.saved',
    input: { ...draftKey, content: z.record(z.string().max(80), z.unknown()) },
    output: z.strictObject({ savedAt: InstantSchema }),
  }),
  'draft.get': query({
    input: z.strictObject(draftKey),
    output: z.strictObject({
      draft: z
        .strictObject({ content: z.record(z.string(), z.unknown()), savedAt: InstantSchema })
        .nullable(),
    }),
  }),
  'draft.list': query({
    input: Nothing,
    output: z.strictObject({
      drafts: z.array(z.strictObject({ ...draftKey, savedAt: InstantSchema })),
    }),
  }),
  /**
   * Intakes of new people that colleagues began at this computer and didn't finish, with the name as it was typed, so that
   * nobody is asked everything twice.
   */
  'draft.othersIntakes': query({
    auditAction: 'draft.others_listed',
    input: Nothing,
    output: z.strictObject({
      intakes: z.array(
        z.strictObject({
          ownerId: UuidSchema,
          ownerName: z.string(),
          /** Blank while no name was typed, and where the person keeps it to themselves. */
          name: z.string(),
          isFull: z.boolean(),
          /** From 0. */
          step: z.int().nonnegative(),
          savedAt: InstantSchema,
          /** Answers about health are in it: only roles that may read them go on with it (R-ROL-01). */
          mayTakeOver: z.boolean(),
        }),
      ),
    }),
  }),
  /**
   * Goes on with an intake a colleague began: it becomes the caller's, as it was when they saw it, and the colleague has it no
   * longer.
   */
  'draft.takeOver': command({
    localEntities: ['draft'],
    auditAction: 'draft.taken_over',
    input: { ownerId: UuidSchema, savedAt: InstantSchema },
    output: Nothing,
  }),
  'draft.discard': command({
    isLocal: true,
    localEntities: ['draft'],
    auditAction: 'draft.discarded',
    input: draftKey,
    output: Nothing,
  }),
};
