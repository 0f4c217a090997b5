import type { app as english } from '../en/app';
import type { SameShape } from '../translation-shape';

export const app: SameShape<typeof english> = {
  name: 'Waystation',
  starting: 'Abriendo Waystation…',
  language: 'Idioma',
  search: 'Buscar a una persona',
  myMenu: '{{name}}, {{role}}',
  keyboardMap: 'Teclado',
  mySettings: 'Mi configuración',
  coverScreen: 'Cubrir la pantalla',
  lockNow: 'Bloquear ahora',
  draftCount_one: '{{count, number}} borrador pendiente',
  draftCount_other: '{{count, number}} borradores pendientes',
  cover: {
    title: 'La pantalla está cubierta',
    body: 'No se cerró ni se perdió nada. Cubrir no es bloquear: si va a dejar el escritorio, oprima Ctrl+L.',
    show: 'Mostrar la pantalla',
  },
  locking: 'Bloqueando…',
  keys: {
    title: 'Qué hacen las teclas',
    everywhere: 'En todas partes',
    search: 'Buscar a una persona',
    lock: 'Bloquear',
    cover: 'Cubrir la pantalla y mostrarla otra vez',
    map: 'Mostrar esta lista',
    areas: 'Ir a la siguiente parte de la ventana',
    notes: 'Notas: lo que falta escribir o firmar',
    inScreens: 'En listas y formularios',
    filter: 'Buscar en esta lista',
    rows: 'Moverse en una tabla',
    open: 'Abrir lo seleccionado',
    save: 'Guardar',
    close: 'Cerrar sin perder nada',
    attendance: 'Marcar asistencia: cada marca muestra su tecla',
  },
  failed: {
    title: 'Esta pantalla dejó de funcionar',
    body: 'Lo guardado está a salvo. Lo que escribía se guarda cada pocos segundos. Inténtelo de nuevo, o bloquee e inicie sesión otra vez.',
    reference: 'Número para soporte: {{reference}}',
    today: 'Ir a Hoy',
  },
  sample: {
    title: 'Personas de ejemplo',
    body: 'Nadie aquí es real. Pruebe lo que quiera.',
  },
};
