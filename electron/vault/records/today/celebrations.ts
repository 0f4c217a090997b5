import { z } from 'zod';

import { MILESTONE_KIND } from '../../../../shared/codes';
import type { Celebration } from '../../../../shared/contract/today';
import { milestoneOn } from '../../../../shared/rules/milestones';
import { displayName } from '../../../../shared/rules/names';
import { LocalDateSchema, addDays, daysBetween } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { RECOVERY_BEGAN } from '../../store/caseload-facts';
import { chartsOf } from '../../store/joined-charts';
import { statusRank } from '../../store/search';
import { sql, sqlFragment } from '../../store/sql';
import type { Statement } from '../../store/sql';
import { isSearchRowVisible } from '../clients/visibility';
import type { ReadContext } from '../context';

/** How many days ahead steps of time in recovery are said, and how long other milestones stay to be celebrated. */
const CELEBRATED_DAYS = 7;
const SHOWN = 8;

const PersonSchema = z.object({
  id: z.string(),
  legal_first_name: z.string().nullable(),
  legal_last_name: z.string().nullable(),
  preferred_name: z.string().nullable(),
});

/**
 * Whom of the own caseload somebody can congratulate: steps of time in recovery today and in the days to come, what else
 * they reached in the days before. Today's first, then what comes, then what was.
 */
export function celebrations(context: ReadContext): Celebration[] {
  const { today } = context;
  const away = ({ on }: Celebration) => {
    const days = daysBetween(today, on);
    return days >= 0 ? days : CELEBRATED_DAYS - days;
  };
  return [...stepsToCome(context), ...reachedLately(context)]
    .sort((first, second) => away(first) - away(second))
    .slice(0, SHOWN);
}

function stepsToCome(context: ReadContext): Celebration[] {
  const { reader, today } = context;
  const people = reader.all(
    sql`SELECT ${personColumns}, ${RECOVERY_BEGAN} AS began FROM ${ownPeople(context)}
      AND client_search.recovery_order IS NOT NULL ORDER BY client_search.sort_key, client.id`,
    PersonSchema.extend({ began: LocalDateSchema }),
  );
  const days = Array.from({ length: CELEBRATED_DAYS + 1 }, (_, index) => addDays(today, index));
  return people.flatMap((person) =>
    days.flatMap((day) => {
      const milestone = milestoneOn(person.began, day);
      if (milestone === null) return [];
      const { unit, count } = milestone;
      return [celebration(person, day, { about: 'recovery', unit, count })];
    }),
  );
}

function reachedLately(context: ReadContext): Celebration[] {
  const { reader, today } = context;
  const reached = reader.all(
    sql`SELECT ${personColumns}, milestone.kind, milestone.reached_on, milestone.words FROM ${ownPeople(
      context,
      sql`CROSS JOIN milestone ON milestone.client_id IN ${chartsOf(sqlFragment`client.id`)}`,
    )} AND milestone.reached_on BETWEEN ${addDays(today, -CELEBRATED_DAYS)} AND ${today}
        AND milestone.error_reason IS NULL
      ORDER BY milestone.reached_on DESC, client_search.sort_key, milestone.id`,
    PersonSchema.extend({
      kind: MILESTONE_KIND.schema,
      reached_on: LocalDateSchema,
      words: z.string().nullable(),
    }),
  );
  return reached.map(({ kind, words, ...person }) =>
    celebration(person, person.reached_on, { about: 'life', kind, words }),
  );
}

const personColumns = sqlFragment`client.id, client.legal_first_name, client.legal_last_name, client.preferred_name`;

/** The active people of the own caseload, with a condition that may go on. */
function ownPeople({ user }: ReadContext, joined: Statement = sqlFragment``): Statement {
  return sql`client_search INDEXED BY client_search_worker
    CROSS JOIN client ON client.id = client_search.client_id ${joined}
    WHERE client_search.assigned_worker_id = ${user.id} AND client_search.status_rank = ${statusRank('active')}
      AND ${isSearchRowVisible(user)}`;
}

function celebration(
  person: z.output<typeof PersonSchema>,
  on: LocalDate,
  what: Celebration['what'],
): Celebration {
  const name = displayName({
    legalFirstName: person.legal_first_name,
    legalLastName: person.legal_last_name,
    preferredName: person.preferred_name,
  });
  return { clientId: person.id, displayName: name, on, what };
}
