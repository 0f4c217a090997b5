import { z } from 'zod';
import type { MainBridge } from '../vault/client';

declare global {
  interface Window {
    /** Put there by the preload; main's few methods and nothing else. */
    readonly waystation: MainBridge;
  }
}

const LockingSchema = z.strictObject({
  name: z.literal('waystation:locking'),
  withinMilliseconds: z.number().positive(),
});

const IdleSchema = z.strictObject({
  name: z.literal('waystation:idle'),
  remainingMilliseconds: z.number().nullable(),
});

/** Whether a message was posted by our own window, which the preload does; no other window can reach this one. */
function isOwn(event: MessageEvent<unknown>): boolean {
  return event.source === window && event.origin === location.origin;
}

/** The port to the vault; main hands it over once per page load. */
export function arrivingPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<unknown>) => {
      const port = event.ports[0];
      if (!isOwn(event) || event.data !== 'waystation:port' || port === undefined) return;
      window.removeEventListener('message', listen);
      resolve(port);
    };
    window.addEventListener('message', listen);
  });
}

/** Hears how long is left before an idle lock, and `null` when somebody is there after all. */
export function onIdle(listener: (remainingMilliseconds: number | null) => void): () => void {
  const listen = (event: MessageEvent<unknown>) => {
    const message = IdleSchema.safeParse(event.data);
    if (isOwn(event) && message.success) listener(message.data.remainingMilliseconds);
  };
  window.addEventListener('message', listen);
  return () => window.removeEventListener('message', listen);
}

/** Hears main's warning that it is about to lock. */
export function onLocking(listener: (withinMilliseconds: number) => void): () => void {
  const listen = (event: MessageEvent<unknown>) => {
    const message = LockingSchema.safeParse(event.data);
    if (isOwn(event) && message.success) listener(message.data.withinMilliseconds);
  };
  window.addEventListener('message', listen);
  return () => window.removeEventListener('message', listen);
}
