import type { ElectronApplication, Page } from '@playwright/test';
import { z } from 'zod';

const AnswerSchema = z.object({
  ok: z.boolean(),
  value: z.unknown().optional(),
  error: z.object({ code: z.string() }).optional(),
});

/** Keeps the page's own port to the vault where a test can reach it, from the next page load on. */
export async function keepVaultPort(electron: ElectronApplication): Promise<void> {
  await electron.context().addInitScript(() => {
    window.addEventListener('message', ({ ports }) => {
      if (ports[0] !== undefined) Reflect.set(window, 'portOfTest', ports[0]);
    });
  });
}

/** Sends a call over the page's port as a page that was taken over would; answers `ok` or the code of the refusal. */
export async function callOverPort(page: Page, method: string, input: unknown): Promise<string> {
  const { ok, error } = await answerOverPort(page, method, input);
  return ok ? 'ok' : (error?.code ?? '');
}

/** Sends a call over the page's port; answers what comes back. */
export async function answerOverPort(
  page: Page,
  method: string,
  input: unknown,
): Promise<z.output<typeof AnswerSchema>> {
  const answer = await page.evaluate(
    (call) =>
      new Promise<unknown>((resolve) => {
        const port = Reflect.get(window, 'portOfTest') as MessagePort;
        const callId = crypto.randomUUID();
        const listen = ({ data }: MessageEvent<{ readonly callId?: string; readonly result?: unknown }>) => {
          if (data.callId !== callId) return;
          port.removeEventListener('message', listen);
          resolve(data.result);
        };
        port.addEventListener('message', listen);
        port.postMessage({ kind: 'call', callId, ...call });
      }),
    { method, input },
  );
  return AnswerSchema.parse(answer);
}
