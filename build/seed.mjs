import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTool } from './bundle-tool.mjs';
import { runScript } from './run-script.mjs';

const usage = `npm run seed -- [--size clinic|stress|small] [--out DIR] [--seed NUMBER]

A site of invented people with five years of work, written through the vault's own store.
  --size SIZE    clinic: 10,000 people; stress: 100,000 people; small: 400 (default: clinic)
  --out DIR      the user-data folder to make (default: seed-out/SIZE)
  --seed NUMBER  another number, other people (default: 1)`;

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'clinic' },
      out: { type: 'string' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new Error('--seed takes a whole number');
  const { runSeed } = /** @type {typeof import('../tests/seed/main')} */ (
    await loadTool('tests/seed/main.ts', 'seed')
  );
  return await runSeed({
    size: values.size,
    outputFolder: resolve(values.out ?? `seed-out/${values.size}`),
    seed,
  });
});
