import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTool } from './bundle-tool.mjs';
import { prepareLaunch } from './launch.mjs';
import { projectFolder } from './paths.mjs';
import { runScript } from './run-script.mjs';
import { describeRuntime } from './runtime/ensure.mjs';

const usage = `npm run bench -- [--size clinic|stress|small] [--only NAME]...

Ratios against baselines of the same run, printed and written to bench-results/.
  --size SIZE  the generated site the day's work is measured at (default: small); the one in seed-out/SIZE when
               'npm run seed' made it, else one made for the run, which takes minutes for clinic and stress
  --only NAME  encryption, save-note, note-editor, note-search, vault-files, groups, writes, end-of-day, start, unlock, switch-user, pouchdb,
               scale-SIZE or duplicates; may be said several times`;

const sizes = /** @type {const} */ (['small', 'clinic', 'stress']);

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'small' },
      only: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const size = sizes.find((known) => known === values.size);
  if (size === undefined) throw new Error(`There is no size ${values.size}`);
  const launch = await prepareLaunch({ programs: ['age'] });
  console.log(describeRuntime(launch.runtime));
  try {
    const { runBench } = /** @type {typeof import('../tests/bench/main')} */ (
      await loadTool('tests/bench/main.ts', 'bench')
    );
    await runBench({
      launch,
      projectFolder,
      resultsFolder: join(projectFolder, 'bench-results'),
      size,
      names: values.only,
    });
    return 0;
  } finally {
    await launch.close();
  }
});
