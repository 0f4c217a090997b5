import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from './read-json.mjs';
import { outputFolder, projectFolder } from './paths.mjs';

/**
 * Every copy of the app carries the licences of what is in it: what the bundler took in (vite lists it) and the
 * packages that stay outside because they are native. Electron and Chromium bring their own files.
 */

/** What vite is told to write for each of the three bundles; see electron.vite.config.ts. */
const bundleLists = ['main', 'preload', 'renderer'].map((name) =>
  join(outputFolder, name, '.vite', 'licenses.json'),
);

const bundleList = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    identifier: z.string().optional(),
    text: z.string().optional(),
  }),
);

/** @typedef {z.infer<typeof bundleList>[number]} Licence */

const packageFile = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});

/**
 * The packages that are shipped as they are, with all they depend on.
 *
 * @param {string} [folder] the project
 * @returns {Licence[]}
 */
export function shippedPackages(folder = projectFolder) {
  /** @type {Map<string, Licence>} */
  const found = new Map();
  /** @param {string} path @param {boolean} isProject */
  const visit = (path, isProject) => {
    const file = join(path, 'package.json');
    // Binaries for other systems are optional, and not installed.
    if (!existsSync(file)) return;
    const { name, version, license, dependencies, optionalDependencies } = readJson(file, packageFile);
    if (found.has(name)) return;
    if (!isProject) {
      const textFile = readdirSync(path).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
      found.set(name, {
        name,
        version,
        ...(license === undefined ? {} : { identifier: license }),
        ...(textFile === undefined ? {} : { text: readFileSync(join(path, textFile), 'utf8').trim() }),
      });
    }
    for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) {
      visit(join(folder, 'node_modules', dependency), false);
    }
  };
  visit(folder, true);
  return [...found.values()];
}

/**
 * @param {Licence[]} licences
 * @returns {string}
 */
export function licenceText(licences) {
  const byName = new Map(licences.map((licence) => [`${licence.name} ${licence.version}`, licence]));
  const sections = [...byName.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([title, { identifier, text }]) =>
      [
        `## ${title}${identifier === undefined ? '' : ` (${identifier})`}`,
        ...(text === undefined ? [] : [text]),
      ].join('\n\n'),
    );
  return `# Licences of the software in Waystation\n\n${sections.join('\n\n')}\n`;
}

/** Writes `out/THIRD-PARTY-LICENSES.md` after a build. */
export function writeThirdPartyLicenses() {
  const bundled = bundleLists.flatMap((path) => readJson(path, bundleList));
  writeFileSync(
    join(outputFolder, 'THIRD-PARTY-LICENSES.md'),
    licenceText([...bundled, ...shippedPackages()]),
  );
}
