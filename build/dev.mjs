import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { resolveConfig } from 'electron-vite';
import { build, mergeConfig } from 'vite';
import { stampFile } from './application-build.mjs';
import { prepareLaunch } from './launch.mjs';
import { projectFolder } from './paths.mjs';
import { runScript } from './run-script.mjs';

/**
 * `npm run dev`: rebuilds what changes and starts the app again. The page comes from `app://` as it does at a site,
 * never from a development server: the app has no way to load one, and no switch to be given one.
 */

/** Several files are saved at once, and one change can rebuild two processes. */
const settleMilliseconds = 300;

/**
 * @param {import('vite').InlineConfig} config of one process
 * @param {() => void} onBuilt
 */
async function watch(config, onBuilt) {
  const watcher = await build(mergeConfig(config, { build: { watch: {} }, logLevel: 'warn' }));
  if (!('on' in watcher)) throw new Error('vite did not start to watch');
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') console.error(event.error.message);
    if (event.code === 'BUNDLE_END') void event.result.close();
    if (event.code === 'END') onBuilt();
  });
  return watcher;
}

await runScript(async () => {
  const launch = await prepareLaunch({ build: false });
  // What is built here must not pass for the build that is shipped.
  await rm(stampFile, { force: true });
  // electron-vite makes relative asset paths, which `app://` needs, only under this name.
  process.env['NODE_ENV_ELECTRON_VITE'] = 'production';
  const { config } = await resolveConfig({ root: projectFolder }, 'build', 'development');
  const processes = [config?.main, config?.preload, config?.renderer].filter((part) => part !== undefined);

  /** @type {import('node:child_process').ChildProcess | null} */
  let app = null;
  /** @type {NodeJS.Timeout | undefined} */
  let settle;
  let built = 0;
  /** @type {(value?: unknown) => void} */
  let finish = () => undefined;
  const finished = new Promise((resolve) => (finish = resolve));

  let restarting = Promise.resolve();
  const restart = async () => {
    if (app !== null) {
      const old = app;
      old.removeAllListeners('close');
      const ended = new Promise((resolve) => old.on('close', resolve));
      old.kill();
      // A second copy on the same profile would hand over to the first and end.
      await ended;
    }
    app = spawn(launch.executable, [...launch.switches, projectFolder, ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, ...launch.environment },
    });
    app.on('close', finish);
  };
  const watchers = await Promise.all(
    processes.map((part) =>
      watch(/** @type {import('vite').InlineConfig} */ (part), () => {
        built += 1;
        if (built < processes.length) return;
        clearTimeout(settle);
        settle = setTimeout(() => {
          restarting = restarting.then(restart);
        }, settleMilliseconds);
      }),
    ),
  );
  await finished;
  await Promise.all(watchers.map((watcher) => watcher.close()));
  await launch.close();
});
