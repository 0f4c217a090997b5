import { z } from 'zod';

import { UuidSchema } from '../../shared/identifiers';
import { LocalDateSchema } from '../../shared/time';

/** A tab or section inside a screen; the screen owns the list and shows its first for one it doesn't know. */
const PartSchema = z
  .string()
  .max(40)
  .regex(/^[a-z][a-zA-Z-]*$/);

/**
 * Every place in the app. A route lives in memory and, for coming back after a lock, in the vault; it is never
 * an address, so no id is in a URL, a title or a history file.
 */
export const RouteSchema = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('today'),
    /** The form of an appointment in front: the one that is moved, or `new`. */
    appointment: z.union([UuidSchema, z.literal('new')]).optional(),
  }),
  z.strictObject({
    name: z.literal('caseload'),
    preset: PartSchema.optional(),
    /** The people of one worker whom somebody has to take over. */
    workerId: UuidSchema.optional(),
  }),
  z.strictObject({ name: z.literal('caller') }),
  z.strictObject({ name: z.literal('waitingList') }),
  z.strictObject({ name: z.literal('intake') }),
  z.strictObject({
    name: z.literal('chart'),
    clientId: UuidSchema,
    tab: PartSchema.optional(),
    /** The contact whose correction is in front. */
    corrects: UuidSchema.optional(),
    /** The contact that is being marked as entered in error. */
    voids: UuidSchema.optional(),
  }),
  z.strictObject({
    name: z.literal('groups'),
    /** The form in front, and the group it is about. */
    opens: z.enum(['new', 'holidays', 'members', 'otherDay']).optional(),
    groupId: UuidSchema.optional(),
  }),
  z.strictObject({
    name: z.literal('group'),
    groupId: UuidSchema,
    tab: PartSchema.optional(),
    /**
     * The form in front: the group's own (`change`), its `list`, the place on the list whose dates are changed, or the day that
     * is cancelled.
     */
    opens: z.union([z.enum(['change', 'list']), UuidSchema, LocalDateSchema]).optional(),
  }),
  z.strictObject({
    name: z.literal('groupSession'),
    groupId: UuidSchema,
    heldOn: LocalDateSchema,
    /** What is in front of the roll call: the notes of everybody who came. */
    opens: z.literal('closing').optional(),
  }),
  z.strictObject({
    name: z.literal('notes'),
    tab: PartSchema.optional(),
    /** What the form in front is about: `new`, the code of a kind of note, or a worker whose notes are co-signed. */
    opens: z.string().max(40).optional(),
  }),
  z.strictObject({
    name: z.literal('note'),
    noteId: UuidSchema,
    /** The form in front: a supervisor's decision, that the note never should have been, a phrase to keep. */
    opens: z.enum(['cosigned', 'returned', 'error', 'phrases']).optional(),
  }),
  z.strictObject({ name: z.literal('endOfDay') }),
  z.strictObject({ name: z.literal('oversight'), tab: PartSchema.optional() }),
  z.strictObject({ name: z.literal('import') }),
  z.strictObject({
    name: z.literal('settings'),
    section: PartSchema.optional(),
    /** The payer whose rule is in front, or `new`. */
    opens: z.string().max(40).optional(),
  }),
]);

export type Route = z.output<typeof RouteSchema>;

export type RouteName = Route['name'];

/**
 * The route of one screen. A screen whose route carries something takes it as its only prop:
 * `ChartScreen({ route }: { readonly route: RouteOf<'chart'> })`; the others take nothing.
 */
export type RouteOf<Name extends RouteName> = Extract<Route, { name: Name }>;

/** Where a session starts, and where one goes that has nowhere to return to. */
export const START_ROUTE: Route = { name: 'today' };

/** Whether two routes are the same place, whatever tab is open. */
export function isSamePlace(first: Route, second: Route): boolean {
  return placeOf(first) === placeOf(second);
}

/** Text that is equal for equal places; a React key, so that another person's chart never inherits state. */
export function placeOf(route: Route): string {
  switch (route.name) {
    case 'chart':
      return `chart/${route.clientId}`;
    case 'group':
      return `group/${route.groupId}`;
    case 'groupSession':
      return `groupSession/${route.groupId}/${route.heldOn}`;
    case 'note':
      return `note/${route.noteId}`;
    default:
      return route.name;
  }
}
