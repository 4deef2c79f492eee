import { Id, Instant, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';

export const NoteParams = z.strictObject({ membershipId: Id, noteId: Id });
export const OneNoteParams = z.strictObject({ noteId: Id });
export const NoteInput = z.strictObject({ text: paragraphs(4_000, 1) });
export const NoteText = z.object({ text: z.string() });

/** Somebody opened a note, or tried to and was refused. */
export const NoteLook = z.object({
  byName: z.string(),
  at: Instant,
  kind: z.enum(['opened', 'refused']),
});
/** Everything about a note but its words. */
export const SensitiveNote = z.object({
  id: Id,
  authorName: z.string(),
  writtenAt: Instant,
  changedAt: Instant.nullable(),
  isMine: z.boolean(),
  /** By the reader: its author, and the safeguarding persons. */
  mayOpen: z.boolean(),
  /** The secret that opens it is not on the server. */
  isKeyMissing: z.boolean(),
  /** The last ones, newest first. */
  looks: z.array(NoteLook),
});
export const SensitiveNotes = z.object({
  fullName: z.string(),
  cohortName: z.string(),
  /** The reader may write one, and the server has a secret to seal it with. */
  mayWrite: z.boolean(),
  /** There is no secret on the server at all. */
  isSecretMissing: z.boolean(),
  items: z.array(SensitiveNote),
});
/** About whom there are notes, for the safeguarding persons. */
export const NotedPeople = z.object({
  items: z.array(
    z.object({
      membershipId: Id,
      fullName: z.string(),
      cohortName: z.string(),
      count: z.int(),
      lastAt: Instant,
    }),
  ),
});
