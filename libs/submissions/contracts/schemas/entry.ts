import { Instant, line } from '@pijar/shared/schemas';
import * as z from 'zod';
import { maxEntryReason } from '../limits';
import { PersonRef } from './parts';

/** How she agreed that somebody enters her work: she sat beside her, said so on the phone, or wrote it on paper. */
export const Consent = z.enum(['present', 'phone', 'paper']);

/** Said by staff who enter work for a participant. */
export const EnteredFor = z.strictObject({
  /** Why she does not do it herself. */
  reason: line(maxEntryReason, 3),
  consent: Consent,
});

/** Her own word about work that was entered for her: it is hers, or it is not. */
export const EntryAnswer = z.enum(['confirmed', 'disowned']);

/** Who entered an attempt that the participant did not send herself, and what she says of it. */
export const Entry = z.object({
  by: PersonRef,
  /** Empty once she was erased. */
  reason: z.string(),
  consent: Consent,
  /** Null until she has said something; her last word counts. */
  answer: EntryAnswer.nullable(),
  answeredAt: Instant.nullable(),
});

export const EntryAnswerInput = z.strictObject({ answer: EntryAnswer });
