import { Day, Id, Instant, line } from '@pijar/shared/schemas';
import * as z from 'zod';

export const ActionState = z.enum(['open', 'done', 'not_done']);
export const ActionSource = z.object({
  type: z.enum(['conversation', 'review', 'clinic']),
  /** Of the pair, the submission, the clinic. */
  id: Id,
});
const Note = line(300, 0);

/** A new agreement; `id` is made by the client, so that sending it twice makes one. */
export const ActionDraft = z.strictObject({
  id: Id,
  what: line(200),
  dueOn: Day,
  isIntroduction: z.boolean().default(false),
  source: z.strictObject(ActionSource.shape).nullable().default(null),
});

const deed = { id: Id, deviceAt: Instant, note: Note.default('') };
/** What somebody does about an agreement; `id` is made by the phone. `open`: said done, and it was not. */
export const ActionDeed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), ...deed }),
  z.strictObject({ kind: z.literal('not_done'), ...deed }),
  z.strictObject({ kind: z.literal('open'), ...deed }),
  z.strictObject({ kind: z.literal('date'), dueOn: Day, ...deed }),
]);

export const ActionParams = z.object({ actionId: Id });

export const ActionChange = z.object({
  /** As the phone made it. */
  id: Id,
  kind: z.enum(['done', 'not_done', 'open', 'date']),
  at: Instant,
  byName: z.string(),
  note: z.string().nullable(),
  fromDueOn: z.iso.date().nullable(),
  toDueOn: z.iso.date().nullable(),
});
export const ActionView = z.object({
  id: Id,
  membershipId: Id,
  what: z.string(),
  /** A day in her cohort's zone. */
  dueOn: z.iso.date(),
  isIntroduction: z.boolean(),
  source: ActionSource.extend({
    /** What the source is called, where it has a name: the clinic's topic, the assignment's title. */
    title: z.string().nullable(),
    /** Of a review: the step of the programme that the work belongs to. */
    stepId: Id.nullable(),
    /** Whether the reader may look at it: a conversation is read by its two people alone. */
    isOpen: z.boolean(),
  }).nullable(),
  madeByName: z.string(),
  madeAt: Instant,
  state: ActionState,
  note: z.string().nullable(),
  closedAt: Instant.nullable(),
  closedByName: z.string().nullable(),
  /** The oldest first. */
  changes: z.array(ActionChange),
});
export const Actions = z.object({
  /** Whose they are. */
  fullName: z.string(),
  timeZone: z.string(),
  /** Open ones by their day, then the others, the last closed first. */
  items: z.array(ActionView),
});
