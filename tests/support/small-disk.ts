import { execFileSync } from 'node:child_process';

import { onTestFinished } from 'vitest';

import { temporaryFolder } from './temporary-folder';

/** Whether this account may mount a small file system in memory (root, and the machine lets it). */
export function canMount(): boolean {
  const folder = '/tmp';
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    // In a name space of its own: nothing is left behind.
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** A file system of its own for one test. */
export interface SmallDisk {
  readonly folder: string;
  /** Makes it take no more writes. */
  readonly makeReadOnly: () => void;
  readonly makeWritable: () => void;
}

/** A file system in memory of so many KiB; gone when the test is over. */
export function smallDisk(kibibytes: number): SmallDisk {
  const folder = temporaryFolder();
  const size = `size=${String(kibibytes)}k`;
  execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder]);
  // Runs before the folder itself is removed: the last registered comes first.
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
  });
  return {
    folder,
    makeReadOnly: () => {
      execFileSync('mount', ['-o', 'remount,ro', folder]);
    },
    makeWritable: () => {
      execFileSync('mount', ['-o', 'remount,rw', folder]);
    },
  };
}
