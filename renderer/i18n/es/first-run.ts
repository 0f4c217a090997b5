import type { firstRun as english } from '../en/first-run';
import type { SameShape } from '../translation-shape';

export const firstRun: SameShape<typeof english> = {
  steps: {
    label: 'Preparación',
    language: 'Idioma',
    start: 'Inicio',
    site: 'Su sitio',
    administrator: 'Administración',
    recovery: 'Código',
  },
  language: {
    title: '¿En qué idioma lee mejor?',
    hint: 'Después cada persona puede elegir el suyo.',
  },
  start: {
    title: '¿Cómo quiere empezar?',
    newSite: 'Preparar nuestro sitio',
    newSiteHint: 'Unos cinco minutos. Necesita una impresora, o papel y pluma.',
    restore: 'Recuperar desde una copia',
    restoreHint:
      'Para una computadora nueva, si la anterior se dañó o ya no está. Necesita la carpeta de copias y una frase de acceso o el código de recuperación.',
    sample: 'Explorar con personas de ejemplo',
    sampleHint: 'Conozca primero el programa. Nadie ahí es real y se quita con un clic.',
    preparing: 'Preparando el sitio de ejemplo…',
  },
  site: {
    title: 'Sobre su sitio',
    name: 'Nombre del sitio',
    nameHint: 'Como lo conoce la gente, por ejemplo Mesa Recovery Center.',
    siteCode: 'Id corto del sitio',
    siteCodeHint:
      'De dos a ocho mayúsculas y números, empezando con una letra. Va en los nombres de archivo y los números de expediente.',
    timeZone: 'Zona horaria',
    timeZoneHint: 'Aquí se cuentan los días y las horas, aunque la computadora viaje.',
    personNoun: '¿Cómo llaman a las personas que atienden?',
    enterName: 'Escriba el nombre del sitio',
    enterSiteCode: 'Escriba un id corto de 2 a 8 mayúsculas y números, por ejemplo MESA',
    chooseTimeZone: 'Elija la zona horaria del sitio',
  },
  administrator: {
    title: 'Su propia cuenta',
    description:
      'Usted se encargará de la administración: agrega al equipo y los ajustes. Administración no lee expedientes.',
    displayName: 'Su nombre',
    signInName: 'Nombre de acceso',
    signInNameHint: 'Minúsculas y números, sin espacios. Lo escribe cada vez que entra.',
    initials: 'Iniciales',
    initialsHint: 'Hasta cuatro letras, para los espacios pequeños.',
    enterDisplayName: 'Escriba su nombre',
    enterSignInName: 'Escriba un nombre de acceso con minúsculas y números, por ejemplo rosa',
    enterInitials: 'Escriba sus iniciales',
    create: 'Crear el sitio',
    creating: 'Creando el sitio…',
  },
  recovery: {
    title: 'Guarde este código en papel',
  },
};
