import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** A file system of its own. */
export interface MountedDisk {
  readonly folder: string;
  /** Leaves no room for a single byte more. */
  readonly fill: () => void;
  /** Takes away what `fill` put there. */
  readonly free: () => void;
  /** Makes it take no more writes. */
  readonly makeReadOnly: () => void;
  readonly makeWritable: () => void;
  readonly unmount: () => void;
}

/** Mounts a file system in memory of so many KiB over a folder that is there. */
export function mountDisk(folder: string, kibibytes: number): MountedDisk {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(kibibytes)}k`, 'tmpfs', folder]);
  const ballast = join(folder, 'ballast');
  const remount = (mode: 'ro' | 'rw') => {
    execFileSync('mount', ['-o', `remount,${mode}`, folder]);
  };
  return {
    folder,
    fill: () => {
      for (let bytes = 1_048_576; bytes >= 1; bytes = Math.floor(bytes / 2)) {
        try {
          for (;;) writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' });
        } catch {
          // Not even so many more bytes fit.
        }
      }
    },
    free: () => rmSync(ballast),
    makeReadOnly: () => remount('ro'),
    makeWritable: () => remount('rw'),
    unmount: () => {
      execFileSync('umount', ['--lazy', folder]);
    },
  };
}
