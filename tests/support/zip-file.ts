import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  content: string;
  /** Unix permissions; absent as in an archive made elsewhere. */
  mode?: number;
  /** Packed, as real archives are; otherwise stored. */
  isPacked?: boolean;
  /** What the archive says the size is, where it lies. */
  statedBytes?: number;
}

/**
 * A zip archive: enough to stand for a downloaded one, or for a workbook.
 */
export function zipFile(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode, isPacked = false, statedBytes } of entries) {
    const whole = Buffer.from(content);
    const data = isPacked ? deflateRawSync(whole) : whole;
    const fileName = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isPacked ? 8 : 0, 4);
    common.writeUInt32LE(crc32(whole), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(statedBytes ?? whole.length, 18);
    common.writeUInt16LE(fileName.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, fileName, data]);

    const head = Buffer.alloc(46);
    head.write('PK\x01\x02', 'latin1');
    // Made on Unix, so that the upper half of the attributes is the mode.
    head.writeUInt16LE((3 << 8) | 20, 4);
    common.copy(head, 6);
    head.writeUInt32LE(mode === undefined ? 0 : ((0o100000 | mode) << 16) >>> 0, 38);
    head.writeUInt32LE(offset, 42);
    directory.push(head, fileName);
    locals.push(local);
    offset += local.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directoryBytes, end]);
}
