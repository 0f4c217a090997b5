import { join } from 'node:path';
import { loadTool } from './bundle-tool.mjs';
import { prepareLaunch } from './launch.mjs';
import { projectFolder } from './paths.mjs';
import { runScript } from './run-script.mjs';
import { describeRuntime } from './runtime/ensure.mjs';

/** `npm run bench`: ratios against baselines of the same run, printed and written to `bench-results/`. */
await runScript(async () => {
  const launch = await prepareLaunch();
  console.log(describeRuntime(launch.runtime));
  try {
    const { runBench } = /** @type {typeof import('../tests/bench/main')} */ (
      await loadTool('tests/bench/main.ts', 'bench')
    );
    await runBench({ launch, projectFolder, resultsFolder: join(projectFolder, 'bench-results') });
  } finally {
    await launch.close();
  }
});
