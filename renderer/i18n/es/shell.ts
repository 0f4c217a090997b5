import type { shell as english } from '../en/shell';
import type { SameShape } from '../translation-shape';

export const shell: SameShape<typeof english> = {
  skipToContent: 'Ir al contenido de la página',
  mainNavigation: 'Menú principal',
  topBar: 'Sitio y cuenta',
  sidePanel: 'Detalles',
  closeSidePanel: 'Cerrar los detalles',
  statusLine: 'Estado',
  notifications: 'Mensajes',
  notices: 'Sobre este sitio',
  dismiss: 'Cerrar mensaje',
  draftsWaiting_one: '{{count, number}} borrador',
  draftsWaiting_other: '{{count, number}} borradores',
  unsentChanges_one: '{{count, number}} cambio sin enviar',
  unsentChanges_other: '{{count, number}} cambios sin enviar',
  nothingUnsent: 'Sin cambios por enviar',
  lock: 'Bloquear',
  signedInAs: 'Sesión de {{name}}',
  navigation: {
    today: 'Hoy',
    caseload: 'Personas a cargo',
    waitingList: 'Lista de espera',
    groups: 'Grupos',
    notes: 'Notas',
    resources: 'Recursos',
    endOfDay: 'Cierre del día',
    oversight: 'Supervisión',
    reports: 'Informes',
    settings: 'Ajustes',
  },
};
