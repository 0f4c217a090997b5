import type { restore as english } from '../en/restore';
import type { SameShape } from '../translation-shape';

/** Recuperar todo desde una copia de seguridad. */
export const restore: SameShape<typeof english> = {
  title: 'Recuperar todo desde una copia',
  body: 'Una copia de seguridad contiene todo, bajo llave. Lo que hay ahora en esta computadora se aparta; nunca se borra.',
  back: 'Atrás',
  open: 'Recuperar desde una copia',
  where: '¿Dónde están las copias?',
  place: { computer: 'En esta computadora', folder: 'En otra carpeta, como una memoria USB' },
  choose: 'Elegir la carpeta',
  chosen: 'Carpeta: {{name}}',
  chooseMissing: 'Elija la carpeta donde están las copias.',
  who: '¿Cómo quiere abrirlas?',
  by: { passphrase: 'Con mi frase de acceso', code: 'Con el código de recuperación' },
  secretMissing: 'Escriba su frase de acceso o el código de recuperación.',
  look: 'Ver las copias',
  none: 'No hay copias en este lugar. Pruebe con otra carpeta.',
  notPermitted:
    'Los registros de esta computadora están en orden, así que solo un administrador, o quien tenga el código de recuperación, puede recuperar una copia.',
  list: 'Elija la copia que quiere recuperar',
  listHint: 'Lo habitual es la más reciente.',
  taken: 'Del {{when}}',
  counts:
    '{{clients, number}} personas, {{encounters, number}} contactos, {{notes, number}} notas, {{users, number}} del personal',
  states: {
    cut_off: 'No se puede usar: falta una parte del archivo.',
    damaged: 'No se puede usar: esta copia no se puede leer.',
    other_key: 'No se abre con esta frase o este código. Se hizo cuando se usaba otro.',
  },
  lostNothing: 'Después no se guardó nada en esta computadora.',
  lostMinutes_one: 'Después hubo {{count, number}} minuto de trabajo.',
  lostMinutes_other: 'Después hubo {{count, number}} minutos de trabajo.',
  lostChanges_one: '{{count, number}} cambio de esta computadora no está en ella.',
  lostChanges_other: '{{count, number}} cambios de esta computadora no están en ella.',
  rescue: 'Lo que todavía se pueda leer en esta computadora se devuelve después.',
  run: 'Recuperar esta copia',
  step: {
    reading: 'Copiando la copia de seguridad',
    checking: 'Comprobando cada parte de la copia',
    matching: 'Devolviendo lo que vino después',
    verifying: 'Comprobando el resultado',
  },
  errors: {
    CANCELLED: 'Se detuvo. En esta computadora no cambió nada.',
    DISK_FULL:
      'En esta computadora no hay espacio para la copia. No cambió nada. Libere espacio e inténtelo de nuevo.',
    DISK_READ_ONLY:
      'No se puede escribir en la carpeta de Waystation de esta computadora. No cambió nada. Pida ayuda a quien cuida la computadora e inténtelo de nuevo.',
    DATABASE_DAMAGED: 'Esta copia está dañada. No cambió nada. Elija otra.',
    FILE_UNREADABLE:
      'La copia ya no se puede leer. No cambió nada. Si está en una memoria USB, vuelva a conectarla y empiece de nuevo, o elija otra copia.',
  },
  done: 'Todo está de vuelta',
  backupDone: 'La copia está de vuelta',
  doneFrom: 'La copia es del {{when}}.',
  replayed_one: 'Se pudo leer {{count, number}} cambio posterior y está de vuelta.',
  replayed_other: 'Se pudieron leer {{count, number}} cambios posteriores y están de vuelta.',
  rescued_one: 'Se devolvió {{count, number}} registro del archivo anterior.',
  rescued_other: 'Se devolvieron {{count, number}} registros del archivo anterior.',
  unreadable_one: 'No se pudo leer {{count, number}} parte del archivo anterior.',
  unreadable_other: 'No se pudieron leer {{count, number}} partes del archivo anterior.',
  later: {
    partly: 'Puede faltar algo de lo que se anotó después del {{when}}.',
    unreadable: 'Falta lo que se anotó después del {{when}}: el archivo anterior no se puede leer.',
    absent: 'Lo que se anotó después del {{when}} no está en esta computadora.',
  },
  askOffice:
    'Revise lo último que se anotó. Los archivos de fin de día enviados desde entonces también lo tienen, pero solo la oficina puede abrirlos: pregunte qué contienen y anote otra vez lo que falte.',
  setAside: 'Lo que había antes quedó apartado en la carpeta «quarantine». No se borró nada.',
  signIn: 'Entrar',
  damage: {
    title: 'Los registros de esta computadora están dañados',
    found: 'Qué se encontró',
    unreadable: 'El archivo con los registros no se abre. Puede que el disco esté fallando.',
    pages_one:
      '{{count, number}} parte del archivo con los registros no está como se escribió. Puede que el disco esté fallando.',
    pages_other:
      '{{count, number}} partes del archivo con los registros no están como se escribieron. Puede que el disco esté fallando.',
    records: 'El número de registros no es el que debería ser.',
    line: '{{name}}: {{found, number}} de {{expected, number}}',
    log_missing:
      'Falta un archivo con los últimos cambios. Lo guardado después del {{when}} estaba solo ahí, salvo que esté en una copia.',
    log_broken:
      'Un archivo con los últimos cambios está dañado. Lo guardado después del {{when}} puede haberse perdido, salvo que esté en una copia.',
    safe: 'Qué está a salvo',
    safeText: 'Sus copias de seguridad. No se borró ni se cambió nada.',
    next: 'Qué hacer ahora',
    nextText:
      'Recupere la copia más reciente. Lo que todavía se pueda leer en el archivo dañado se devuelve después.',
    goOn: 'Seguir sin ellos',
    tryAgain: 'Probar otra vez',
  },
};
