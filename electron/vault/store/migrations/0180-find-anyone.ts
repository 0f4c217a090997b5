import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** People found by any part of a name, number or date of birth, and whom somebody opened last. */
export const findAnyone: Migration = {
  version: 180,
  name: 'find-anyone',
  up(writer) {
    writer.runScript(tables);
    writer.run(fillParts);
    writer.run(fillPhones);
  },
};

const tables = sqlFragment`
  -- Every stretch of three characters of what a person is found by, under the row number of client_search. The text
  -- itself isn't kept a second time. Follows from client and can be rebuilt.
  CREATE VIRTUAL TABLE client_search_parts USING fts5 (
    names, chart, born, content = '', contentless_delete = 1, tokenize = 'trigram'
  );
  -- The same of the digits of phone numbers in use; apart, because numbers change when names don't.
  CREATE VIRTUAL TABLE client_search_phones USING fts5 (
    digits, content = '', contentless_delete = 1, tokenize = 'trigram'
  );
  -- Whose charts somebody opened last.
  CREATE INDEX audit_opened ON audit (actor_id, sequence, client_id) WHERE action = 'client.opened';
`;

/** People joined to one are found by it too. */
const fillParts = sqlFragment`
  INSERT INTO client_search_parts (rowid, names, chart, born)
  SELECT row_number, name_words, chart_words, coalesce((
      WITH RECURSIVE chart (id) AS (
        SELECT client_search.client_id UNION
        SELECT client.id FROM chart CROSS JOIN client ON client.merged_into = chart.id)
      SELECT group_concat(birth_date, ' ') FROM client WHERE id IN (SELECT id FROM chart)), '')
  FROM client_search ORDER BY row_number
`;

/** A number is the digits of what was stored, its extension a number of its own; each ends with a space. */
const fillPhones = sqlFragment`
  INSERT INTO client_search_phones (rowid, digits)
  SELECT row_number, digits FROM (
    SELECT row_number, (
      WITH RECURSIVE chart (id) AS (
        SELECT client_search.client_id UNION
        SELECT client.id FROM chart CROSS JOIN client ON client.merged_into = chart.id)
      SELECT group_concat((
        WITH RECURSIVE letter (place, sign) AS (
          SELECT 1, substr(stored, 1, 1) UNION ALL
          SELECT place + 1, substr(stored, place + 1, 1) FROM letter WHERE place < length(stored))
        SELECT group_concat(iif(sign = char(31), ' ', sign), '' ORDER BY place) FROM letter
        WHERE sign GLOB '[0-9]' OR sign = char(31)) || ' ', '')
      FROM (SELECT replace(value, ';ext=', char(31)) AS stored FROM contact_method
        WHERE client_id IN (SELECT id FROM chart) AND is_active = 1 AND kind <> 'email')) AS digits
    FROM client_search)
  WHERE digits IS NOT NULL ORDER BY row_number
`;
