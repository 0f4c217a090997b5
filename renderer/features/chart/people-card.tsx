import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import type { RelatedPersonView } from '../../../shared/contract/related-people';
import { useMayCall } from '../../app/session';
import { Button } from '../../components';
import { useTranslation } from '../../i18n';
import { useDraft } from '../../vault';
import { Card } from '../support/card';
import { NobodyNamed } from './nobody-named';
import { PersonDialog } from './person-dialog';
import {
  PeopleDraftSchema,
  changedPerson,
  newPerson,
  personIdOf,
  removedPerson,
  type PeopleDraft,
} from './people-draft';
import { RelatedPersonLine } from './related-person-line';
import { RemovePersonDialog } from './remove-person-dialog';

/** Whom to call in an emergency and who supports the person, each with what may be said to them. */
export function PeopleCard({ chart }: { readonly chart: ClientChart }) {
  const { t } = useTranslation('people');
  const mayEdit = useMayCall()('relatedPerson.save') && chart.joinedInto === null;
  const draft = useDraft('relatedPerson', chart.id, PeopleDraftSchema);
  const [editing, setEditing] = useState<PeopleDraft | 'closed' | null>(null);
  /** What was left without saving: the same form goes on with it. */
  const [left, setLeft] = useState<PeopleDraft | null>(null);
  // What was begun comes up by itself after a lock.
  const shown = editing === 'closed' ? null : (editing ?? draft.found);
  const shownPerson =
    shown === null ? undefined : chart.relatedPeople.find(({ id }) => id === personIdOf(shown));
  const open = (fresh: PeopleDraft) => {
    const goesOn = left?.about === fresh.about && personIdOf(left) === personIdOf(fresh);
    setEditing(goesOn ? left : fresh);
  };
  const leave = (form: PeopleDraft) => {
    setLeft(form);
    setEditing('closed');
  };
  const done = () => {
    setLeft(null);
    setEditing('closed');
  };
  const isReady = mayEdit && draft.status === 'ready';
  const common = { chart, draft, onLeave: leave, onDone: done };
  return (
    <Card
      title={t('title')}
      hint={t('hint')}
      actions={
        mayEdit && (
          <Button size="small" icon={Plus} onPress={() => open(newPerson())}>
            {t('add')}
          </Button>
        )
      }
    >
      <NobodyNamed chart={chart} mayEdit={mayEdit} />
      {chart.relatedPeople.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <ul className="card-list">
          {chart.relatedPeople.map((person) => (
            <li key={person.id}>
              <span className="card-list__main card-list__main--stacked">
                <RelatedPersonLine person={person} consents={chart.tellingConsents} hasRoles />
              </span>
              {mayEdit && (
                <Actions
                  person={person}
                  onChange={() => open(changedPerson(person))}
                  onRemove={() => open(removedPerson(person))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isReady && shown?.about === 'person' && (shown.changes === null || shownPerson !== undefined) && (
        <PersonDialog key={personIdOf(shown) ?? 'new'} {...common} start={shown} person={shownPerson} />
      )}
      {isReady && shown?.about === 'removal' && shownPerson !== undefined && (
        <RemovePersonDialog key={shownPerson.id} {...common} start={shown} person={shownPerson} />
      )}
    </Card>
  );
}

function Actions({
  person: { name },
  onChange,
  onRemove,
}: {
  readonly person: RelatedPersonView;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('people');
  return (
    <span className="row">
      <Button size="small" icon={Pencil} aria-label={t('changeOf', { name })} onPress={onChange}>
        {t('change')}
      </Button>
      <Button
        size="small"
        variant="quiet"
        icon={Trash2}
        aria-label={t('removeOf', { name })}
        onPress={onRemove}
      >
        {t('remove')}
      </Button>
    </span>
  );
}
