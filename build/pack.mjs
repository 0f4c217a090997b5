import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, Platform } from 'electron-builder';
import { z } from 'zod';
import { ensureBuilt } from './application-build.mjs';
import { checkArtifact } from './check-artifact.mjs';
import { checkHostileStarts, checkStart } from './check-start.mjs';
import configuration from './electron-builder.config.mjs';
import { prepareLaunch } from './launch.mjs';
import { packedFolder as output, projectFolder, unpackedFolder } from './paths.mjs';
import { isOnPath } from './preflight.mjs';
import { readJson } from './read-json.mjs';
import { runCommand } from './run-command.mjs';
import { runScript } from './run-script.mjs';
import { describeRuntime, ensureRuntime } from './runtime/ensure.mjs';

/**
 * `npm run pack [-- TARGET…]`: builds and packs the app, then checks what came out. Without a target it makes the
 * unpacked folder only; on Linux `tar.gz` and `deb` are made here too. Everything else electron-builder knows is
 * passed on to it.
 */

/** Entries in one order, owned by nobody in particular: the same app gives the same archive. */
async function makeArchive() {
  const { version } = readJson(join(projectFolder, 'package.json'), z.object({ version: z.string() }));
  const name = `waystation-${version}-linux-${process.arch}`;
  const archive = join(output, `${name}.tar.gz`);
  const folder = unpackedFolder();
  const code = await runCommand('tar', [
    ...['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0'],
    ...['--use-compress-program=gzip -n -6', '--create', `--file=${archive}`],
    ...[`--directory=${resolve(folder, '..')}`, `--transform=s,^linux[^/]*-unpacked,${name},`],
    folder.slice(output.length + 1),
  ]);
  if (code !== 0) throw new Error('The archive could not be written.');
  console.log(archive);
}

async function startProblems() {
  const launch = await prepareLaunch({ build: false });
  try {
    const executable = join(unpackedFolder(), 'waystation');
    const environment = { ...process.env, ...launch.environment };
    return [
      ...(await checkStart(executable, environment)),
      ...(await checkHostileStarts(executable, environment)),
    ];
  } finally {
    await launch.close();
  }
}

await runScript(async () => {
  const targets = process.argv.slice(2);
  const runtime = await ensureRuntime();
  await ensureBuilt();
  if (targets.includes('deb') && process.env['CUSTOM_FPM_PATH'] === undefined && isOnPath('dpkg-deb')) {
    process.env['CUSTOM_FPM_PATH'] = join(import.meta.dirname, 'fpm-with-dpkg-deb.mjs');
  }
  await build({
    projectDir: projectFolder,
    config: configuration,
    publish: 'never',
    targets: Platform.current().createTarget(['dir', ...targets.filter((target) => target !== 'tar.gz')]),
  });
  if (!existsSync(unpackedFolder())) throw new Error(`There is no ${unpackedFolder()}.`);
  if (targets.includes('tar.gz')) await makeArchive();

  const problems = await checkArtifact(unpackedFolder());
  if (process.platform === 'linux') problems.push(...(await startProblems()));
  for (const problem of problems) console.error(`✗ ${problem}`);
  console.log(`${unpackedFolder()}: ${problems.length === 0 ? 'as it should be' : 'not fit to be used'}`);
  if (runtime.source === 'registry') {
    console.log(`Made with ${describeRuntime(runtime)}. Do not give it to a site.`);
  }
  return problems.length === 0 ? 0 : 1;
});
