import type { backup as english } from '../en/backup';
import type { SameShape } from '../translation-shape';

/** Copias de seguridad: cómo están, la segunda carpeta. */
export const backup: SameShape<typeof english> = {
  title: 'Copias de seguridad',
  hint: 'Waystation hace una copia cerrada de todo cuando usted entra y cuando bloquea, y comprueba cada copia. Las copias se abren solo con su frase de acceso o el código de recuperación.',
  now: 'Hacer una copia ahora',
  running: 'Haciendo la copia',
  state: 'Estado',
  newest: 'Copia más reciente',
  none: 'Todavía ninguna',
  kept: 'Guardadas en esta computadora',
  keptCount_one: '{{count, number}} copia, {{size}}',
  keptCount_other: '{{count, number}} copias, {{size}}',
  openSettings: 'Ver las copias',
  states: {
    ok: 'En orden',
    late: 'Demasiado antigua',
    none_yet: 'Todavía ninguna',
    disk_full: 'Disco lleno',
    unwritable: 'No se puede escribir',
    missing: 'Sin conexión',
    copy_damaged: 'La copia no era buena',
    other: 'No funcionó',
  },
  computerSays: {
    late: 'La copia más reciente de esta computadora tiene más de dos días. Sus registros están a salvo. Haga una copia ahora.',
    none_yet: 'La primera copia se hace un momento después de entrar.',
    disk_full:
      'El disco de esta computadora está demasiado lleno para una copia. Sus registros están a salvo. Libere espacio y haga la copia otra vez.',
    unwritable:
      'No se puede escribir en la carpeta de copias de esta computadora. Sus registros están a salvo. Pida a quien cuida la computadora que revise el disco.',
    missing:
      'La carpeta de copias de esta computadora ya no está. Sus registros están a salvo. Haga una copia ahora para crearla de nuevo.',
    copy_damaged:
      'La última copia no era buena y por eso no cuenta. Sus registros están a salvo. Puede que el disco esté fallando: elija una segunda carpeta en otro disco.',
    other: 'La última copia no funcionó. Sus registros están a salvo. Haga la copia otra vez.',
  },
  second: {
    title: 'Una segunda carpeta',
    hint: 'Una memoria USB o una unidad compartida. Si esta computadora se daña o la roban, todo se puede recuperar desde ahí.',
    none: 'Todavía no hay una segunda carpeta. Si se daña el disco de esta computadora, sus copias se pierden con él.',
    noneAsk:
      'Todavía no hay una segunda carpeta. Si se daña el disco de esta computadora, sus copias se pierden con él. Pida a un administrador que elija una.',
    folder: 'Carpeta',
    choose: 'Elegir una carpeta',
    change: 'Elegir otra carpeta',
    stop: 'Dejar de usarla',
    stopQuestion: '¿Dejar de copiar en la segunda carpeta?',
    stopConsequence:
      'Las copias que están ahí se quedan. Las nuevas se guardan solo en esta computadora, y un disco dañado se las llevaría.',
    stopConfirm: 'Dejar de copiar',
    insideSite:
      'En esta carpeta Waystation guarda los registros mismos. Elija una en una memoria USB o en una unidad compartida.',
  },
  secondSays: {
    late: 'La segunda carpeta lleva más de dos días sin una copia nueva. Conecte la memoria o la unidad y haga una copia.',
    none_yet: 'La primera copia está en camino.',
    disk_full:
      'La segunda carpeta está llena. Las copias en esta computadora siguen. Libere espacio en la carpeta.',
    unwritable:
      'No se puede escribir en la segunda carpeta. Las copias en esta computadora siguen. Revise si la memoria está protegida.',
    missing:
      'La segunda carpeta no está conectada. Las copias en esta computadora siguen. Conecte la memoria o la unidad; la copia se hace con la próxima.',
    copy_damaged:
      'La última copia en la segunda carpeta no era buena y por eso no cuenta. Puede que la memoria esté fallando. Pruebe con otra.',
    other:
      'La última copia en la segunda carpeta no funcionó. Las copias en esta computadora siguen. Haga la copia otra vez.',
  },
};
