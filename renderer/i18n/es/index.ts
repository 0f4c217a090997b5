import type { en } from '../en';
import { common } from './common';
import { errors } from './errors';
import { feedback } from './feedback';
import { form } from './form';
import { shell } from './shell';
import { table } from './table';
import type { SameShape } from '../translation-shape';

/** Every Spanish text; must have the same areas and keys as English. */
export const es: SameShape<typeof en> = { common, errors, feedback, form, shell, table };
