import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ManifestSchema } from '../../../../../shared/exchange/manifest';
import type { Manifest } from '../../../../../shared/exchange/manifest';
import { temporaryFolder } from '../../../../support/temporary-folder';

/** A bundle as an office sees it after opening it with the tools of its system. */
export interface OpenedBundle {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly manifest: Manifest;
  text(path: string): string;
  /** The lines of a list, parsed. */
  lines(path: string): readonly Record<string, unknown>[];
}

/** Opens a bundle with `age` and `tar`, as docs/formats.md tells an office to. */
export function openBundle(path: string, identity: string): OpenedBundle {
  const workFolder = temporaryFolder();
  const identityPath = join(workFolder, 'identity.txt');
  writeFileSync(identityPath, `${identity}\n`);
  const tarPath = join(workFolder, 'bundle.tar');
  execFileSync('age', ['-d', '-i', identityPath, '-o', tarPath, path]);
  const folder = mkdtempSync(join(workFolder, 'opened-'));
  execFileSync('tar', ['xf', tarPath, '-C', folder]);
  const listed = execFileSync('tar', ['tf', tarPath], { encoding: 'utf8' });
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return {
    folder,
    paths: listed.trim().split('\n'),
    manifest: ManifestSchema.parse(JSON.parse(text('manifest.json'))),
    text,
    lines: (name) =>
      text(name)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

/** Runs a tool of the system in the opened bundle; throws when it says no. */
export function runTool(bundle: OpenedBundle, tool: string, ...options: readonly string[]): string {
  return execFileSync(tool, options, { cwd: bundle.folder, encoding: 'utf8', stdio: 'pipe' });
}

/** The FHIR files of a bundle. */
export function fhirPaths(bundle: OpenedBundle): readonly string[] {
  return readdirSync(join(bundle.folder, 'fhir')).map((name) => `fhir/${name}`);
}
