import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { NOTE_FORMATS } from '../../../shared/rules/note-formats';
import {
  canonicalAddendum,
  canonicalReview,
  canonicalNote,
  isLateEntry,
  noteProblems,
} from '../../../shared/rules/note-signing';
import type { NoteContent } from '../../../shared/rules/note-signing';
import type { InstantMs, LocalDate } from '../../../shared/time';

const format = NOTE_FORMATS[0];
if (format === undefined) throw new Error('There is a note format');

function content(values: Partial<NoteContent> = {}): NoteContent {
  return {
    sections: {
      purpose: 'Job search.',
      intervention: 'Shared my own.',
      response: '"I can."',
      plan: 'Monday.',
    },
    goalIds: [],
    noGoalReason: 'no_goal_yet',
    safetyStep: null,
    ...values,
  };
}

const codes = (note: NoteContent, kind: 'individual' | 'crisis' = 'individual'): string[] =>
  noteProblems(note, format, { kind }).map(({ path, code }) => `${path} ${code}`);

describe('a note that can be signed (R-NOTE-03)', () => {
  it('R-NOTE-03 has every required section, and a goal or a reason', () => {
    expect(codes(content())).toEqual([]);
    const goal = { goalIds: ['0195f0a0-0000-7000-8000-00000000a001'], noGoalReason: null };
    expect(codes(content(goal))).toEqual([]);
    expect(codes(content({ noGoalReason: null }))).toEqual(['noGoalReason goal_or_reason_missing']);
  });

  it.each(['purpose', 'intervention', 'response', 'plan'])('R-NOTE-03 is not blank in %s', (section) => {
    const { sections } = content();
    const blank = { ...sections, [section]: ' \n\t ' };
    const absent = Object.fromEntries(Object.entries(sections).filter(([code]) => code !== section));
    expect(codes(content({ sections: blank }))).toEqual([`sections.${section} section_missing`]);
    expect(codes(content({ sections: absent }))).toEqual([`sections.${section} section_missing`]);
  });

  it('R-NOTE-03 says what was done for safety after a crisis', () => {
    expect(codes(content(), 'crisis')).toEqual(['safetyStep safety_step_missing']);
    expect(codes(content({ safetyStep: '   ' }), 'crisis')).toEqual(['safetyStep safety_step_missing']);
    expect(codes(content({ safetyStep: 'Called 988 together.' }), 'crisis')).toEqual([]);
  });

  it('has no section its format doesn’t know', () => {
    const { sections } = content();
    expect(codes(content({ sections: { ...sections, diagnosis: 'x' } }))).toEqual([
      'sections.diagnosis section_unknown',
    ]);
  });
});

describe('late entries (R-NOTE-06)', () => {
  const end = 1_000_000 as InstantMs;
  const after = (hours: number, milliseconds = 0) => (end + hours * 3_600_000 + milliseconds) as InstantMs;

  it('R-NOTE-06 are signed more than 72 hours after the contact', () => {
    expect(isLateEntry(after(72), end)).toBe(false);
    expect(isLateEntry(after(72, 1), end)).toBe(true);
  });

  it('R-NOTE-06 follow the site’s own limit', () => {
    expect(isLateEntry(after(25), end, 24)).toBe(true);
    expect(isLateEntry(after(25), end, 48)).toBe(false);
  });
});

