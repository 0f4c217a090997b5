/** Words of the screens that hold a number, a time or a person, by language. */
export const WORDS = {
  closeButton: { en: /^Make \d+ draft notes?$/, es: /^Hacer \d+ borrador(es)?$/ },
  noteSaved: { en: /^Saved at/, es: /^Nota guardada a las/ },
  openNoteButton: { en: /^Go on with the note for/, es: /^Seguir con la nota de/ },
} as const;
