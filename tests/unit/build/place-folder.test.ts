import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeFolder } from '../../../build/runtime/place-folder.mjs';

const modulePath = resolve('build/runtime/place-folder.mjs');

let parent: string;
let target: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'waystation-place-'));
  target = join(parent, 'dist');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const fillWith = (text: string) => async (staging: string) => {
  writeFileSync(join(staging, 'first'), text);
  writeFileSync(join(staging, 'second'), text);
  return Promise.resolve(undefined);
};

/** A process that fills half of the folder, says so, and hangs. */
async function startHalfFilling() {
  const script = `
    import { writeFileSync } from 'node:fs';
    import { placeFolder } from ${JSON.stringify(modulePath)};
    await placeFolder(${JSON.stringify(target)}, async (staging) => {
      writeFileSync(staging + '/first', 'half');
      console.log('half');
      await new Promise((resolve) => setTimeout(resolve, 600_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('placing a folder all at once', () => {
  it('puts all of it in place and leaves nothing beside it', async () => {
    await placeFolder(target, fillWith('a'));
    expect(readdirSync(parent)).toEqual(['dist']);
    expect(readdirSync(target).sort()).toEqual(['first', 'second']);
  });

  it('puts the part in place that the filling names', async () => {
    await placeFolder(target, async (staging) => {
      mkdirSync(join(staging, 'part'));
      writeFileSync(join(staging, 'scrap'), '');
      writeFileSync(join(staging, 'part', 'first'), 'a');
      return Promise.resolve(join(staging, 'part'));
    });
    expect(readdirSync(parent)).toEqual(['dist']);
    expect(readdirSync(target)).toEqual(['first']);
  });

  it('shows nothing when the process filling it is killed half-way, and the next one clears up', async () => {
    const child = await startHalfFilling();
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(existsSync(target)).toBe(false);
    expect(readdirSync(parent)).toHaveLength(1);

    await placeFolder(target, fillWith('whole'));
    expect(readdirSync(parent)).toEqual(['dist']);
    expect(readFileSync(join(target, 'first'), 'utf8')).toBe('whole');
  });

  it('keeps the folder already there when filling its successor is killed', async () => {
    await placeFolder(target, fillWith('old'));
    const child = await startHalfFilling();
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(readFileSync(join(target, 'first'), 'utf8')).toBe('old');
    expect(readFileSync(join(target, 'second'), 'utf8')).toBe('old');
  });

  it('leaves the work of a process that is still running alone, unless it is a day old', async () => {
    const child = await startHalfFilling();
    try {
      await placeFolder(target, fillWith('mine'));
      const others = readdirSync(parent).filter((name) => name !== 'dist');
      expect(others).toHaveLength(1);

      const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
      utimesSync(join(parent, others[0]!), twoDaysAgo, twoDaysAgo);
      await placeFolder(target, fillWith('mine'));
      expect(readdirSync(parent)).toEqual(['dist']);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
  });

  it('removes its staging and keeps the old folder when filling fails', async () => {
    await placeFolder(target, fillWith('old'));
    const failing = placeFolder(target, async () => Promise.reject(new Error('no space')));
    await expect(failing).rejects.toThrow('no space');
    expect(readdirSync(parent)).toEqual(['dist']);
    expect(readFileSync(join(target, 'first'), 'utf8')).toBe('old');
  });

  it('replaces the old folder as a whole', async () => {
    await placeFolder(target, fillWith('old'));
    await placeFolder(target, async (staging) => {
      writeFileSync(join(staging, 'first'), 'new');
      return Promise.resolve(undefined);
    });
    expect(readdirSync(target)).toEqual(['first']);
  });

  it('ends with one complete folder when several place it at once', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => placeFolder(target, fillWith(text))));
    expect(readdirSync(parent)).toEqual(['dist']);
    expect(readFileSync(join(target, 'first'), 'utf8')).toBe(readFileSync(join(target, 'second'), 'utf8'));
  });
});
