import type { lock as english } from '../en/lock';
import type { SameShape } from '../translation-shape';

export const lock: SameShape<typeof english> = {
  title: 'Iniciar sesión',
  signInName: 'Nombre de acceso',
  passphrase: 'Frase de acceso',
  unlock: 'Entrar',
  unlocking: 'Abriendo los expedientes…',
  restore: 'Recuperar desde una copia',
  useRecoveryCode: '¿Olvidó su frase de acceso?',
  nothingSent: 'Los expedientes se quedan en esta computadora. No hace falta internet.',
  enterSignInName: 'Escriba su nombre de acceso',
  enterPassphrase: 'Escriba su frase de acceso',
  wait: {
    title: 'Espere {{wait}}, por favor',
    body: 'Hubo varios intentos equivocados. La espera protege los expedientes. Podrá intentarlo otra vez cuando pase el tiempo.',
    over: 'Ya puede intentarlo otra vez.',
  },
  reasons: {
    person: 'Bloqueado. Lo que escribía está guardado.',
    idle: 'Bloqueado porque nadie lo usó por un rato. Lo que escribía está guardado.',
    suspend: 'Bloqueado porque la computadora se suspendió. Lo que escribía está guardado.',
    screen_lock: 'Bloqueado junto con la computadora. Lo que escribía está guardado.',
    clock_changed:
      'Bloqueado porque el reloj de esta computadora cambió de golpe. Revise la fecha y la hora, y luego entre.',
    vault_stopped: {
      title: 'Waystation tuvo que bloquearse',
      body: 'Se detuvo la parte que guarda los expedientes. Todo lo guardado está a salvo, y los borradores se conservan hasta los últimos segundos. Entre para seguir.',
    },
    page_stopped: {
      title: 'Waystation tuvo que bloquearse',
      body: 'La ventana dejó de funcionar. Todo lo guardado está a salvo, y los borradores se conservan hasta los últimos segundos. Entre para seguir.',
    },
  },
  sample: {
    title: 'Sitio de ejemplo: elija quién ser',
    body: 'Nadie aquí es real. La frase de acceso es la misma para todos:',
    signInAs: 'Entrar como {{role}}',
  },
  recover: {
    title: 'Entrar con el código de recuperación',
    forOthers:
      '¿No es parte de administración? Pida ayuda ahí: le pueden dar una frase de acceso de un solo uso.',
    body: 'Para administración. Tenga a la mano la hoja impresa con el código. Va a elegir una frase de acceso nueva.',
    code: 'Código de recuperación',
    codeHint: 'Ocho grupos de cuatro, por ejemplo 7K2M-9QXD-… Se aceptan espacios y minúsculas.',
    enterCode: 'Escriba el código de recuperación de la hoja impresa',
    submit: 'Entrar',
    back: 'Volver al inicio de sesión',
  },
  renew: {
    title: 'Haga un código de recuperación nuevo',
    body: 'Ya entró, y su frase de acceso nueva funciona. El código que usó salió de su sobre: haga uno nuevo y el anterior dejará de servir.',
    make: 'Hacer un código nuevo',
    later: 'Hacerlo después en Ajustes',
  },
  newPassphrase: {
    label: 'Frase de acceso nueva',
    repeat: 'La misma frase otra vez',
    hint: 'Use 15 caracteres o más. Cuatro o cinco palabras que no tengan que ver entre sí son fáciles de recordar y difíciles de adivinar. Puede usar espacios.',
    different: 'Las dos frases no son iguales. Escriba otra vez la segunda',
    tooShort: 'Use 15 caracteres o más. Agregue otra palabra',
    enter: 'Escriba una frase de acceso nueva',
    enterRepeat: 'Escriba la misma frase otra vez',
  },
  change: {
    title: 'Elija su propia frase de acceso',
    body: 'Le damos la bienvenida, {{name}}. Entró con una frase de un solo uso. Elija ahora la suya: solo usted debe conocerla.',
    submit: 'Guardar y seguir',
  },
  damaged: {
    recordsSafe: 'Qué está a salvo',
    nextStep: 'Qué hacer',
    usePrevious: 'Usar la copia anterior',
    usePreviousHint:
      'El archivo dañado se guarda aparte. Quizá haya que agregar otra vez a las personas, o cambiar otra vez las frases, posteriores a esa copia.',
    tryAgain: 'Revisar otra vez',
    codeForSupport: 'Código para soporte: {{code}}',
    other: {
      title: 'Waystation no puede abrir los expedientes',
      safe: 'No se cambió nada.',
    },
    KEY_FILE_MISSING: {
      title: 'No está el archivo de claves',
      safe: 'Los expedientes siguen en esta computadora, cerrados y sin cambios.',
      next: 'Recupere el archivo key-file.json de un respaldo y póngalo en la carpeta vault. Luego revise otra vez.',
    },
    KEY_FILE_UNREADABLE: {
      title: 'La computadora no deja abrir el archivo de claves',
      safe: 'Los expedientes y el archivo de claves siguen ahí, sin cambios.',
      next: 'Revise que esta cuenta pueda leer la carpeta vault y que el disco esté conectado. Luego revise otra vez.',
    },
    KEY_FILE_TRUNCATED: {
      title: 'Falta una parte del archivo de claves',
      safe: 'Los expedientes siguen en esta computadora, cerrados y sin cambios.',
      next: 'Use la copia anterior, o recupere el archivo de claves de un respaldo.',
    },
    KEY_FILE_DAMAGED: {
      title: 'El archivo de claves está dañado',
      safe: 'Los expedientes siguen en esta computadora, cerrados y sin cambios.',
      next: 'Use la copia anterior, o recupere el archivo de claves de un respaldo.',
    },
    KEY_FILE_FROM_NEWER_VERSION: {
      title: 'Aquí se usó un Waystation más nuevo',
      safe: 'Los expedientes y el archivo de claves están bien, y no se cambió nada.',
      next: 'Instale el Waystation más nuevo en esta computadora y ábralo otra vez.',
    },
    KEY_FILE_WEAK_PARAMETERS: {
      title: 'El archivo de claves no está bien protegido',
      safe: 'Los expedientes siguen en esta computadora, cerrados y sin cambios.',
      next: 'Es posible que alguien lo haya cambiado. Use la copia anterior, o recupérelo de un respaldo.',
    },
    DATABASE_MISSING: {
      title: 'No están los expedientes',
      safe: 'El archivo de claves sigue ahí, sin cambios.',
      next: 'Recupere el archivo waystation.db de un respaldo y póngalo en la carpeta vault. Luego revise otra vez.',
    },
  },
};
