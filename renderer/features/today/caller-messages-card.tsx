import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import type { CallerMessageView } from '../../../shared/contract/callers';
import { Button, LinkButton, useNotify } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand, useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import { usePersonName } from '../support/person-label';

/** What callers want passed on to people the reader answers for; not there when there is nothing. */
export function CallerMessagesCard() {
  const { t } = useTranslation(['callers', 'common']);
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const { run } = useCommand('callerMessage.finish');
  const { value } = useVaultQuery(
    'callerMessage.list',
    {},
    { entities: ['callerMessage', 'client', 'user'] },
  );
  const messages = value?.messages ?? [];
  if (messages.length === 0) return null;
  const finish = async (messageId: string, isFinished: boolean) => {
    const result = await run({ messageId, isFinished });
    if (!result.ok) {
      notify({ tone: 'danger', message: errorMessage(result.error), staysOpen: true });
    } else if (isFinished) {
      notify({
        tone: 'success',
        message: t('messages.finished'),
        action: { label: t('common:undo'), onPress: () => void finish(messageId, false) },
      });
    }
  };
  return (
    <Card title={t('messages.title')} hint={t('messages.hint')}>
      <ul className="card-list">
        {messages.map((message) => (
          <li key={message.id}>
            <MessageText message={message} />
            <Button
              aria-label={t('messages.finishOf', { name: message.askedFor })}
              onPress={() => void finish(message.id, true)}
            >
              {t('messages.finish')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function MessageText({ message }: { readonly message: CallerMessageView }) {
  const { t } = useTranslation('callers');
  const format = useFormat();
  const navigate = useNavigate();
  const personName = usePersonName();
  const caller = [message.callerName, message.callerOrganization, message.callerPhone].filter(
    (part) => part !== null,
  );
  return (
    <span className="card-list__main card-list__main--stacked">
      <strong className="card-list__title">{t('messages.askedFor', { name: message.askedFor })}</strong>
      <span className="figures">{caller.length === 0 ? t('messages.noCaller') : caller.join(' · ')}</span>
      {message.message !== null && <span>{message.message}</span>}
      <span className="card-list__detail">
        {t('messages.taken', { when: format.dateTime(message.takenAt), name: message.takenByName })}
      </span>
      {message.people.length === 0 ? (
        <span className="card-list__detail">{t('messages.nobody')}</span>
      ) : (
        message.people.map((person) => (
          <span key={person.clientId}>
            {t('messages.mayBe')}{' '}
            <LinkButton onPress={() => navigate({ name: 'chart', clientId: person.clientId })}>
              {personName(person)}
            </LinkButton>
          </span>
        ))
      )}
    </span>
  );
}
