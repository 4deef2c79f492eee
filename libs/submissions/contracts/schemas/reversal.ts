import { Id, Instant, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { ClientId, PersonRef } from './parts';

/** A stage or a certificate by its name. */
const Named = z.object({ id: Id, title: z.string() });

export const ReversalPreview = z.object({
  /** Of the submission: what is done must be what was shown. */
  version: z.int(),
  /** The stage that was done and is open again; null: it stays as it is. */
  reopens: Named.nullable(),
  /** Stages after it that she has begun: they stay open, nothing in them is lost. */
  stayOpen: z.array(Named),
  /** She had completed the whole programme, and has not any more. */
  isProgrammeReopened: z.boolean(),
  /** Certificates that were issued for what is open again, and are valid. */
  certificates: z.array(Named.extend({ number: z.string() })),
});

export const ReversalInput = z.strictObject({
  /** Made by the page (UUIDv7): pressing twice is pressing once. */
  reversalId: ClientId,
  /** As the preview showed it. */
  version: z.int().min(1).max(1_000_000_000),
  /** The participant and her coach read it. */
  reason: paragraphs(500, 1),
  /** Revoke the certificates of the preview in the same act. */
  revokesCertificates: z.boolean(),
});
export const ReversalDone = z.object({ reversalId: Id, reversedAt: Instant });

/** What the participant reads of it. */
export const ReversalNote = z.object({ by: PersonRef, at: Instant, reason: z.string() });
