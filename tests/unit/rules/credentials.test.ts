import { expect, it } from 'vitest';

import { credentialProblems, credentialStanding } from '../../../shared/rules/credentials';
import type { LocalDate } from '../../../shared/time';

const day = (text: string): LocalDate => text as LocalDate;

it.each([
  [null, 'good'],
  ['2026-03-09', 'expired'],
  ['2026-03-10', 'expires_soon'],
  ['2026-05-09', 'expires_soon'],
  ['2026-05-10', 'good'],
] as const)('a credential good until %s stands on 10 March as %s', (expiresOn, standing) => {
  expect(credentialStanding(expiresOn === null ? null : day(expiresOn), day('2026-03-10'))).toBe(standing);
});

it('ends no earlier than it was issued', () => {
  const problems = (issued: string | null, expires: string | null) =>
    credentialProblems({
      credentialIssuedOn: issued === null ? null : day(issued),
      credentialExpiresOn: expires === null ? null : day(expires),
    });
  expect(problems('2026-01-02', '2026-01-01')).toEqual([
    { path: 'credentialExpiresOn', code: 'expires_before_issued' },
  ]);
  expect(problems('2026-01-01', '2026-01-01')).toEqual([]);
  expect(problems(null, '2026-01-01')).toEqual([]);
  expect(problems('2026-01-01', null)).toEqual([]);
});
