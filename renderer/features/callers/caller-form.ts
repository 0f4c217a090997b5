import { z } from 'zod';

/** The subject of the draft of a caller's message. */
export const NEW_MESSAGE = 'new';

const text = z.string().max(2_000);

/** What a caller says, as its form holds it. */
export interface CallerForm {
  readonly askedFor: string;
  readonly callerName: string;
  readonly callerOrganization: string;
  readonly callerPhone: string;
  readonly message: string;
}

/** A caller's message that isn't kept yet. */
export const CallerFormSchema: z.ZodType<CallerForm> = z.object({
  askedFor: text,
  callerName: text,
  callerOrganization: text,
  callerPhone: text,
  message: text,
});

export const EMPTY_CALLER: CallerForm = {
  askedFor: '',
  callerName: '',
  callerOrganization: '',
  callerPhone: '',
  message: '',
};
