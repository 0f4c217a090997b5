/** The subject of the draft of an intake that has no person yet. */
export const NEW_INTAKE = 'new';
