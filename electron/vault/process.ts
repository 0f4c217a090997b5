import { MainToVaultSchema } from '../../shared/protocol';
import type { VaultToMain } from '../../shared/protocol';
import { checkInThread } from './backup/checker';
import { systemClock } from './clock';
import { reEncryptInThread } from './key-change/re-encrypter';
import { Vault } from './vault';
import type { PagePort } from './vault';

/*
 * The vault process's entry: it joins Electron's parent port and message ports to the vault, which itself runs in
 * plain Node. Everything that needs the database or the key derivation is loaded after the lock screen has been painted.
 */

/** The page comes first: it asks where the site stands, and loads the app behind the lock screen. */
const PREPARE_AFTER_MILLISECONDS = 500;
/** The caseload is on the screen by then. */
const SNAPSHOT_AFTER_UNLOCK_MILLISECONDS = 2_000;

const { parentPort } = process;
let vault: Vault | undefined;

function postToMain(message: VaultToMain): void {
  parentPort.postMessage(message);
}

function pagePort(port: Electron.MessagePortMain): PagePort {
  return {
    postMessage: (message) => {
      port.postMessage(message);
    },
    listen: (onMessage, onClose) => {
      port.on('message', (event) => {
        onMessage(event.data);
      });
      port.on('close', onClose);
      port.start();
    },
    close: () => {
      port.close();
    },
  };
}

async function closeAndExit(withinMilliseconds: number): Promise<void> {
  // A job that can't be stopped in time is cut off: its transaction was never committed.
  const deadline = setTimeout(() => {
    process.exit(1);
  }, withinMilliseconds);
  await vault?.close();
  clearTimeout(deadline);
  postToMain({ kind: 'closed' });
  process.exit(0);
}

parentPort.on('message', ({ data, ports }) => {
  const message = MainToVaultSchema.parse(data);
  switch (message.kind) {
    case 'start':
      vault ??= new Vault({
        folder: message.vaultFolder,
        clock: systemClock,
        postToMain,
        check: checkInThread(new URL('check-worker.js', import.meta.url)),
        reEncrypt: reEncryptInThread(new URL('re-encrypt-worker.js', import.meta.url)),
        snapshotAfterUnlockMilliseconds: SNAPSHOT_AFTER_UNLOCK_MILLISECONDS,
      });
      postToMain({ kind: 'ready' });
      break;
    case 'page-port': {
      const port = ports[0];
      if (port !== undefined) vault?.attachPage(pagePort(port));
      setTimeout(() => void vault?.prepare(), PREPARE_AFTER_MILLISECONDS);
      break;
    }
    case 'file-chosen':
      vault?.addChosenFile(message);
      break;
    case 'print-asked':
      void vault?.answerPrint(message);
      break;
    case 'call-refused':
      vault?.noteRefusal(message.method);
      break;
    case 'close':
      void closeAndExit(message.withinMilliseconds);
      break;
  }
});
