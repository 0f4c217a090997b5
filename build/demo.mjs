import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTool } from './bundle-tool.mjs';
import { prepareLaunch } from './launch.mjs';
import { projectFolder } from './paths.mjs';
import { runScript } from './run-script.mjs';
import { describeRuntime } from './runtime/ensure.mjs';

const usage = `npm run demo -- [--out DIR] [--import FILE] [--keep-open]

One clinic day through the real screens of the built app.
  --out DIR      where everything goes (default: demo-out)
  --import FILE  FHIR Patient NDJSON to import (default: sample data beside the project, else made-up people)
  --keep-open    leave the app open at the end, locked, until its window is closed`;

/** Where the project's reviewers keep real-shaped input; a stranger doesn't have it. */
const sampleData = join(projectFolder, '..', 'shared', 'data', 'fhir', 'Patient.100.ndjson');

/** `npm run demo`: leaves a summary, screenshots, the encrypted file and the closed profile in a folder. */
await runScript(async () => {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'demo-out' },
      import: { type: 'string' },
      'keep-open': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const importFile = values.import === undefined ? null : resolve(values.import);
  if (importFile !== null && !existsSync(importFile)) throw new Error(`There is no file ${importFile}`);
  const launch = await prepareLaunch();
  console.log(describeRuntime(launch.runtime));
  try {
    const { runDemo } = /** @type {typeof import('../tests/day/demo')} */ (
      await loadTool('tests/day/demo.ts', 'demo')
    );
    return await runDemo({
      launch,
      projectFolder,
      outputFolder: resolve(values.out),
      importFile: importFile ?? (existsSync(sampleData) ? sampleData : null),
      keepOpen: values['keep-open'],
    });
  } finally {
    await launch.close();
  }
});
