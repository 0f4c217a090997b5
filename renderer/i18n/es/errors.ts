import type { errors as english } from '../en/errors';
import type { SameShape } from '../translation-shape';

export const errors: SameShape<typeof english> = {
  UNKNOWN_METHOD:
    'Waystation no pudo hacer eso. No se cambió nada. Cierre la aplicación, ábrala otra vez e inténtelo de nuevo.',
  INPUT_TOO_LARGE:
    'Es demasiado texto para guardarlo de una vez. No se cambió nada. Acórtelo y guarde otra vez.',
  INVALID_INPUT:
    'Algo en el formulario no tiene la forma correcta. No se cambió nada. Revise los campos e inténtelo de nuevo.',
  INTERNAL: 'Algo falló dentro de Waystation. Lo que ya se guardó está a salvo. Inténtelo de nuevo.',
  internalWithReference:
    'Algo falló dentro de Waystation. Lo que ya se guardó está a salvo. Inténtelo de nuevo. Si vuelve a pasar, dé este número a soporte: {{reference}}.',
  CANCELLED: 'Se detuvo. No se cambió nada.',
  VAULT_GONE:
    'Se detuvo la parte de Waystation que guarda los expedientes. Lo guardado está a salvo. Inicie sesión otra vez para seguir.',

  LOCKED: 'Waystation está bloqueado. Inicie sesión para seguir.',
  SITE_EXISTS:
    'Esta computadora ya tiene un sitio. No se cambió nada. Cierre la aplicación y ábrala otra vez para iniciar sesión.',
  NO_SITE:
    'Esta computadora todavía no tiene un sitio. Cierre la aplicación y ábrala otra vez para crear uno.',
  NOT_PERMITTED:
    'Su función no permite hacer esto. No se cambió nada. Si lo necesita, hable con supervisión o administración.',
  NOT_ON_CASELOAD: 'Esta persona no está a su cargo. Pida a supervisión que se la asigne.',
  WRONG_PASSPHRASE:
    'El nombre de acceso y la frase de acceso no corresponden. Revise los dos e inténtelo de nuevo.',
  WRONG_RECOVERY_CODE:
    'El nombre de acceso y el código de recuperación no corresponden. Compare el código con su hoja impresa e inténtelo de nuevo.',
  WAIT_BEFORE_RETRY:
    'Hubo varios intentos equivocados. Para proteger los expedientes, espere {{wait}} e inténtelo de nuevo.',
  PASSPHRASE_TOO_SHORT: 'Use 15 caracteres o más. Unas cuantas palabras seguidas funcionan bien.',
  PASSPHRASE_TOO_LONG: 'Esta frase es demasiado larga. Use 1,024 caracteres como máximo.',
  PASSPHRASE_COMMON:
    'Esta frase es fácil de adivinar. Elija palabras que no tengan que ver con usted ni con el sitio.',
  PASSPHRASE_UNCHANGED: 'Esta es la frase que ya tiene. Elija una nueva.',
  PASSPHRASE_MUST_CHANGE: 'Primero elija su propia frase de acceso. Después puede seguir.',
  SIGN_IN_NAME_TAKEN: 'Alguien aquí ya tiene este nombre de acceso. Elija otro.',

  KEY_FILE_MISSING:
    'Falta el archivo de claves. Los expedientes siguen aquí, pero cerrados. Recupere el archivo de claves de un respaldo.',
  KEY_FILE_UNREADABLE:
    'La computadora no dejó abrir el archivo de claves. No se cambió nada. Revise que tenga permiso para leer la carpeta e inténtelo de nuevo.',
  KEY_FILE_TRUNCATED:
    'Falta una parte del archivo de claves. No se cambió nada. Use la copia anterior o un respaldo.',
  KEY_FILE_DAMAGED:
    'El archivo de claves está dañado. No se cambió nada. Use la copia anterior o un respaldo.',
  KEY_FILE_FROM_NEWER_VERSION:
    'Un Waystation más nuevo escribió el archivo de claves. No se cambió nada. Instale la versión más nueva en esta computadora.',
  KEY_FILE_WEAK_PARAMETERS:
    'El archivo de claves no está protegido lo suficiente. No se cambió nada. Use la copia anterior o un respaldo.',
  DATABASE_MISSING: 'Falta el archivo con los expedientes. No se cambió nada. Recupérelo de un respaldo.',
  DATABASE_DAMAGED:
    'El archivo con los expedientes está dañado. No se cambió nada más. Recupérelo de un respaldo.',
  DATABASE_WRONG_KEY:
    'El archivo de claves y los expedientes no corresponden. No se cambió nada. Recupere los dos del mismo respaldo.',
  DATABASE_FROM_NEWER_VERSION:
    'Un Waystation más nuevo escribió estos expedientes. No se cambió nada. Instale la versión más nueva en esta computadora.',
  DATABASE_BUSY:
    'Los expedientes están ocupados en este momento. No se perdió nada. Espere un momento e inténtelo de nuevo.',
  DISK_FULL:
    'El disco está lleno. Lo que ya se guardó está a salvo y su texto sigue aquí. Libere espacio y guarde otra vez.',
  DISK_READ_ONLY:
    'El disco no deja escribir a Waystation. Lo que ya se guardó está a salvo. Revise el disco e inténtelo de nuevo.',

  NOT_FOUND: 'Esto ya no está aquí. Regrese y ábralo otra vez.',
  STALE_EDIT:
    'Alguien cambió esto después de que usted lo abrió. Su texto sigue aquí. Ábralo otra vez para ver lo nuevo y guarde.',
  RULE_BROKEN: 'Falta algo o todavía no está bien. Su texto sigue aquí. Revise los campos marcados.',
  NOTE_SIGNED: 'Esta nota está firmada y ya no cambia. Para agregar algo, escriba una adición.',
  NOT_THE_AUTHOR: 'Solo quien escribió esto lo puede cambiar. No se cambió nada.',
  POSSIBLE_DUPLICATE:
    'Es posible que esta persona ya esté aquí. No se guardó nada. Compare primero a las personas de la lista.',

  FILE_TOKEN_UNKNOWN: 'Elija otra vez el archivo o la carpeta. No se cambió nada.',
  FILE_UNREADABLE:
    'No se pudo leer el archivo. No se cambió nada. Revise que siga ahí y que tenga permiso para abrirlo.',
  FILE_TOO_LARGE:
    'El archivo es demasiado grande. No se cambió nada. Pida la lista en archivos más pequeños.',
  FILE_EMPTY: 'El archivo está vacío. No se cambió nada. Elija otro archivo.',
  FILE_NOT_NDJSON:
    'El archivo no es una lista que Waystation pueda leer. No se cambió nada. Pida un archivo FHIR NDJSON.',
  FILE_TRUNCATED:
    'El archivo termina antes de tiempo. No se cambió nada. Cópielo o guárdelo otra vez y vuelva a elegirlo.',
  FILE_WRONG_RESOURCE:
    'El archivo trae algo que no son personas. No se cambió nada. Pida un archivo con registros FHIR Patient.',
  FILE_CHANGED: 'El archivo cambió después de revisarlo. Aquí no se cambió nada. Revíselo otra vez.',
  LINE_TOO_LONG: 'Una línea del archivo es demasiado larga. No se cambió nada. Pida el archivo otra vez.',
  FILE_NOT_PEOPLE:
    'Esta no es una lista de personas que Waystation pueda leer. No se cambió nada. Elija un archivo CSV, XLSX o FHIR NDJSON.',
  FILE_OLD_WORKBOOK:
    'Esta hoja de cálculo tiene un formato antiguo o una contraseña. No se cambió nada. Ábrala en su programa de hojas de cálculo, quite la contraseña y guárdela como XLSX o CSV.',
  FILE_WORKBOOK_DAMAGED:
    'Esta hoja de cálculo está dañada. No se cambió nada. Ábrala en su programa de hojas de cálculo, guárdela otra vez y elíjala.',
  FILE_WORKBOOK_TOO_LARGE:
    'Esta hoja de cálculo es demasiado grande al desempacarla. No se cambió nada. Guarde solo la lista de personas como CSV y elija ese archivo.',
  FILE_TOO_MANY_ROWS:
    'Esta lista tiene más de 30 000 filas. No se cambió nada. Guárdela en varios archivos más pequeños y tráigalos uno tras otro.',
  FILE_TOO_MANY_COLUMNS:
    'Esta lista tiene más de 200 columnas. No se cambió nada. Quite las columnas que no necesita, guárdela y elíjala otra vez.',
  FILE_QUOTE_OPEN:
    'Ahí se abre una comilla que nunca se cierra y no se puede leer el resto del archivo. No se cambió nada. Corríjala y elija el archivo otra vez.',
  IMPORT_NOTHING_TO_DO: 'No hay nadie nuevo en este archivo. No se cambió nada.',
  PREVIEW_GONE: 'La revisión de este archivo ya se cerró. No se cambió nada. Elija el archivo otra vez.',
  FOLDER_UNWRITABLE:
    'Waystation no puede escribir en esta carpeta. Sus expedientes están a salvo. Elija otra carpeta.',
  RECIPIENT_MISSING:
    'Todavía no hay una oficina central. Sus expedientes están a salvo. Pida a administración que la agregue en Ajustes.',
  RECIPIENT_UNVERIFIED:
    'Todavía no se ha comprobado la clave de la oficina central. No se envió nada. Pida a administración que la compruebe en Ajustes.',
  RECIPIENT_KEY_INVALID:
    'Waystation no puede usar esta clave. Debe empezar con age1. Cópiela otra vez de la oficina central.',
  NOTHING_TO_EXPORT: 'Todo está ya en un archivo de cierre del día. No hay nada nuevo que enviar.',
  EXPORT_CHECK_FAILED:
    'El archivo no pasó su revisión y se quitó. Sus expedientes están a salvo. Inténtelo de nuevo o elija otra carpeta.',
  PRINT_FAILED: 'No se pudo imprimir. No se cambió nada. Revise la impresora e inténtelo de nuevo.',
};
