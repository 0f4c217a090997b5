import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { useMayCall } from '../../app/session';
import { Button } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { SafeContactLine, shownContactValue } from '../support/safe-contact-line';
import { ContactDialog } from './contact-dialog';

type Editing = { readonly contactId: string } | 'new' | null;

/** Every way to reach the person with what they allow; each can be changed. */
export function ContactsCard({ chart }: { readonly chart: ClientChart }) {
  const { t } = useTranslation(['chart', 'contacts', 'common']);
  const mayEdit = useMayCall()('contact.save');
  const [editing, setEditing] = useState<Editing>(null);
  const edited =
    editing === null || editing === 'new'
      ? undefined
      : chart.contacts.find((contact) => contact.id === editing.contactId);
  return (
    <Card
      title={t('details.reach')}
      actions={
        mayEdit && (
          <Button size="small" icon={Plus} onPress={() => setEditing('new')}>
            {t('contacts:add')}
          </Button>
        )
      }
    >
      {chart.contacts.length === 0 ? (
        <p className="text-muted">{t('contacts:noneRecorded')}</p>
      ) : (
        <ul className="card-list">
          {chart.contacts.map((contact) => (
            <li key={contact.id}>
              <span className="card-list__main">
                <SafeContactLine contact={contact} />
              </span>
              {mayEdit && (
                <Button
                  size="small"
                  icon={Pencil}
                  aria-label={`${t('common:edit')}: ${shownContactValue(contact)}`}
                  onPress={() => setEditing({ contactId: contact.id })}
                >
                  {t('common:edit')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {(editing === 'new' || edited !== undefined) && (
        <ContactDialog chart={chart} contact={edited} onClose={() => setEditing(null)} />
      )}
    </Card>
  );
}
