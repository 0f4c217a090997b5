import { prepareLaunch } from './launch.mjs';
import { describeRuntime } from './runtime/ensure.mjs';

/**
 * Playwright's global set-up: runtime, libraries and a fresh build, so that `npx playwright test FILE` needs nothing
 * before it. Each worker starts a display of its own.
 */
export default async function setUp() {
  const launch = await prepareLaunch({ display: false });
  console.log(`Running on ${describeRuntime(launch.runtime)}`);
  return launch.close;
}
