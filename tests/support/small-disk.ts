import { onTestFinished } from 'vitest';

import { mountDisk } from './mounted-disk';
import type { MountedDisk } from './mounted-disk';
import { temporaryFolder } from './temporary-folder';

/** A file system in memory of so many KiB; gone when the test is over. */
export function smallDisk(kibibytes: number): MountedDisk {
  const disk = mountDisk(temporaryFolder(), kibibytes);
  // Runs before the folder itself is removed: the last registered comes first.
  onTestFinished(disk.unmount);
  return disk;
}
