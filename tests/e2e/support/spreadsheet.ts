import { writeFileSync } from 'node:fs';

/** A list of people as a spreadsheet program of the region saves it, some of its rows with something wrong. */
export interface Spreadsheet {
  readonly path: string;
  /** Rows of a spreadsheet program, with what is wrong in words. */
  readonly badRows: ReadonlyMap<number, RegExp>;
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va xe yi zo ñu'.split(' ');

/** One bad row after as many good ones. */
const BAD_EVERY = 135;

/**
 * Writes `rowCount` people: cells between semicolons, letters of Windows, dates with the day first that don't say so. Every
 * 135th row has something wrong.
 */
export function writeSpreadsheet(path: string, rowCount: number): Spreadsheet {
  const badRows = new Map<number, RegExp>();
  const lines = ['Nombre;Apellidos;Fecha de nacimiento;Teléfono;Género;Notas'];
  for (let index = 1; index <= rowCount; index += 1) {
    const birth = `${String((index % 12) + 1)}/${String((Math.floor(index / 12) % 12) + 1)}/${String(1930 + (index % 70))}`;
    const good = [
      index <= 8 ? `José ${nameOf(index * 7919)}` : nameOf(index * 7919),
      nameOf(index * 104_729),
      birth,
      `505555${String(index).padStart(4, '0')}`,
      'Mujer',
      '',
    ];
    const bad = index % BAD_EVERY === 0 ? BAD[(index / BAD_EVERY) % BAD.length] : undefined;
    if (bad === undefined) lines.push(good.join(';'));
    else {
      lines.push(bad.cells(good).join(';'));
      badRows.set(lines.length, bad.problem);
    }
  }
  writeFileSync(path, Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'));
  return { path, badRows };
}

interface Bad {
  readonly cells: (good: readonly string[]) => readonly string[];
  readonly problem: RegExp;
}

const BAD: readonly Bad[] = [
  { cells: ([, , ...rest]) => ['', '', ...rest], problem: /There is no name/ },
  { cells: (good) => good.with(2, '31/2/1985'), problem: /date of birth is not a date/ },
  { cells: (good) => good.with(2, '1/2/2020'), problem: /under 18/ },
  { cells: (good) => good.with(3, 'call the office'), problem: /not a phone number/ },
  { cells: (good) => good.with(0, 'x'.repeat(101)), problem: /too long/ },
];

/** A name nobody has twice and that is like no other. */
function nameOf(index: number): string {
  // A large step between two neighbours, so that they are like each other in no syllable.
  let rest = (index * 48_271) % 2_147_483_647;
  let name = '';
  while (rest > 0) {
    name += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
