import type { Resource } from '@medplum/fhirtypes';

import { ClinicFailure } from '../../../../shared/errors';
import {
  Appointment,
  Attendance,
  Client,
  ContactMethod,
  Encounter,
  Goal,
  GroupMember,
  GroupSeries,
  GroupSession,
  Note,
  NoteAddendum,
  RelatedPerson,
  Site,
  User,
  snakeCase,
} from '../../../../shared/model/index';
import type { EntityDefinition, Row } from '../../../../shared/model/index';
import type { Reader } from '../../store/connection';
import { signedLines } from '../../records/payers/signed-lines';
import { findRecords } from '../../store/records';
import { sql, sqlIdentifier, sqlList } from '../../store/sql';
import { appointmentOf, appointmentOfSession } from '../fhir/appointment';
import type { ResourceChecker } from '../fhir/checks';
import { compositionOfAddendum, compositionOfNote, isSigned } from '../fhir/composition';
import type { FhirContext, FhirType } from '../fhir/elements';
import { encounterOf } from '../fhir/encounter';
import { goalOf } from '../fhir/goal';
import { groupOf } from '../fhir/group';
import { organizationOf } from '../fhir/organization';
import { patientOf } from '../fhir/patient';
import { practitionerOf } from '../fhir/practitioner';
import { relatedPersonOf } from '../fhir/related-person';
import type { Chunk } from './change-lines';
import type { Selection } from './selection';

const RECORDS_PER_WINDOW = 200;

/** What the lines of a resource type are made from. */
export interface FhirSource {
  readonly reader: Reader;
  readonly selection: Selection;
  readonly context: FhirContext;
  readonly checker: ResourceChecker;
}

/** The entities behind each type, each with how a window of its records becomes resources. */
const STREAMS: Readonly<Record<FhirType, readonly Stream[]>> = {
  Organization: [stream(Site, (_source, sites) => sites.map(organizationOf))],
  Practitioner: [stream(User, (_source, users) => users.map(practitionerOf))],
  Patient: [
    stream(Client, ({ reader, context }, clients) => {
      const contacts = recordsOf(reader, ContactMethod, 'clientId', clients);
      return clients.map((client) => patientOf(client, contacts.get(client.id) ?? [], context));
    }),
  ],
  RelatedPerson: [stream(RelatedPerson, (_source, people) => people.map(relatedPersonOf))],
  Group: [
    stream(GroupSeries, ({ reader, context }, series) => {
      const members = recordsOf(reader, GroupMember, 'seriesId', series);
      return series.map((group) => groupOf(group, members.get(group.id) ?? [], context));
    }),
  ],
  Appointment: [
    stream(GroupSession, ({ reader, context }, sessions) => {
      const attendance = recordsOf(reader, Attendance, 'sessionId', sessions);
      return sessions.map((session) =>
        appointmentOfSession(session, attendance.get(session.id) ?? [], context),
      );
    }),
    stream(Appointment, ({ context }, appointments) =>
      appointments.map((appointment) => appointmentOf(appointment, context)),
    ),
  ],
  Encounter: [
    stream(Encounter, ({ reader, context }, encounters) => {
      const appointments = recordsOf(reader, Appointment, 'encounterId', encounters);
      const lines = signedLines(reader, encounters);
      return encounters.map((encounter) =>
        encounterOf(encounter, appointments.get(encounter.id) ?? [], context, lines.get(encounter.id)),
      );
    }),
  ],
  Goal: [stream(Goal, (_source, goals) => goals.map(goalOf))],
  Composition: [
    stream(Note, ({ context }, notes) =>
      notes.filter(isSigned).map((note) => compositionOfNote(note, context)),
    ),
    stream(NoteAddendum, ({ reader, context }, addenda) => {
      const noteIds = addenda.map((addendum) => addendum.noteId);
      const notes = new Map(
        findRecords(reader, Note, sql`id IN ${sqlList(noteIds)}`).map((note) => [note.id, note]),
      );
      return addenda.flatMap((addendum) => {
        const note = notes.get(addendum.noteId);
        return note !== undefined && isSigned(note) ? [compositionOfAddendum(addendum, note, context)] : [];
      });
    }),
  ],
};

interface Stream {
  readonly entityName: string;
  readonly resourcesOf: (source: FhirSource, ids: readonly string[]) => readonly Resource[];
}

function stream<Entity extends EntityDefinition>(
  entity: Entity,
  resourcesOf: (source: FhirSource, records: readonly Row<Entity>[]) => readonly Resource[],
): Stream {
  return {
    entityName: entity.name,
    resourcesOf: (source, ids) =>
      resourcesOf(source, findRecords(source.reader, entity, sql`id IN ${sqlList(ids)} ORDER BY id`)),
  };
}

/** How many resources of the type the file will hold. */
export function countResources(selection: Selection, type: FhirType): number {
  return STREAMS[type].reduce((count, { entityName }) => count + selection.count(entityName), 0);
}

/**
 * The lines of one resource type, checked.
 * @throws ClinicFailure `EXPORT_CHECK_FAILED` also when a selected record gave no resource: others may point to it.
 */
export function* fhirLines(source: FhirSource, type: FhirType): Generator<Chunk> {
  let writtenCount = 0;
  for (const { entityName, resourcesOf } of STREAMS[type]) {
    const ids = source.selection.ids(entityName);
    for (let start = 0; start < ids.length; start += RECORDS_PER_WINDOW) {
      const resources = resourcesOf(source, ids.slice(start, start + RECORDS_PER_WINDOW));
      let text = '';
      for (const resource of resources) {
        source.checker.check(`${type} ${entityName}`, resource);
        text += `${JSON.stringify(resource)}\n`;
      }
      writtenCount += resources.length;
      yield { content: text, recordCount: resources.length };
    }
  }
  if (writtenCount !== countResources(source.selection, type)) throw new ClinicFailure('EXPORT_CHECK_FAILED');
}

/** The records that belong to some owners, by owner, in the order of their ids. */
function recordsOf<Entity extends EntityDefinition>(
  reader: Reader,
  entity: Entity,
  ownerField: string & keyof Row<Entity>,
  owners: readonly { readonly id: string }[],
): ReadonlyMap<string, readonly Row<Entity>[]> {
  const ids = sqlList(owners.map(({ id }) => id));
  const column = sqlIdentifier(snakeCase(ownerField));
  const byOwner = new Map<string, Row<Entity>[]>();
  for (const record of findRecords(reader, entity, sql`${column} IN ${ids} ORDER BY ${column}, id`)) {
    const ownerId = String(record[ownerField]);
    const records = byOwner.get(ownerId);
    if (records === undefined) byOwner.set(ownerId, [record]);
    else records.push(record);
  }
  return byOwner;
}
