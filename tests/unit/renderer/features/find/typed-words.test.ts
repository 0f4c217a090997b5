import { describe, expect, it } from 'vitest';

import { matchesWords, readWish } from '../../../../../renderer/features/find/typed-words';
import { PERSON_ACTIONS } from '../../../../../renderer/features/find/person-actions';
import { find as english } from '../../../../../renderer/i18n/en/find';
import { find as spanish } from '../../../../../renderer/i18n/es/find';

const wish = (
  typed: string,
  { phrases }: { readonly phrases: Record<(typeof PERSON_ACTIONS)[number], string> },
) =>
  readWish(
    typed,
    PERSON_ACTIONS.map((id) => [id, phrases[id]] as const),
  );

describe('what somebody wants to do for somebody', () => {
  it.each([
    ['new note for gar', 'note', 'gar'],
    ['Note for  María José', 'note', 'María José'],
    ['record a contact for luz 1985', 'record', 'luz 1985'],
    ['appointment for', 'appointment', ''],
    ['open ana', 'open', 'ana'],
  ])('%s', (typed, id, rest) => {
    expect(wish(typed, english)).toEqual({ id, rest });
  });

  it.each([
    ['nueva nota para gar', 'note', 'gar'],
    ['registrar un contacto con Luz', 'record', 'Luz'],
    ['Cita para zami', 'appointment', 'zami'],
    ['cita con zami', 'appointment', 'zami'],
  ])('%s', (typed, id, rest) => {
    expect(wish(typed, spanish)).toEqual({ id, rest });
  });

  it.each(['note', 'notes', 'gar', 'opening', 'for ana', 'appointment forana', ''])('%j is none', (typed) => {
    expect(wish(typed, english)).toBeNull();
  });
});

describe('things to do by their words', () => {
  it('are found by the beginnings of words, accents aside, in any order', () => {
    const words = 'Cierre del día cerrar enviar';
    expect([
      matchesWords('cie', words),
      matchesWords('dia cierre', words),
      matchesWords('ierre', words),
      matchesWords('cierre x', words),
      matchesWords('', words),
    ]).toEqual([true, true, false, false, true]);
  });
});
