import { ClinicFailure } from '../../../../../shared/errors';
import type { WorkbookPackage } from './package';
import { readXml } from './xml';

/** One sheet people can see. */
export interface SheetEntry {
  readonly name: string;
  readonly part: string;
}

/** What a workbook says about itself. */
export interface WorkbookStructure {
  readonly sheets: readonly SheetEntry[];
  /** Dates count from 1904, as on old Macs. */
  readonly is1904: boolean;
  readonly sharedStringsPart: string | null;
  readonly stylesPart: string | null;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

type Turn = () => Promise<void>;

/** More sheets than anybody chooses from. */
const MOST_SHEETS = 200;

/**
 * Finds the sheets and what belongs to them. Sheets somebody hid are left out while there are others.
 * @throws ClinicFailure `FILE_WORKBOOK_DAMAGED`, `FILE_NOT_PEOPLE` (another kind of packed file).
 */
export async function readStructure(file: WorkbookPackage, turn: Turn): Promise<WorkbookStructure> {
  const workbook = [...(await relationsOf(file, '', turn)).values()].find(
    ({ type }) => type === 'officeDocument',
  );
  if (workbook === undefined || !/workbook[^/]*\.xml$/i.test(workbook.target)) {
    throw new ClinicFailure('FILE_NOT_PEOPLE');
  }
  const relations = await relationsOf(file, workbook.target, turn);
  const partOf = (wanted: string): string | null =>
    [...relations.values()].find(({ type, target }) => type === wanted && file.has(target))?.target ?? null;
  const found: (SheetEntry & { readonly isHidden: boolean })[] = [];
  let is1904 = false;
  await readXml(
    file.read(workbook.target),
    {
      onOpen: (name, attributes) => {
        if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
        if (name !== 'sheet' || found.length >= MOST_SHEETS) return;
        const relation = relations.get(attributes.get('id') ?? '');
        // Charts and macros have sheets of other kinds.
        if (relation?.type !== 'worksheet' || !file.has(relation.target)) return;
        found.push({
          name: (attributes.get('name') ?? '').slice(0, 100),
          part: relation.target,
          isHidden: (attributes.get('state') ?? 'visible') !== 'visible',
        });
      },
    },
    turn,
  );
  const visible = found.filter(({ isHidden }) => !isHidden);
  const sheets = (visible.length > 0 ? visible : found).map(({ name, part }) => ({ name, part }));
  if (sheets.length === 0) throw new ClinicFailure('FILE_EMPTY');
  return { sheets, is1904, sharedStringsPart: partOf('sharedStrings'), stylesPart: partOf('styles') };
}

/** What a part points to, by id; the package itself is the part without a name. */
async function relationsOf(
  file: WorkbookPackage,
  part: string,
  turn: Turn,
): Promise<ReadonlyMap<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = slash === -1 ? '' : part.slice(0, slash + 1);
  const relations = new Map<string, Relation>();
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  if (!file.has(name)) {
    // A packed file that has nothing of a workbook in it isn't a broken one.
    if (part === '') throw new ClinicFailure('FILE_NOT_PEOPLE');
    return relations;
  }
  await readXml(
    file.read(name),
    {
      onOpen: (element, attributes) => {
        if (element !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
        const target = attributes.get('Target') ?? '';
        relations.set(attributes.get('Id') ?? '', {
          // The last word of the address says what it is, in both editions of the format.
          type: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
          target: resolved(folder, target),
        });
      },
    },
    turn,
  );
  return relations;
}

function resolved(folder: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '' && part !== '.') path.push(part);
  }
  return path.join('/');
}
