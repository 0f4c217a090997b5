import { CONSENT_NOTICE_DAYS } from '../../../../shared/rules/caseload-needs';
import type { NeedsDay } from '../../../../shared/rules/caseload-needs';
import type { ConsentState } from '../../../../shared/rules/consent';
import { addDays } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { statusRank } from '../../store/search';
import { sql, sqlFragment, sqlJoin } from '../../store/sql';
import type { Statement } from '../../store/sql';

/** What the order looks at, on a query over `client_search`. */
export const NEEDS_COLUMNS: readonly string[] = [
  'status_rank',
  'next_contact_on',
  'last_contact_on',
  'first_contact_on',
  'consent_until',
];

/** Where people stand whom nobody has to reach. */
const NO_NEED = '9';

/**
 * A text that sorts people by the most pressing of their `contactNeeds`, longest waiting first; a test holds the two
 * to each other.
 */
export function needsOrder({ today, daysWithoutContact }: NeedsDay): Statement {
  return sql`CASE
    WHEN status_rank <> ${statusRank('active')} THEN ${NO_NEED}
    WHEN next_contact_on < ${today} THEN '1' || next_contact_on
    WHEN next_contact_on = ${today} THEN '2'
    WHEN next_contact_on IS NULL
      AND coalesce(last_contact_on, first_contact_on, '') <= ${addDays(today, -daysWithoutContact)}
      THEN '3' || coalesce(last_contact_on, '')
    WHEN ${isConsentState('ending', today)} THEN '4' || consent_until
    ELSE ${NO_NEED} END`;
}

/** That somebody has to be reached. */
export function hasNeeds(day: NeedsDay): Statement {
  return sql`${needsOrder(day)} < ${NO_NEED}`;
}

/** That the consents to share stand in one of these ways, like `consentStateOf`. */
export function isInConsentStates(states: readonly ConsentState[], today: LocalDate): Statement {
  return sql`(${sqlJoin(
    states.map((state) => isConsentState(state, today)),
    sqlFragment` OR `,
  )})`;
}

function isConsentState(state: ConsentState, today: LocalDate): Statement {
  const noticeFrom = addDays(today, CONSENT_NOTICE_DAYS);
  switch (state) {
    case 'none':
      return sqlFragment`consent_until IS NULL`;
    case 'over':
      return sql`consent_until < ${today}`;
    case 'ending':
      return sql`consent_until BETWEEN ${today} AND ${noticeFrom}`;
    case 'active':
      return sql`consent_until > ${noticeFrom}`;
  }
}
