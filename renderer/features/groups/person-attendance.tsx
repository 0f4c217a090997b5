import { useFormat, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import { MarkCell } from './attendance-strip';
import './groups.css';

const SHOWN_SESSIONS = 26;

/** A person's attendance at each of their groups, as a strip with its days, the newest last. */
export function PersonAttendance({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const { value } = useVaultQuery(
    'attendance.ofClient',
    { clientId },
    { entities: ['attendance'], clientId },
  );
  if (value === undefined || value.groups.length === 0) return null;
  return (
    <Card title={t('strip.ofPerson')}>
      {value.groups.map((group) => {
        const came = group.sessions.filter(({ mark }) => mark !== 'excused' && mark !== 'no_show').length;
        return (
          <section key={group.groupId} className="strip-line" aria-label={group.name}>
            <h3>
              {group.name}{' '}
              <span className="text-muted text-small figures">
                {t('strip.of', { came, marked: group.sessions.length })}
              </span>
            </h3>
            <ol className="strip-line__cells">
              {group.sessions.slice(-SHOWN_SESSIONS).map((session) => (
                <li key={session.heldOn}>
                  <MarkCell mark={session.mark} />
                  <span className="strip-line__day">{format.date(session.heldOn, 'short')}</span>
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </Card>
  );
}
