import { z } from 'zod';
import type { RelatedPersonView } from '../../../shared/contract/related-people';
import { UuidSchema } from '../../../shared/identifiers';
import {
  RelatedPersonFormSchema,
  emptyRelatedPerson,
  formOfRelatedPerson,
} from '../support/related-person-form';

const WrittenSchema = z.object({
  about: z.literal('person'),
  /** The one being changed, with what the change is based on; `null` for a new one. */
  changes: z.object({ relatedPersonId: UuidSchema, revision: z.int().positive() }).nullable(),
  form: RelatedPersonFormSchema,
});
/** Somebody around a person being noted, as it is kept. */
export type WrittenPerson = z.infer<typeof WrittenSchema>;

const RemovalSchema = z.object({
  about: z.literal('removal'),
  relatedPersonId: UuidSchema,
  revision: z.int().positive(),
  form: z.object({ why: z.enum(['ended', 'mistake']).nullable(), reason: z.string().max(2000) }),
});
/** Why somebody is taken off the chart, while it is said; as it is kept. */
export type RemovedPerson = z.infer<typeof RemovalSchema>;

export const PeopleDraftSchema = z.discriminatedUnion('about', [WrittenSchema, RemovalSchema]);
export type PeopleDraft = z.infer<typeof PeopleDraftSchema>;

/** The form of somebody new. */
export function newPerson(): WrittenPerson {
  return { about: 'person', changes: null, form: emptyRelatedPerson('new') };
}

/** Somebody on the chart, to be changed. */
export function changedPerson(person: RelatedPersonView): WrittenPerson {
  return {
    about: 'person',
    changes: { relatedPersonId: person.id, revision: person.revision },
    form: formOfRelatedPerson(person),
  };
}

/** Somebody on the chart, to be taken off it. */
export function removedPerson(person: RelatedPersonView): RemovedPerson {
  return {
    about: 'removal',
    relatedPersonId: person.id,
    revision: person.revision,
    form: { why: null, reason: '' },
  };
}

/** Whom a draft is about; `undefined` for somebody new. */
export function personIdOf(draft: PeopleDraft): string | undefined {
  return draft.about === 'removal' ? draft.relatedPersonId : draft.changes?.relatedPersonId;
}
