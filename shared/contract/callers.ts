import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { CallerMessage, Consent } from '../model';
import { InstantSchema, LocalDateSchema } from '../time';
import { Nothing, command, query } from './define-method';

const { askedFor, callerName, callerOrganization, callerPhone, message } = CallerMessage.fields;

/** A message as the worker it may be for sees it. */
export const CallerMessageViewSchema = z.strictObject({
  id: UuidSchema,
  askedFor: z.string(),
  callerName: z.string().nullable(),
  callerOrganization: z.string().nullable(),
  callerPhone: z.string().nullable(),
  message: z.string().nullable(),
  takenAt: InstantSchema,
  takenByName: z.string(),
  /** Whom it may be for, of the people the reader answers for. */
  people: z.array(z.strictObject({ clientId: UuidSchema, displayName: z.string(), chartNumber: z.string() })),
});
export type CallerMessageView = z.infer<typeof CallerMessageViewSchema>;

export const callerMethods = {
  /**
   * Keeps what a caller wants passed on. Nobody is looked up: the answer, and the work behind it, is the same whoever
   * was asked for (R-DIS-05).
   */
  'caller.takeMessage': command({
    auditAction: 'caller.message_taken',
    localEntities: ['callerMessage'],
    input: {
      askedFor: askedFor.schema,
      callerName: callerName.schema,
      callerOrganization: callerOrganization.schema,
      callerPhone: callerPhone.schema,
      message: message.schema,
    },
    output: Nothing,
  }),
  /**
   * Written consents in force that name the caller, of people the caller asked for. Somebody without one and somebody
   * nobody knows give the same empty answer.
   */
  'caller.checkConsent': query({
    auditAction: 'caller.consent_checked',
    input: z.strictObject({
      askedFor: askedFor.schema,
      callerName: callerName.schema,
      callerOrganization: callerOrganization.schema,
    }),
    output: z.strictObject({
      consents: z.array(
        z.strictObject({
          consentId: UuidSchema,
          clientId: UuidSchema,
          displayName: z.string(),
          chartNumber: z.string(),
          birthDate: LocalDateSchema.nullable(),
          recipientName: z.string(),
          informationScope: Consent.fields.informationScope.schema,
          informationText: z.string().nullable(),
          purpose: z.string(),
          expiresOn: LocalDateSchema.nullable(),
        }),
      ),
    }),
  }),
  /** Messages nobody has taken care of: for people assigned to the caller; for supervisors also those nobody answers for. */
  'callerMessage.list': query({
    auditAction: 'caller.messages_listed',
    input: Nothing,
    output: z.strictObject({ messages: z.array(CallerMessageViewSchema) }),
  }),
  /** Takes a message off the list, or puts it back. */
  'callerMessage.finish': command({
    auditAction: 'caller.message_finished',
    localEntities: ['callerMessage'],
    input: { messageId: UuidSchema, isFinished: z.boolean() },
    output: Nothing,
  }),
};
