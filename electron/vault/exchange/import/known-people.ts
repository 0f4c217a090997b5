import { z } from 'zod';

import { Client } from '../../../../shared/model/index';
import type { SignedInUser } from '../../../../shared/contract/site';
import type { PersonIdentity } from '../../../../shared/rules/duplicates';
import { isClientVisible } from '../../records/clients/visibility';
import type { Reader } from '../../store/connection';
import { sql } from '../../store/sql';

const PEOPLE_PER_WINDOW = 500;

/** Somebody who has a record here. */
export interface KnownPerson {
  readonly clientId: string;
  readonly chartNumber: string;
  readonly identity: PersonIdentity;
}

const KnownPersonSchema = z
  .tuple([
    z.string(),
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.array(z.string()),
    Client.fields.birthDate.schema,
    z.int(),
    z.string().nullable(),
    z.array(z.string()),
  ])
  .transform(
    ([
      clientId,
      chartNumber,
      first,
      last,
      preferred,
      aliases,
      birthDate,
      isEstimated,
      medicaidId,
      contacts,
    ]) =>
      ({
        clientId,
        chartNumber,
        identity: {
          legalFirstName: first,
          legalLastName: last,
          preferredName: preferred,
          aliases,
          birthDate,
          birthDateIsEstimated: isEstimated === 1,
          medicaidId,
          contactValues: contacts,
          // Equal ids are found before anybody is compared.
          externalIdentifiers: [],
        },
      }) satisfies KnownPerson,
  );

/** Everyone the viewer may know of, window by window (R-ROL-05: restricted charts aren't there for most). */
export function* knownPeople(
  reader: Reader,
  viewer: Pick<SignedInUser, 'id' | 'role'>,
): Generator<readonly KnownPerson[]> {
  for (let after = ''; ;) {
    const window = reader.json(
      sql`SELECT json_group_array(json_array(client.id, client.chart_number, client.legal_first_name,
          client.legal_last_name, client.preferred_name, json(client.aliases), client.birth_date,
          client.birth_date_is_estimated, client.medicaid_id,
          (SELECT json_group_array(value) FROM contact_method WHERE client_id = client.id AND is_active = 1))
          ORDER BY client.id)
        FROM (SELECT * FROM client WHERE id > ${after} AND status <> 'merged' AND ${isClientVisible(viewer)}
          ORDER BY id LIMIT ${PEOPLE_PER_WINDOW}) AS client`,
      z.array(KnownPersonSchema),
    );
    yield window;
    const last = window.at(-1);
    if (last === undefined || window.length < PEOPLE_PER_WINDOW) return;
    after = last.clientId;
  }
}

/** Ids another system gave people who are here, and the site's own chart numbers; restricted and merged charts too. */
export function knownIdentifiers(reader: Reader, siteId: string): ReadonlySet<string> {
  const external = reader.values(
    sql`SELECT DISTINCT (value ->> 'system') || ' ' || (value ->> 'value')
      FROM client, json_each(client.external_identifiers)`,
    z.string(),
  );
  const own = reader.values(sql`SELECT chart_number FROM client`, z.string());
  return new Set([...external, ...own.map((number) => identifierKey(ownSystem(siteId), number))]);
}

/** One id as a text to compare. */
export function identifierKey(system: string, value: string): string {
  return `${system} ${value}`;
}

/** The system of chart numbers in this site's own bundles. */
function ownSystem(siteId: string): string {
  return `urn:uuid:${siteId}`;
}
