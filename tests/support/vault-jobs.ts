import type { MethodInput, MethodNameOf, MethodOutput } from '../../shared/contract';
import { intakeOf } from './command-inputs';

/** The kinds of work a kill can come into. */
export const JOB_KINDS = ['save', 'sign', 'import', 'backup', 'change-key', 'export', 'restore'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** Who works, and at what. */
export interface JobTask {
  readonly kind: JobKind;
  readonly userId: string;
  readonly signInName: string;
  readonly passphrase: string;
  readonly recipientId: string;
}

type Method = MethodNameOf<'vault'>;

/** What the work needs of whoever drives the vault. */
export interface JobDesk {
  /** Calls a method of the vault, with an operation id of its own where it takes one. */
  readonly call: <Name extends Method>(
    method: Name,
    input: Omit<MethodInput<Name>, 'operationId'>,
  ) => Promise<MethodOutput<Name>>;
  /** Notes what is about to be sent or was just answered, so that a kill doesn't undo the note. */
  readonly say: (line: string) => void;
  /** A token for the folder or file of this work, as if somebody had chosen it. */
  readonly choose: (use: 'folder' | 'read') => Promise<string>;
}

/**
 * Signs in and does one kind of work over and over, with saves in between, until it is killed. Says `sent N` and
 * `saved N` around a save, `begin` and `done` around the work itself.
 */
export async function doJobs(task: JobTask, desk: JobDesk): Promise<void> {
  const { signInName, passphrase } = task;
  if (task.kind !== 'restore') await desk.call('session.unlock', { signInName, passphrase });
  for (let number = 1; number <= 1_000; number += 1) await JOBS[task.kind](number, task, desk);
}

type Job = (number: number, task: JobTask, desk: JobDesk) => Promise<unknown>;

const JOBS: Readonly<Record<JobKind, Job>> = {
  save: async (number, task, desk) => {
    desk.say('begin');
    await save(number, task, desk);
  },
  sign,
  import: bringIn,
  backup: backUp,
  'change-key': changeKey,
  export: writeFile,
  restore,
};

/** A person saved and acknowledged. */
async function save(number: number, { kind, userId }: JobTask, { call, say }: JobDesk): Promise<string> {
  const { intake, notDuplicateReason } = intakeOf(number);
  say(`sent ${number}`);
  const { clientId } = await call('client.create', {
    intake: { ...intake, assignedWorkerId: kind === 'sign' ? userId : null },
    notDuplicateReason,
  });
  say(`saved ${number}`);
  return clientId;
}

async function sign(number: number, task: JobTask, desk: JobDesk): Promise<void> {
  const { call, say } = desk;
  const clientId = await save(number, task, desk);
  const endAt = Date.now() - number * 60_000;
  const { encounterId } = await call('encounter.record', {
    clientId,
    kind: 'individual',
    modality: 'in_person',
    startAt: endAt - 30 * 60_000,
    endAt,
    excludedMinutes: 0,
    placeOfService: 'office',
    overlapReason: 'Both came together.',
  });
  const { noteId } = await call('note.start', { encounterId, formatCode: 'pirp' });
  say(`begin ${noteId}`);
  await call('note.sign', {
    noteId,
    expectedRevision: 1,
    sections: { purpose: 'a', intervention: 'b', response: 'c', plan: 'd' },
    noGoalReason: 'first_contact',
    safetyStep: null,
    passphrase: task.passphrase,
  });
  say(`done ${noteId}`);
}

/** The same file again brings nobody twice. */
async function bringIn(number: number, task: JobTask, desk: JobDesk): Promise<void> {
  await save(number, task, desk);
  const { previewId } = await desk.call('import.preview', { fileToken: await desk.choose('read') });
  desk.say('begin');
  await desk.call('import.commit', {
    previewId,
    includeDuplicateLines: [],
    includeReason: null,
    skipProblemLines: true,
    assignedWorkerId: null,
  });
  desk.say('done');
}

async function backUp(number: number, task: JobTask, desk: JobDesk): Promise<void> {
  await save(number, task, desk);
  desk.say('begin');
  await desk.call('backup.start', {});
  while ((await desk.call('backup.status', {})).isRunning) await new Promise((r) => setTimeout(r, 3));
  desk.say('done');
}

async function changeKey(number: number, task: JobTask, { call, say }: JobDesk): Promise<void> {
  const minutes = 1 + (number % 15);
  say(`sent ${minutes}`);
  await call('site.setIdleMinutes', { frontDesk: minutes, others: 10 });
  say(`saved ${minutes}`);
  say('begin');
  await call('dataKey.change', { passphrase: task.passphrase });
  say('done');
}

async function writeFile(number: number, task: JobTask, desk: JobDesk): Promise<void> {
  await save(number, task, desk);
  const folderToken = await desk.choose('folder');
  desk.say('begin');
  const { recipientId } = task;
  const { fileName } = await desk.call('endOfDay.export', { recipientId, folderToken });
  desk.say(`done ${fileName}`);
}

async function restore(_number: number, task: JobTask, { call, say }: JobDesk): Promise<void> {
  const { lookId, snapshots } = await call('restore.look', {
    folderToken: null,
    signInName: task.signInName,
    secret: task.passphrase,
  });
  say('begin');
  await call('restore.run', { lookId, snapshotId: snapshots[0]?.snapshotId ?? '' });
  say('done');
}
