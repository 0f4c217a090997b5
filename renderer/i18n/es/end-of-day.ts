import type { SameShape } from '../translation-shape';
import type { endOfDay as english } from '../en/end-of-day';

export const endOfDay: SameShape<typeof english> = {
  title: 'Cierre del día',
  description: 'Revise el día y luego escriba un archivo cerrado con llave para la oficina central.',
  recorded: {
    title: 'Registrado hoy',
    newClients: 'Personas nuevas',
    encounters: 'Contactos',
    groupSessions: 'Sesiones de grupo realizadas',
    attendance: 'Marcas de asistencia',
    signedNotes: 'Notas firmadas',
  },
  open: {
    title: 'Aún pendiente',
    hint: 'Las notas sin firmar no entran en el archivo. Van en el siguiente, después de firmarse.',
    none: 'No hay nada pendiente. Cada contacto tiene su nota firmada.',
    worker: 'Integrante del equipo',
    unsignedNotes: 'Notas por firmar',
    encountersWithoutNote: 'Contactos sin nota',
    sessions_one: 'Se abrió {{count, number}} sesión de grupo, pero su asistencia no está guardada.',
    sessions_other: 'Se abrieron {{count, number}} sesiones de grupo, pero su asistencia no está guardada.',
    drafts_one: 'Usted tiene {{count, number}} borrador.',
    drafts_other: 'Usted tiene {{count, number}} borradores.',
  },
  write: {
    title: 'El archivo para la oficina central',
    unsent_one: 'Hay {{count, number}} cambio por enviar.',
    unsent_other: 'Hay {{count, number}} cambios por enviar.',
    unsentNone: 'Todo lo registrado ya está en un archivo.',
    recipient: 'Oficina central',
    noRecipient:
      'Aún no hay una oficina central, así que no se puede escribir el archivo. Sus registros están a salvo aquí.',
    setUp: 'Configurar la oficina central',
    askAdministrator: 'Pida a la administración que la configure en Ajustes.',
    unverified: 'Aún no se ha comprobado la clave de {{name}}. La administración la comprueba en Ajustes.',
    agreementExpired: 'El acuerdo con {{name}} venció. La administración puede renovarlo en Ajustes.',
    withoutConsent_one:
      '{{count, number}} persona no ha aceptado compartir con esta oficina. Nada sobre ella entra en el archivo.',
    withoutConsent_other:
      '{{count, number}} personas no han aceptado compartir con esta oficina. Nada sobre ellas entra en el archivo.',
    button: 'Escribir el archivo del día',
    hint: 'Después elige la carpeta: una memoria USB o una carpeta compartida. Solo la oficina central puede abrir el archivo.',
    step: {
      reading: 'Leyendo los registros',
      checking: 'Comprobando los registros',
      matching: 'Comparando personas',
      writing: 'Escribiendo el archivo',
      measuring: 'Preparando el archivo',
      sealing: 'Cerrando y escribiendo el archivo',
      verifying: 'Leyendo el archivo para comprobarlo',
      preparing: 'Preparando',
    },
  },
  written: {
    title: 'El archivo del día está escrito',
    explain: 'Se leyó de nuevo y está completo. Puede retirar la memoria USB cuando el sistema lo indique.',
    file: 'Archivo',
    folder: 'Carpeta',
    number: 'Número',
    size: 'Tamaño',
    hash: 'Código de control (SHA-256)',
    leftOut: 'Personas que quedaron fuera',
    contents: 'Qué contiene',
    howToOpen: 'La oficina central lo abre con su propia clave. docs/formats.md explica cómo.',
  },
  counts: {
    client: 'Personas',
    encounter: 'Contactos',
    attendance: 'Marcas de asistencia',
    note: 'Notas firmadas',
    change: 'Cambios',
  },
  errors: {
    DISK_FULL:
      'No hay espacio suficiente, así que no se escribió ningún archivo. Sus registros están a salvo. Libere espacio o elija otra carpeta.',
    DISK_READ_ONLY:
      'Esta carpeta solo se puede leer, así que no se escribió ningún archivo. Sus registros están a salvo. Elija otra carpeta.',
    CANCELLED: 'Detenido. No se escribió ningún archivo y sus registros siguen como estaban.',
  },
  past: {
    title: 'Archivos escritos hasta ahora',
    none: 'Aún no se ha escrito ningún archivo en esta computadora.',
    file: 'Archivo',
    recipient: 'Para',
    writtenAt: 'Escrito',
    size: 'Tamaño',
  },
};
