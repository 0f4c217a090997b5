import type { MethodOutput } from '../../../shared/contract';
import type { LocalDate } from '../../../shared/time';
import { useSession } from '../../app/session';
import { useFormat, useTranslation } from '../../i18n';

const EMPTY_LINES = 6;

export interface SignInSheetProps {
  readonly opened: MethodOutput<'group.open'>;
  readonly heldOn: LocalDate;
}

/** The sheet people sign in on, on paper alone: first names with the last name's first letter, and lines for guests. */
export function SignInSheet({ opened, heldOn }: SignInSheetProps) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const { site } = useSession();
  const { group } = opened;
  const members = opened.members.filter(
    ({ joinedOn, leftOn }) => joinedOn <= heldOn && (leftOn === null || leftOn > heldOn),
  );
  const lines =
    group.kind === 'event' ? [] : members.map(({ memberId, signInName }) => [memberId, signInName]);
  return (
    <section className="sign-in-sheet" aria-hidden="true">
      <p>{site.name}</p>
      <h1>{group.name}</h1>
      <p>
        {[
          format.date(heldOn, 'long'),
          format.clockTime(group.usualStartTime),
          group.place,
          t('list.facilitator', { name: group.facilitatorName }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <table className="sign-in-sheet__table">
        <thead>
          <tr>
            <th>{t('sheet.name')}</th>
            <th>{t('sheet.in')}</th>
            <th>{t('sheet.out')}</th>
            <th>{t('sheet.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {[
            ...lines,
            ...Array.from({ length: EMPTY_LINES }, (_, index) => [`empty-${String(index)}`, '']),
          ].map(([key, name]) => (
            <tr key={key}>
              <td>{name}</td>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
