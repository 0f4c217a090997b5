import { ClinicFailure } from '../../../../../shared/errors';
import { IMPORT_CELL_LIMIT, IMPORT_TEXT_LIMIT } from '../../../../../shared/exchange/import-limits';
import type { WorkbookPackage } from './package';
import { readXml } from './xml';

type Turn = () => Promise<void>;

/** More different texts than the rows an import takes can show. */
const MOST_STRINGS = 2_000_000;
const MOST_STYLES = 70_000;

/** The texts cells point to, by their number. Pronunciation hints are left out. */
export async function readSharedStrings(
  file: WorkbookPackage,
  part: string | null,
  turn: Turn,
): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === null) return strings;
  let text = '';
  let length = 0;
  let isText = false;
  let hints = 0;
  await readXml(
    file.read(part),
    {
      onOpen: (name) => {
        if (name === 'si') text = '';
        if (name === 'rPh') hints += 1;
        isText = name === 't' && hints === 0;
      },
      onText: (piece) => {
        if (isText && text.length <= IMPORT_CELL_LIMIT) text += piece;
      },
      onClose: (name) => {
        if (name === 'rPh') hints -= 1;
        isText = false;
        if (name !== 'si') return;
        strings.push(unescaped(text));
        length += text.length;
        if (strings.length > MOST_STRINGS || length > IMPORT_TEXT_LIMIT) {
          throw new ClinicFailure('FILE_WORKBOOK_TOO_LARGE');
        }
      },
    },
    turn,
  );
  return strings;
}

/** For every cell style whether it shows a number as a date. */
export async function readDateStyles(
  file: WorkbookPackage,
  part: string | null,
  turn: Turn,
): Promise<readonly boolean[]> {
  const styles: boolean[] = [];
  if (part === null) return styles;
  const ownFormats = new Map<string, string>();
  let isCellStyles = false;
  await readXml(
    file.read(part),
    {
      onOpen: (name, attributes) => {
        if (name === 'cellXfs') isCellStyles = true;
        if (name === 'numFmt')
          ownFormats.set(attributes.get('numFmtId') ?? '', attributes.get('formatCode') ?? '');
        if (name !== 'xf' || !isCellStyles) return;
        const id = attributes.get('numFmtId') ?? '0';
        styles.push(isDateFormat(Number(id), ownFormats.get(id)));
        if (styles.length > MOST_STYLES) throw new ClinicFailure('FILE_WORKBOOK_TOO_LARGE');
      },
      onClose: (name) => {
        if (name === 'cellXfs') isCellStyles = false;
      },
    },
    turn,
  );
  return styles;
}

/** Formats every program knows by number, or one that shows a year or a day outside quoted text and colours. */
function isDateFormat(id: number, format: string | undefined): boolean {
  if (format === undefined)
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  const shown = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '');
  return /[yd]/iu.test(shown);
}

/** `_x000D_` stands for a character XML can't hold. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
