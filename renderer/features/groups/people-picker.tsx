import { UserMinus } from 'lucide-react';
import { ComboBoxField, IconButton, useAnnounce, type Choice } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { usePeopleSearch } from '../support/people-search';

export interface PeoplePickerProps {
  readonly label: string;
  readonly people: readonly Choice[];
  readonly onChange: (people: readonly Choice[]) => void;
}

/** A list of people to add to and take from; sorted by name. */
export function PeoplePicker({ label, people, onChange }: PeoplePickerProps) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const announce = useAnnounce();
  const search = usePeopleSearch();
  const known = new Set(people.map((person) => person.id));
  return (
    <div className="people-picker" role="group" aria-label={label}>
      <ComboBoxField
        label={t('people.add')}
        hint={t('people.addHint')}
        value={null}
        minimumLength={1}
        search={async (text, signal) => (await search(text, signal)).filter(({ id }) => !known.has(id))}
        onChange={(person) => {
          if (person === null || known.has(person.id)) return;
          onChange([...people, person].sort((first, second) => format.compare(first.label, second.label)));
        }}
      />
      <p className="text-muted text-small" role="status">
        {people.length === 0 ? t('people.none') : t('people.count', { count: people.length })}
      </p>
      {people.length > 0 && (
        <ul className="people-picker__list">
          {people.map((person) => (
            <li key={person.id}>
              <span className="people-picker__name">
                {person.label}
                <span className="text-muted text-small"> {person.description}</span>
              </span>
              <IconButton
                size="small"
                icon={UserMinus}
                label={t('people.remove', { name: person.label })}
                onPress={() => {
                  onChange(people.filter(({ id }) => id !== person.id));
                  announce(t('people.removed', { name: person.label }));
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
