import type { recoveryCode as english } from '../en/recovery-code';
import type { SameShape } from '../translation-shape';

export const recoveryCode: SameShape<typeof english> = {
  title: 'Su código de recuperación',
  explain:
    'Este código es la única forma de volver a entrar si toda la administración olvida su frase de acceso. Imprímalo, o cópielo en papel con los números de grupo.',
  keep: 'Guarde el papel bajo llave y lejos de esta computadora. Quien lo tenga puede abrir los registros.',
  once: 'Solo se muestra ahora.',
  group: 'Grupo {{number, number}}',
  print: 'Imprimir el código',
  printed: 'Se envió a la impresora.',
  notPrinted: 'No se imprimió. También puede copiar el código a mano.',
  written: 'Ya lo tengo en papel',
  checkTitle: 'Compruebe lo que anotó',
  checkExplain: 'Escriba estos dos grupos de su papel. El código ahora está oculto a propósito.',
  typeGroup: 'Grupo {{number, number}}',
  check: 'Comprobar',
  different: 'No coincide con el código. Mire su papel, o vuelva a ver el código.',
  missing: 'Escriba las cuatro letras y cifras de este grupo.',
  showAgain: 'Ver el código otra vez',
  printTitle: 'Código de recuperación de Waystation',
  printNote:
    'Abre los registros si toda la administración olvida su frase de acceso. Guarde esta hoja bajo llave, lejos de la computadora. Un código más nuevo reemplaza a este.',
};
