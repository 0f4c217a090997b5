import type { MessagePort } from 'node:worker_threads';

import type { PagePort } from '../../electron/vault/vault';

/** One end of a Node message channel as the vault takes it. */
export function pagePort(port: MessagePort): PagePort {
  return {
    postMessage: (message) => {
      port.postMessage(message);
    },
    listen: (onMessage, onClose) => {
      port.on('message', onMessage);
      port.on('close', onClose);
    },
    close: () => {
      port.close();
    },
  };
}
