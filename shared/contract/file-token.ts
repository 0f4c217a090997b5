import { z } from 'zod';

/** A one-time token for a file or folder a person chose in a native dialog; the path stays in main and the vault. */
export const FileTokenSchema = z.uuid();
