import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { CallerMessageView } from '../../../../shared/contract/callers';
import { ClinicFailure } from '../../../../shared/errors';
import { CallerMessage, Client, User } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { isAskedFor } from '../../../../shared/rules/callers';
import { displayName, nameWords } from '../../../../shared/rules/names';
import type { Reader } from '../../store/connection';
import { findRecords, getRecord, updateRecord } from '../../store/records';
import { matchesSearch, statusRank } from '../../store/search';
import { sql } from '../../store/sql';
import { isWorker } from '../clients/worker';
import type { ReadContext, WriteContext } from '../context';

const SHOWN_MESSAGES = 100;
/** More people of one name than this, and nobody can say whom it is for. */
const MOST_MATCHES = 20;
/** A first name alone fits too many. */
const ENOUGH_WORDS = 2;

/**
 * Messages nobody has taken care of yet, oldest first, each with whom it may be for. A worker gets those for people
 * assigned to them; a supervisor also those for which there is nobody else.
 */
export function listMessages(context: ReadContext): MethodOutput<'callerMessage.list'> {
  const messages = findRecords(
    context.reader,
    CallerMessage,
    sql`finished_at IS NULL ORDER BY taken_at, id LIMIT ${SHOWN_MESSAGES}`,
  );
  return {
    messages: messages.flatMap((message) => {
      const view = messageFor(context, message);
      return view === null ? [] : [view];
    }),
  };
}

/**
 * Takes a message off the list, or puts it back.
 * @throws ClinicFailure `NOT_FOUND` also for a message that is for somebody else's people
 */
export function finishMessage(
  context: WriteContext,
  { messageId, isFinished }: ParsedInput<'callerMessage.finish'>,
): MethodOutput<'callerMessage.finish'> {
  const { writer, change, user } = context;
  const message = getRecord(writer, CallerMessage, messageId);
  const view = message === undefined ? null : messageFor({ reader: writer, user }, message);
  if (view === null) throw new ClinicFailure('NOT_FOUND');
  const values = isFinished
    ? { finishedAt: change.now, finishedBy: user.id }
    : { finishedAt: null, finishedBy: null };
  updateRecord(writer, change, CallerMessage, messageId, values, { expectedRevision: 'newest' });
  if (view.people.length === 0) context.audit({ recordId: messageId });
  for (const { clientId } of view.people) context.audit({ clientId, recordId: messageId });
  return {};
}

/** The message as the user gets it; `null` when somebody else answers for whom it is for. */
function messageFor(
  { reader, user }: Pick<ReadContext, 'reader' | 'user'>,
  message: Row<typeof CallerMessage>,
): CallerMessageView | null {
  const found = peopleAskedFor(reader, message.askedFor);
  const mine = found.filter(({ assignedWorkerId }) => assignedWorkerId === user.id);
  const hasWorker = found.some(
    ({ assignedWorkerId }) =>
      assignedWorkerId !== null && isWorker(getRecord(reader, User, assignedWorkerId)),
  );
  if (mine.length === 0 && (user.role !== 'supervisor' || hasWorker)) return null;
  return {
    id: message.id,
    askedFor: message.askedFor,
    callerName: message.callerName,
    callerOrganization: message.callerOrganization,
    callerPhone: message.callerPhone,
    message: message.message,
    takenAt: message.takenAt,
    takenByName: getRecord(reader, User, message.createdBy)?.displayName ?? '',
    people: (mine.length > 0 ? mine : found).map((client) => ({
      clientId: client.id,
      displayName: displayName(client),
      chartNumber: client.chartNumber,
    })),
  };
}

/** Everybody who goes by the name, hidden charts too: the message is for whoever answers for them. */
function peopleAskedFor(reader: Reader, askedFor: string): readonly Row<typeof Client>[] {
  const words = nameWords(askedFor);
  if (words.length === 0) return [];
  const rows = reader.all(
    sql`SELECT client_id, name_words FROM client_search
      WHERE ${matchesSearch(words.join(' '))} AND status_rank <> ${statusRank('merged')}
      ORDER BY client_id LIMIT ${MOST_MATCHES + 1}`,
    z.object({ client_id: z.string(), name_words: z.string() }),
  );
  const ids = rows.filter((row) => isAskedFor(askedFor, row.name_words)).map((row) => row.client_id);
  if (rows.length > MOST_MATCHES || (words.length < ENOUGH_WORDS && ids.length > 1)) return [];
  return ids.flatMap((id) => getRecord(reader, Client, id) ?? []);
}
