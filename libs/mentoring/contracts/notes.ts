import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './note.schemas';
import type { MembershipParams } from './pair.schemas';

export type SensitiveNote = z.infer<typeof schemas.SensitiveNote>;
export type SensitiveNotes = z.infer<typeof schemas.SensitiveNotes>;
export type NotedPeople = z.infer<typeof schemas.NotedPeople>;
type OfMembership = { params: z.infer<typeof MembershipParams> };
type OneNote = { params: z.infer<typeof schemas.OneNoteParams> };

/**
 * Who wrote one about her and when, without the words: a coach finds her own, whoever leads the cohort also other people's, the
 * safeguarding persons all. @throws 404 unless the actor is one of these
 */
export const listNotes = route<OfMembership, SensitiveNotes>(
  'GET',
  '/api/v1/memberships/:membershipId/sensitive-notes',
);
/** Writes one, or writes it anew; by its author alone. @throws 404; 409 `id-taken`, `secret-missing` */
export const writeNote = route<
  {
    params: z.infer<typeof schemas.NoteParams>;
    body: z.input<typeof schemas.NoteInput>;
  },
  SensitiveNote
>('PUT', '/api/v1/memberships/:membershipId/sensitive-notes/:noteId');
/** Its words; each look is written down, a refused one too. @throws 404; 409 `key-missing`, `not-authentic` */
export const openNote = route<OneNote, z.infer<typeof schemas.NoteText>>(
  'POST',
  '/api/v1/sensitive-notes/:noteId/looks',
);
/** By its author or a safeguarding person. @throws 404 */
export const removeNote = route<OneNote, void>('DELETE', '/api/v1/sensitive-notes/:noteId');
export const listNotedPeople = route<object, NotedPeople>('GET', '/api/v1/sensitive-notes');
