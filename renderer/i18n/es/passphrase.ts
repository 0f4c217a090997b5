import type { passphrase as english } from '../en/passphrase';
import type { SameShape } from '../translation-shape';

export const passphrase: SameShape<typeof english> = {
  missing_one: 'Falta {{count, number}} carácter',
  missing_other: 'Faltan {{count, number}} caracteres',
  strength: {
    easy: 'Fácil de adivinar. Agregue palabras que no vayan juntas.',
    fair: 'Regular. Con una palabra más es mucho más difícil de adivinar.',
    good: 'Buena. Difícil de adivinar.',
    strong: 'Muy buena. Muy difícil de adivinar.',
  },
};
