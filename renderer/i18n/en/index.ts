import { common } from './common';
import { errors } from './errors';
import { feedback } from './feedback';
import { form } from './form';
import { shell } from './shell';
import { table } from './table';

/** Every English text, one namespace per area. A new area is added here and in `es/index.ts`. */
export const en = { common, errors, feedback, form, shell, table } as const;
