import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { CONTRACT } from '../../../../shared/contract';
import { CASELOAD_SORT_COLUMNS } from '../../../../shared/contract/clients';
import { caseloadStatement } from '../../../../electron/vault/records/clients/list-clients';
import { DAYS_WITHOUT_CONTACT } from '../../../../shared/rules/caseload-needs';
import { sql } from '../../../../electron/vault/store/sql';
import { Clinic } from '../../../support/clinic';
import type { CallInput } from '../../../support/vault-harness';

const NO_FILTER = { text: '', statuses: [], workerIds: [] } as const;

describe('how the list is read', () => {
  const clinicPlan = (input: CallInput<'client.list'>): string[] => {
    const clinic = new Clinic();
    const { user } = clinic.staff('peer_worker');
    const viewer = { ...user, initials: 'X' };
    const day = { today: clinic.today, daysWithoutContact: DAYS_WITHOUT_CONTACT };
    const statement = caseloadStatement(viewer, CONTRACT['client.list'].input.parse(input), day);
    return clinic.database.store.reader
      .all(sql`EXPLAIN QUERY PLAN ${statement}`, z.object({ detail: z.string() }))
      .map((step) => step.detail);
  };
  /** The steps that find the rows of the page. */
  const pagePlan = (plan: readonly string[]): readonly string[] =>
    plan
      .slice(plan.indexOf('MATERIALIZE page') + 1, plan.indexOf('SCAN page'))
      // The few restricted charts one is named for, looked up once at most.
      .filter((step) => !/LIST SUBQUERY|named_staff|listed|BLOOM FILTER/.test(step));
  const base = { filter: { ...NO_FILTER, statuses: [], workerIds: [] }, offset: 0, limit: 50 };

  it('walks an index in the order of every column, and sorts nothing but equals', () => {
    const isIndexed = (column: string) => column !== 'needs' && column !== 'nextAppointmentOn';
    for (const column of CASELOAD_SORT_COLUMNS.filter(isIndexed)) {
      const plan = pagePlan(clinicPlan({ ...base, sort: [{ column, descending: false }] }));
      expect(plan, column).toHaveLength(1);
      expect(plan[0], column).toMatch(/^SCAN client_search USING COVERING INDEX client_search_/);
      // Turned round, equals stay in the order of names, so those alone are sorted.
      const [walk, rest] = pagePlan(clinicPlan({ ...base, sort: [{ column, descending: true }] }));
      expect(walk, column).toBe(plan[0]);
      expect(rest, column).toMatch(/^USE TEMP B-TREE FOR LAST (2 TERMS|TERM) OF ORDER BY$/);
    }
  });

  it('looks up the next appointments of the page by their person and day', () => {
    const steps = clinicPlan({ ...base, sort: [] }).filter((step) => / appointment\b/.test(step));
    expect(steps).toEqual(['SEARCH appointment USING INDEX appointment_client (client_id=? AND held_on>?)']);
  });

  it('looks appointments to come up once by their day, to put people in their order', () => {
    const plan = clinicPlan({ ...base, sort: [{ column: 'nextAppointmentOn', descending: false }] });
    expect(plan.join('\n')).toMatch(/SEARCH appointment USING INDEX appointment_day \(held_on>\?\)/);
    const gathering = plan.slice(plan.indexOf('MATERIALIZE found') + 1);
    expect(gathering.join('\n')).toMatch(
      /^(SCAN|SEARCH) client_search USING COVERING INDEX client_search_needs[\s\S]*?SEARCH upcoming USING AUTOMATIC/m,
    );
  });

  it('counts on an index that holds all it asks for', () => {
    const counts = clinicPlan({ ...base, sort: [] }).filter((step) =>
      step.includes('COVERING INDEX client_search_name'),
    );
    expect(counts.length).toBeGreaterThan(0);
  });

  it('reads one worker’s people by the index of workers', () => {
    const filter = { ...NO_FILTER, statuses: ['active' as const], workerIds: [null] };
    const plan = clinicPlan({ ...base, filter, sort: [] });
    const searches = plan.filter((step) =>
      step.includes('INDEX client_search_worker (assigned_worker_id=? AND status_rank=?)'),
    );
    expect(searches).toHaveLength(2);
  });

  it('gathers who needs a contact, or what no index has in order, from one index without reading the table', () => {
    const gathered = [
      { ...base, sort: [{ column: 'needs' as const, descending: false }] },
      { ...base, sort: [], filter: { ...base.filter, needsContact: true } },
      { ...base, sort: [], filter: { ...base.filter, consentStates: ['ending' as const] } },
      { ...base, sort: [], filter: { ...base.filter, flags: ['no_safe_contact' as const] } },
      { ...base, sort: [], filter: { ...base.filter, phases: ['stepping_down' as const] } },
    ];
    for (const input of gathered) {
      const plan = clinicPlan(input);
      expect(plan[plan.indexOf('MATERIALIZE found') + 1]).toMatch(
        /^(SCAN|SEARCH) client_search USING COVERING INDEX client_search_needs/,
      );
    }
  });

  it('looks words up before it sorts', () => {
    const plan = clinicPlan({
      ...base,
      filter: { ...NO_FILTER, statuses: [], workerIds: [], text: 'mar' },
      sort: [],
    });
    expect(plan.join('\n')).toMatch(/SEARCH client_search USING INTEGER PRIMARY KEY/);
    expect(plan.join('\n')).toMatch(/client_search_words VIRTUAL TABLE/);
  });
});
