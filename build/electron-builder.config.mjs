import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterPack } from './after-pack.mjs';
import { electronPackageFolder } from './paths.mjs';

/**
 * How the app is packed. The Linux folder, archive and .deb are made and checked here; AppImage, Windows and macOS
 * packages need tools this project's own machines don't have and are built on machines that do, from this same
 * configuration.
 */

const electronDist = join(electronPackageFolder, 'dist');

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.waystation.desktop',
  productName: 'Waystation',
  copyright: 'Copyright © The Waystation contributors. AGPL-3.0-only.',
  // electron-builder makes no .deb without a home page; the project has none yet, and this name can't be anyone's.
  extraMetadata: { homepage: 'https://waystation.invalid' },
  directories: { output: 'dist', buildResources: 'build/icons' },

  // The runtime that is there, whichever it is, under its own version.
  electronDist,
  electronVersion: readFileSync(join(electronDist, 'version'), 'utf8').trim().replace(/^v/, ''),
  // Both native packages bring Node-API binaries that fit Node and every Electron.
  npmRebuild: false,
  nodeGypRebuild: false,
  electronLanguages: ['en-US', 'es', 'es-419'],

  asar: true,
  files: [
    'package.json',
    'out/{main,preload,renderer}/**',
    '!**/.vite/**',
    '!**/*.{map,ts,mts,cts,md}',
    '!**/{test,tests,__tests__,fixtures,example,examples}/**',
    '!**/.env*',
    '!node_modules/@signalapp/sqlcipher/prebuilds/!(${platform}-${arch})/**',
  ],
  extraFiles: [
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: 'out/THIRD-PARTY-LICENSES.md', to: 'THIRD-PARTY-LICENSES.md' },
  ],
  afterPack,

  // Every fuse is said, so that a new default changes nothing unseen.
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  },

  // An app that never touches a network has nothing to update itself from.
  publish: null,

  linux: {
    target: ['deb', 'AppImage'],
    executableName: 'waystation',
    syncDesktopName: true,
    category: 'Office',
    synopsis: 'Caseload, groups and session notes for recovery sites',
    maintainer: 'The Waystation contributors <waystation@localhost>',
    vendor: 'The Waystation contributors',
    icon: 'build/icons',
    artifactName: '${name}-${version}-linux-${arch}.${ext}',
  },
  deb: {
    // Debian 13 and Ubuntu 24.04 renamed two of them.
    depends: [
      'libgtk-3-0t64 | libgtk-3-0',
      'libnss3',
      'libasound2t64 | libasound2',
      'libgbm1',
      'libatspi2.0-0t64 | libatspi2.0-0',
    ],
    // electron-builder puts its own recommendation in the place of an empty list.
    recommends: ['age'],
  },

  win: {
    target: ['nsis', 'zip'],
    icon: 'build/icons/512x512.png',
    executableName: 'Waystation',
    artifactName: '${name}-${version}-windows-${arch}.${ext}',
  },
  nsis: {
    oneClick: false,
    perMachine: true,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
  },

  mac: {
    target: ['dmg', 'zip'],
    icon: 'build/icons/512x512.png',
    category: 'public.app-category.medical',
    hardenedRuntime: true,
    artifactName: '${name}-${version}-macos-${arch}.${ext}',
  },
};
