import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas';
import type * as types from './types';

type Submission = z.infer<typeof schemas.SubmissionParams>;

// What a reviewer says aloud, and what reviewers tell each other.

/**
 * Takes what I said aloud of an attempt: the sound itself as the body, of any `audio/` type. It is kept for a day, and on as long
 * as my draft, a decision or feedback names it (`voiceId`). For whoever holds the work or may correct what was said of it.
 * 404; 409 `lease-lost` (`current: {lease, state}`), `attempt-superseded`, `key-reused`; 413 `file-too-large`; 422 `/body` `not-sound`.
 */
export const keepVoice = route<
  { params: z.infer<typeof schemas.KeepVoiceParams>; query: { seconds: number }; body: Blob },
  types.VoiceView
>('PUT', '/api/v1/submissions/:submissionId/attempts/:attemptId/voices/:voiceId');
/**
 * The participant hears what the newest feedback names; reviewers also what was said before, and what they hold in a draft. 404.
 */
export const voiceContent = route<{ params: z.infer<typeof schemas.VoiceParams> }, Blob>(
  'GET',
  '/api/v1/feedback-voices/:voiceId/content',
);
/** @throws 404 unless the actor may review it */
export const listReviewNotes = route<{ params: Submission }, types.ReviewNotes>(
  'GET',
  '/api/v1/submissions/:submissionId/notes',
);
/** Saves mine; the same text again answers the same. 404; 409 `note-changed` (`current: ReviewNotes`). */
export const saveReviewNote = route<
  { params: Submission; body: types.ReviewNoteInput },
  types.ReviewNotes
>('PUT', '/api/v1/submissions/:submissionId/note');
