import { prepareLaunch } from './launch.mjs';
import { describeRuntime } from './runtime/ensure.mjs';

/**
 * Playwright's global set-up: runtime, libraries, a fresh build and a display, so that `npx playwright test FILE`
 * needs nothing before it. The workers inherit the environment.
 */
export default async function setUp() {
  const launch = await prepareLaunch();
  console.log(`Running on ${describeRuntime(launch.runtime)}`);
  Object.assign(process.env, launch.environment);
  return launch.close;
}
