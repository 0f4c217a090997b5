import { Check } from 'lucide-react';
import { ListBoxItem, Text } from 'react-aria-components';
import { Icon } from '../icon/icon';
import './choice.css';

/** One thing to choose: a code, a person, a resource. `id` is what the field's value becomes. */
export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** A second, quieter line that tells two alike apart. */
  readonly description?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

interface ChoiceItemProps {
  readonly choice: Choice;
  /** For a list whose selection the field keeps itself. */
  readonly isChosen?: boolean;
}

/** A row of a list to choose from; the chosen one has a tick as well as its weight. */
export function ChoiceItem({ choice, isChosen = false }: ChoiceItemProps) {
  return (
    <ListBoxItem
      id={choice.id}
      textValue={choice.label}
      isDisabled={choice.isDisabled === true}
      className="choice"
    >
      {({ isSelected }) => (
        <>
          <span className="choice__text">
            <Text slot="label">{choice.label}</Text>
            {choice.description !== undefined && (
              <Text slot="description" className="choice__description">
                {choice.description}
              </Text>
            )}
          </span>
          {(isSelected || isChosen) && <Icon icon={Check} className="choice__mark" />}
        </>
      )}
    </ListBoxItem>
  );
}