describe('what a signature covers (R-NOTE-02)', () => {
  const note: Parameters<typeof canonicalNote>[0] = {
    id: '0195f0a0-0000-7000-8000-00000000c001',
    clientId: '0195f0a0-0000-7000-8000-00000000c002',
    encounterId: '0195f0a0-0000-7000-8000-00000000c003',
    authorId: '0195f0a0-0000-7000-8000-00000000c004',
    formatCode: 'pirp',
    formatVersion: 1,
    serviceDate: '2026-03-09' as LocalDate,
    sections: { purpose: 'Búsqueda de empleo 🙂', plan: 'Lunes' },
    goalIds: [],
    goalWords: null,
    noGoalReason: 'no_goal_yet',
    safetyStep: null,
    signedAt: 1_773_072_000_000 as InstantMs,
    credentialType: 'cpsw',
    credentialNumber: '42',
    isLateEntry: false,
    interventions: null,
    craving: null,
    confidence: null,
    copiedSections: null,
    replacesNoteId: null,
    cosignRequired: null,
  };

  it('R-NOTE-02 is written the same way whatever the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(note).reverse()) as unknown as typeof note;
    const sections = { plan: 'Lunes', purpose: 'Búsqueda de empleo 🙂' };
    expect(canonicalNote({ ...turned, sections })).toBe(canonicalNote(note));
  });

  it('R-NOTE-02 never changes its form: signatures of today are checked in years', () => {
    expect(canonicalNote(note)).toBe(
      '{"authorId":"0195f0a0-0000-7000-8000-00000000c004","clientId":"0195f0a0-0000-7000-8000-00000000c002",' +
        '"credentialNumber":"42","credentialType":"cpsw","encounterId":"0195f0a0-0000-7000-8000-00000000c003",' +
        '"form":"waystation-note/1","formatCode":"pirp","formatVersion":1,"goalIds":[],' +
        '"id":"0195f0a0-0000-7000-8000-00000000c001","isLateEntry":false,"noGoalReason":"no_goal_yet",' +
        '"safetyStep":null,"sections":{"plan":"Lunes","purpose":"Búsqueda de empleo 🙂"},' +
        '"serviceDate":"2026-03-09","signedAt":1773072000000}',
    );
    expect(canonicalNote({ ...note, craving: 3 })).toContain(
      '"cosignRequired":null,"craving":3,"credentialNumber":"42"',
    );
    expect(canonicalNote({ ...note, craving: 3 })).toContain('"form":"waystation-note/2"');
    expect(
      canonicalReview({
        id: 'a',
        noteId: 'b',
        reviewerId: 'c',
        decision: 'returned',
        comment: 'd',
        decidedAt: 5 as InstantMs,
        credentialType: null,
        credentialNumber: null,
      }),
    ).toBe(
      '{"comment":"d","credentialNumber":null,"credentialType":null,"decidedAt":5,"decision":"returned",' +
        '"form":"waystation-note-review/1","id":"a","noteId":"b","reviewerId":"c"}',
    );
    expect(
      canonicalAddendum({ id: 'a', noteId: 'b', authorId: 'c', text: 'd', signedAt: 5 as InstantMs }),
    ).toBe(
      '{"authorId":"c","form":"waystation-note-addendum/1","id":"a","noteId":"b","signedAt":5,"text":"d"}',
    );
  });

  it('R-NOTE-02 differs when any covered field does', () => {
    const changed = {
      id: 'x',
      clientId: 'x',
      encounterId: 'x',
      authorId: 'x',
      formatCode: 'x',
      formatVersion: 2,
      serviceDate: '2026-03-10' as LocalDate,
      sections: { purpose: 'x' },
      goalIds: ['x'],
      noGoalReason: null,
      safetyStep: 'x',
      signedAt: 1 as InstantMs,
      credentialType: null,
      credentialNumber: null,
      isLateEntry: true,
      interventions: ['listening'],
      craving: 0,
      confidence: 10,
      copiedSections: { plan: 'x' },
      replacesNoteId: 'x',
      cosignRequired: true,
      goalWords: ['x'],
    } as const;
    for (const [field, value] of Object.entries(changed)) {
      expect(canonicalNote({ ...note, [field]: value }), field).not.toBe(canonicalNote(note));
    }
    expect(Object.keys(changed).sort()).toEqual(Object.keys(note).sort());
  });

  it('R-NOTE-02 holds what the goals were called, in a form of its own', () => {
    const goal = { goalIds: ['g'], goalWords: ['A room of my own'], noGoalReason: null };
    expect(canonicalNote({ ...note, ...goal })).toContain(
      '"form":"waystation-note/3","formatCode":"pirp","formatVersion":1,"goalIds":["g"],"goalWords":["A room of my own"],',
    );
  });

  it('R-NOTE-02 can’t be the same for two different texts', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(text, text, (first, second) => {
        const one = canonicalNote({ ...note, sections: { purpose: first } });
        const other = canonicalNote({ ...note, sections: { purpose: second } });
        expect(one === other).toBe(first === second);
      }),
    );
  });
});
