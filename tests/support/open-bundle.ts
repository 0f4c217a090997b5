import { readFileSync } from 'node:fs';
import { Decrypter } from 'age-encryption';
import { extract } from 'tar-stream';

import { ManifestSchema } from '../../shared/exchange/manifest';
import type { Manifest } from '../../shared/exchange/manifest';

/** An end-of-day file as the office sees it after opening it. */
export interface OpenedBundle {
  readonly manifest: Manifest;
  /** Content by path, in the order of the archive. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Opens an end-of-day file with the office's identity, in memory. For tests and the demo; throws when anything is off. */
export async function openBundle(path: string, identity: string): Promise<OpenedBundle> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const archive = await decrypter.decrypt(readFileSync(path));
  const files = await readTar(Buffer.from(archive));
  const manifest = files.get('manifest.json');
  if (manifest === undefined) throw new Error('The file has no manifest');
  return { manifest: ManifestSchema.parse(JSON.parse(manifest.toString('utf8'))), files };
}

async function readTar(archive: Buffer): Promise<Map<string, Buffer>> {
  const unpack = extract();
  unpack.end(archive);
  const files = new Map<string, Buffer>();
  for await (const entry of unpack) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(Buffer.from(chunk as Uint8Array));
    files.set(entry.header.name, Buffer.concat(chunks));
  }
  return files;
}
