import type { en } from '../en';
import { app } from './app';
import { appointments } from './appointments';
import { waiting } from './waiting';
import { backup } from './backup';
import { callers } from './callers';
import { caseload } from './caseload';
import { chart } from './chart';
import { common } from './common';
import { consents } from './consents';
import { contacts } from './contacts';
import { endOfDay } from './end-of-day';
import { errors } from './errors';
import { feedback } from './feedback';
import { find } from './find';
import { firstRun } from './first-run';
import { form } from './form';
import { goals } from './goals';
import { groups } from './groups';
import { imports } from './imports';
import { intake } from './intake';
import { lock } from './lock';
import { notes } from './notes';
import { oversight } from './oversight';
import { passphrase } from './passphrase';
import { people } from './people';
import { problems } from './problems';
import { recovery } from './recovery';
import { recoveryCode } from './recovery-code';
import { restore } from './restore';
import { settings } from './settings';
import { shell } from './shell';
import { staff } from './staff';
import { table } from './table';
import { today } from './today';
import type { SameShape } from '../translation-shape';

/** Every Spanish text; must have the same areas and keys as English. */
export const es: SameShape<typeof en> = {
  app,
  appointments,
  waiting,
  backup,
  callers,
  caseload,
  chart,
  common,
  consents,
  contacts,
  endOfDay,
  errors,
  feedback,
  find,
  firstRun,
  form,
  goals,
  groups,
  imports,
  intake,
  lock,
  notes,
  oversight,
  passphrase,
  people,
  problems,
  recovery,
  recoveryCode,
  restore,
  settings,
  shell,
  staff,
  table,
  today,
};
