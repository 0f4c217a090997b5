import { reEncrypt } from '../store/re-encrypt';
import type { ReEncrypter } from './re-encrypter';

/** Writes in the caller's own thread, which does nothing else meanwhile. */
export const reEncryptHere: ReEncrypter = async ({ from, to }, onProgress) => {
  reEncrypt(from, to, onProgress);
};
