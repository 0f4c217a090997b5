import { z } from 'zod';

import type { DuplicateCandidate } from '../../../../shared/contract/clients';
import type { SignedInUser } from '../../../../shared/contract/site';
import { Client } from '../../../../shared/model';
import { likeBirthDates } from '../../../../shared/rules/birth-date-likeness';
import {
  DUPLICATE_THRESHOLD,
  SHARED_CONTACT_LIMIT,
  scoreDuplicate,
} from '../../../../shared/rules/duplicates';
import type { PersonIdentity } from '../../../../shared/rules/duplicates';
import { lastNameForms } from '../../../../shared/rules/name-likeness';
import { displayName, legalName, nameWords } from '../../../../shared/rules/names';
import { firstNameForms } from '../../../../shared/rules/nicknames';
import type { Reader } from '../../store/connection';
import { sql, sqlFragment, sqlJoin, sqlList } from '../../store/sql';
import type { Statement } from '../../store/sql';
import { isClientVisible } from './visibility';

/** More than a screenful helps nobody decide. */
const SHOWN_CANDIDATES = 20;

interface SearchOptions {
  readonly viewer: Pick<SignedInUser, 'id' | 'role'>;
  /** The person themselves, when they are already on record. */
  readonly exceptClientId?: string;
}

/**
 * People who may be this person, most likely first (R-INT-05, R-INT-06). Indexes on date of birth, contacts, ids and
 * name words give those worth comparing; the rule in `shared/rules/duplicates.ts` decides. Charts the viewer may
 * not know of stay out of it.
 */
export function findDuplicateCandidates(
  reader: Reader,
  person: PersonIdentity,
  { viewer, exceptClientId }: SearchOptions,
): DuplicateCandidate[] {
  // A shelter's number says nothing about who somebody is.
  const contactValues = person.contactValues.filter((value) => !isSharedContact(reader, value));
  const identity = { ...person, contactValues };
  const searches = candidateSearches(identity);
  if (searches.length === 0) return [];
  const candidates = reader.json(
    sql`SELECT json_group_array(json_array(client.id, client.chart_number, client.legal_first_name,
        client.legal_middle_name, client.legal_last_name, client.legal_suffix, client.preferred_name,
        json(client.aliases), client.birth_date, client.birth_date_is_estimated, client.status,
        client.medicaid_id, json(client.external_identifiers), worker.display_name,
        (SELECT json_group_array(value) FROM contact_method WHERE client_id = client.id AND is_active = 1)))
      FROM client LEFT JOIN "user" AS worker ON worker.id = client.assigned_worker_id
      WHERE client.id IN (${sqlJoin(searches, sqlFragment` UNION `)})
        AND client.status <> 'merged' AND client.id IS NOT ${exceptClientId ?? null}
        AND ${isClientVisible(viewer)}`,
    z.array(PersonSchema),
  );
  return candidates
    .map((candidate) => ({ candidate, ...scoreDuplicate(identity, candidate) }))
    .filter(({ score }) => score >= DUPLICATE_THRESHOLD)
    .sort(
      (left, right) =>
        right.score - left.score || (left.candidate.chartNumber < right.candidate.chartNumber ? -1 : 1),
    )
    .slice(0, SHOWN_CANDIDATES)
    .map(({ candidate, score, reasons }) => ({
      clientId: candidate.clientId,
      chartNumber: candidate.chartNumber,
      displayName: displayName(candidate),
      legalName: legalName(candidate),
      birthDate: candidate.birthDate,
      status: candidate.status,
      assignedWorkerName: candidate.assignedWorkerName,
      score,
      reasons: [...reasons],
    }));
}

function candidateSearches(identity: PersonIdentity): readonly Statement[] {
  const searches: Statement[] = [];
  if (identity.birthDate !== null) {
    const dates = likeBirthDates(identity.birthDate);
    searches.push(sql`SELECT id FROM client WHERE birth_date IN ${sqlList(dates)}`);
  }
  if (identity.contactValues.length > 0) {
    searches.push(sql`SELECT client_id FROM contact_method
      WHERE value IN ${sqlList(identity.contactValues)} AND is_active = 1`);
  }
  if (identity.medicaidId !== null) {
    searches.push(sql`SELECT id FROM client WHERE medicaid_id = ${identity.medicaidId}`);
  }
  const byName = nameSearch(identity);
  if (byName !== undefined) searches.push(byName);
  return searches;
}

function isSharedContact(reader: Reader, value: string): boolean {
  const people = reader.value(
    sql`SELECT count(DISTINCT client_id) FROM contact_method WHERE value = ${value} AND is_active = 1`,
    z.int(),
  );
  return (people ?? 0) > SHARED_CONTACT_LIMIT;
}

/**
 * People of the same name, one of whose two dates of birth is missing or a guess: the others are found by their date.
 * Any form of the first name with any half of the last name.
 */
function nameSearch(identity: PersonIdentity): Statement | undefined {
  const names = [identity.legalFirstName, identity.preferredName, ...identity.aliases];
  const firstWords = names.flatMap((name) => nameWords(name ?? '').slice(0, 1));
  const lastWords = [
    ...lastNameForms(nameWords(identity.legalLastName ?? '')),
    ...names.flatMap((name) => nameWords(name ?? '').slice(1)),
  ].flatMap((form) => form.split(' '));
  if (firstWords.length === 0 || lastWords.length === 0) return undefined;
  const query = `name_words : ((${anyOf(firstWords.flatMap(firstNameForms))}) AND (${anyOf(lastWords)}))`;
  const isDateOpen =
    identity.birthDate === null || identity.birthDateIsEstimated
      ? sqlFragment`1`
      : sqlFragment`(client.birth_date IS NULL OR client.birth_date_is_estimated = 1)`;
  return sql`SELECT client.id FROM client_search_words
    CROSS JOIN client_search ON client_search.row_number = client_search_words.rowid
    CROSS JOIN client ON client.id = client_search.client_id
    WHERE client_search_words MATCH ${query} AND ${isDateOpen}`;
}

function anyOf(words: readonly string[]): string {
  return [...new Set(words)].map((word) => `"${word}"`).join(' OR ');
}

const PersonSchema = z
  .tuple([
    z.string(),
    z.string(),
    Client.fields.legalFirstName.schema,
    Client.fields.legalMiddleName.schema,
    Client.fields.legalLastName.schema,
    Client.fields.legalSuffix.schema,
    Client.fields.preferredName.schema,
    Client.fields.aliases.schema,
    Client.fields.birthDate.schema,
    z.int(),
    Client.fields.status.schema,
    Client.fields.medicaidId.schema,
    Client.fields.externalIdentifiers.schema,
    z.string().nullable(),
    z.array(z.string()),
  ])
  .transform(
    ([
      clientId,
      chartNumber,
      legalFirstName,
      legalMiddleName,
      legalLastName,
      legalSuffix,
      preferredName,
      aliases,
      birthDate,
      birthDateIsEstimated,
      status,
      medicaidId,
      externalIdentifiers,
      assignedWorkerName,
      contactValues,
    ]) => ({
      clientId,
      chartNumber,
      legalFirstName,
      legalMiddleName,
      legalLastName,
      legalSuffix,
      preferredName,
      aliases,
      birthDate,
      birthDateIsEstimated: birthDateIsEstimated === 1,
      status,
      medicaidId,
      externalIdentifiers,
      assignedWorkerName,
      contactValues,
    }),
  );
