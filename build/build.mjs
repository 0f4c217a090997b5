import { buildApplication } from './application-build.mjs';
import { runScript } from './run-script.mjs';

await runScript(buildApplication);
