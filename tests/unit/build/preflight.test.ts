import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  explain,
  hasDisplay,
  isOnPath,
  missingLibraries,
  packagesFor,
  preflight,
  PreflightError,
  usesApt,
} from '../../../build/preflight.mjs';

const lddOutput = `
	linux-vdso.so.1 (0x00007ffd5b9f2000)
	libffmpeg.so => /work/dist/libffmpeg.so (0x00007f0f3c600000)
	libgtk-3.so.0 => not found
	libnss3.so => /lib/x86_64-linux-gnu/libnss3.so (0x00007f0f3c4a0000)
	libasound.so.2 => not found
	/lib64/ld-linux-x86-64.so.2 (0x00007f0f48a4d000)
`;

describe('missing libraries', () => {
  it('are those ldd did not find', () => {
    expect(missingLibraries(lddOutput)).toEqual(['libgtk-3.so.0', 'libasound.so.2']);
    expect(missingLibraries('')).toEqual([]);
  });
});

describe('the packages to install', () => {
  const libraries = ['libgtk-3.so.0'];

  it('have the names of older Debian', () => {
    const known = new Set(['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1']);
    expect(packagesFor({ libraries, programs: ['Xvfb', 'xauth'] }, (name) => known.has(name))).toEqual([
      'libgtk-3-0',
      'libnss3',
      'libasound2',
      'libgbm1',
      'xvfb',
      'xauth',
    ]);
  });

  it('have the names of Debian 13 and Ubuntu 24.04, where the old ones may still be listed', () => {
    const names = packagesFor({ libraries, programs: [] }, () => true);
    expect(names).toEqual(['libgtk-3-0t64', 'libnss3', 'libasound2t64', 'libgbm1']);
  });

  it('are no libraries when only a program is missing', () => {
    expect(packagesFor({ libraries: [], programs: ['age'] }, () => true)).toEqual(['age']);
  });
});

describe('the explanation', () => {
  it('names what is missing and the exact line to type', () => {
    const text = explain({ libraries: ['libgtk-3.so.0'], programs: ['age'] }, ['libgtk-3-0', 'age']);
    expect(text).toContain('libgtk-3.so.0');
    expect(text).toContain(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends libgtk-3-0 age',
    );
  });

  it('gives no apt line where there is no apt', () => {
    expect(explain({ libraries: ['libgtk-3.so.0'], programs: [] }, null)).not.toContain('apt-get');
  });
});

describe('apt', () => {
  it('is used on Debian, Ubuntu and what is like them', () => {
    expect(usesApt('NAME="Debian GNU/Linux"\nID=debian\n')).toBe(true);
    expect(usesApt('ID=ubuntu\nID_LIKE=debian\n')).toBe(true);
    expect(usesApt('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe(true);
    expect(usesApt('ID=fedora\nID_LIKE="rhel"\n')).toBe(false);
    expect(usesApt('VERSION_ID=12\nHOME_URL=debian\n')).toBe(false);
  });
});

describe('the display', () => {
  it('is there with X or Wayland, and not with empty variables', () => {
    expect(hasDisplay({ DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay({ DISPLAY: '' })).toBe(false);
    expect(hasDisplay({})).toBe(false);
  });
});

describe('the preflight', () => {
  it('stops a caller with a message when a program is missing and it may not install it', async () => {
    vi.stubEnv('WAYSTATION_NO_APT', '1');
    const checking = preflight({ executable: null, programs: ['waystation-no-such-program'] });
    await expect(checking).rejects.toThrow(PreflightError);
    await expect(checking).rejects.toThrow('waystation-no-such-program');
    vi.unstubAllEnvs();
  });

  it('is silent when nothing is missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waystation-path-'));
    writeFileSync(join(folder, 'waystation-program'), '');
    chmodSync(join(folder, 'waystation-program'), 0o755);
    vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
    expect(isOnPath('waystation-program')).toBe(true);
    await expect(preflight({ executable: null, programs: ['waystation-program'] })).resolves.toBeUndefined();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
});
