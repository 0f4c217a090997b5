import { join } from 'node:path';
import { prepareLaunch } from './launch.mjs';
import { runCommand } from './run-command.mjs';
import { runScript } from './run-script.mjs';

/** `npm run icons`: draws the icon again after a change of `build/icons/waystation.svg`. */
await runScript(async () => {
  const launch = await prepareLaunch({ build: false });
  try {
    const script = join(import.meta.dirname, 'icons', 'render-icons.mjs');
    return await runCommand(launch.executable, [...launch.switches, script], {
      env: { ...process.env, ...launch.environment },
    });
  } finally {
    await launch.close();
  }
});
