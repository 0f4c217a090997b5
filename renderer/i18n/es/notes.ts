import type { notes as english } from '../en/notes';
import type { SameShape } from '../translation-shape';

export const notes: SameShape<typeof english> = {
  title: 'Notas',
  description: 'Contactos que aún necesitan su nota y notas que esperan su firma.',
  queue: {
    toWrite: 'Por escribir',
    toWriteNone: 'Todos sus contactos tienen nota.',
    toSign: 'Por firmar',
    toSignNone: 'Ninguna nota espera su firma.',
    write: 'Escribir la nota',
    writeFor: 'Escribir la nota de {{name}}, {{date}}',
    open: 'Seguir con la nota',
    openFor: 'Seguir con la nota de {{name}}, {{date}}',
    empty: 'Nada por escribir, nada por firmar',
    emptyExplain:
      'Los contactos que registra y los grupos que marca aparecen aquí hasta que se firma su nota. Empiece desde el expediente de una persona o desde un grupo.',
    toGroups: 'Ir a los grupos',
    toCaseload: 'Ir a la lista de personas',
  },
  about: {
    contact: 'Contacto',
    group: 'Grupo',
    when: 'Cuándo',
    author: 'Escrita por',
  },
  editor: {
    title: '{{format}} de {{name}}',
    keptAt: 'Guardado en esta computadora a las {{time}}. Aún sin firmar.',
    notKept: 'Aún sin firmar. Lo que escribe se guarda en segundos.',
    broughtBack: 'Aquí está lo que escribía. No se perdió nada.',
    goal: 'Por qué no hay una meta vinculada',
    goalHint:
      'Una nota se relaciona con una meta de la persona. Las metas llegan con el plan de recuperación; mientras tanto, diga por qué no hay una.',
    safetyStep: 'Qué se hizo para cuidar la seguridad de la persona',
    safetyStepHint:
      'Por ejemplo: se ofreció el 988, se avisó a la supervisión (a quién, cuándo). Registre lo que se hizo; usted no califica el riesgo.',
    sign: 'Firmar…',
    save: 'Guardar y salir',
    chart: 'Abrir el expediente',
    stale:
      'Esta nota se guardó en otro lugar después de que usted la abrió. Lo que escribió sigue aquí. Compare antes de seguir.',
    staleUseMine: 'Seguir con lo que escribí',
    staleUseSaved: 'Usar lo guardado',
    voice:
      'Escriba como par: palabras sencillas, fortalezas, las metas de la propia persona. Sin diagnósticos.',
  },
  sign: {
    title: 'Firmar esta nota',
    explain:
      'Después de firmar, nadie puede cambiar esta nota, ni siquiera usted. Aún puede añadir algo con una adenda.',
    late: 'El contacto fue hace más de tres días. La nota dirá «registro tardío».',
    passphrase: 'Su frase de acceso',
    passphraseMissing: 'Escriba su frase de acceso para firmar.',
    confirm: 'Firmar la nota',
    wrong: 'Esta no es su frase de acceso. La nota aún no está firmada. Inténtelo de nuevo.',
    signed: 'La nota está firmada.',
  },
  read: {
    title: '{{format}}: {{name}}',
    draftOfOther: 'Esta nota aún no está firmada. Solo {{name}} puede terminarla.',
    signer: 'Firmada por',
    signedAt: 'Firmada el',
    credential: 'Credencial al firmar',
    lateEntry: 'Registro tardío',
    lateEntryExplain: 'Firmada más de tres días después del contacto.',
    verified: 'Comprobado: el texto es exactamente el que se firmó.',
    altered: 'Atención: el texto no es el que se firmó. Avise ahora a la supervisión o a la administración.',
    fingerprint: 'Firma',
    noGoal: 'Meta',
    safetyStep: 'Medida de seguridad',
    empty: 'Sin texto',
    enteredInError: 'Registrada por error',
  },
  addenda: {
    title: 'Adendas',
    none: 'No se añadió nada después de firmar.',
    by: '{{name}}, {{when}}',
    altered: 'Atención: esta adenda no es lo que se firmó.',
    add: 'Añadir una adenda',
    text: 'Qué quiere añadir',
    textHint: 'La nota firmada queda como está. Su adenda también se firma.',
    textMissing: 'Escriba lo que quiere añadir.',
    sign: 'Firmar la adenda',
    added: 'La adenda está firmada.',
    discard: 'Descartar este borrador',
  },
};
