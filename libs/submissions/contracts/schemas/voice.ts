import { Id } from '@pijar/shared/schemas';
import * as z from 'zod';
import { longestVoiceSeconds } from '../limits';
import { ClientId } from './parts';

/** What a reviewer said aloud; its bytes are at `/api/v1/feedback-voices/:id/content`. */
export const VoiceView = z.object({
  id: Id,
  /** As the recorder counted. */
  seconds: z.int(),
  /** Bytes to fetch. */
  bytes: z.int(),
  /** Media type by content. */
  type: z.string(),
});

export const VoiceParams = z.strictObject({ voiceId: Id });
/** `voiceId` (UUIDv7, made by the page) makes a repetition answer the same. */
export const KeepVoiceParams = z.strictObject({
  submissionId: Id,
  attemptId: Id,
  voiceId: ClientId,
});
export const KeepVoiceQuery = z.strictObject({
  seconds: z.coerce.number().int().min(1).max(longestVoiceSeconds),
});
