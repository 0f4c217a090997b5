import { prepareLaunch } from './launch.mjs';
import { projectFolder } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { runScript } from './run-script.mjs';
import { describeRuntime } from './runtime/ensure.mjs';

/** `npm start [-- ARGUMENTS]`: the app as built from these sources. */
await runScript(async () => {
  const launch = await prepareLaunch();
  console.log(describeRuntime(launch.runtime));
  if ('DISPLAY' in launch.environment)
    console.log('There is no display here: the window is on a virtual one.');
  try {
    return await runCommand(
      launch.executable,
      [...launch.switches, projectFolder, ...process.argv.slice(2)],
      {
        env: { ...process.env, ...launch.environment },
      },
    );
  } finally {
    await launch.close();
  }
});
