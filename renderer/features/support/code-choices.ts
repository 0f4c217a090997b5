import { useMemo } from 'react';
import type { CodeList } from '../../../shared/codes';
import type { Choice } from '../../components';
import { useLabel } from '../../i18n';

/** The codes of a list as choices, in the list's order; codes that are no longer offered stay out. */
export function useCodeChoices<Slug extends string>(list: CodeList<Slug>): readonly Choice<Slug>[] {
  const label = useLabel();
  return useMemo(
    () =>
      list.slugs
        .filter((slug) => list.codes[slug].retired !== true)
        .map((slug) => ({ id: slug, label: label(list.codes[slug]) })),
    [list, label],
  );
}

/** The id of the choice "nothing recorded" in a list that people must be able to go back from. */
export const NO_CHOICE = 'no-choice';

/** Choices with "nothing recorded" first, for codes that may stay unasked. */
export function withNoChoice<Slug extends string>(
  choices: readonly Choice<Slug>[],
  label: string,
): readonly Choice<Slug | typeof NO_CHOICE>[] {
  return [{ id: NO_CHOICE, label }, ...choices];
}

/** The code a choice stands for. */
export function chosenCode<Slug extends string>(choice: Slug | typeof NO_CHOICE): Slug | null {
  return choice === NO_CHOICE ? null : choice;
}
