import { defineEvent, route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas';

export type ReversalInput = z.infer<typeof schemas.ReversalInput>;
export type ReversalPreview = z.infer<typeof schemas.ReversalPreview>;
export type ReversalDone = z.infer<typeof schemas.ReversalDone>;
type Submission = z.infer<typeof schemas.SubmissionParams>;

/**
 * What taking the acceptance back would do: to the step, the stages, the programme and certificates.
 * @throws 404 unless the actor leads the cohort; 409 `not-accepted` (`current: {state}`)
 */
export const previewReversal = route<{ params: Submission }, ReversalPreview>(
  'GET',
  '/api/v1/submissions/:submissionId/reversal',
);
/**
 * Does it: the step is open for another try, a stage that lives by it is open again, certificates are revoked where the officer says
 * so. 404 unless the actor leads the cohort; 409 `not-accepted` (`current: {state}`), `changed-meanwhile` (`current: {state, version}`)
 * when the work is not what the preview showed, `key-reused`.
 */
export const reverseAcceptance = route<{ params: Submission; body: ReversalInput }, ReversalDone>(
  'POST',
  '/api/v1/submissions/:submissionId/reversal',
);

/** An officer took an acceptance back. */
export const acceptanceReversed = defineEvent<{
  reversalId: string;
  submissionId: string;
  attemptId: string;
  membershipId: string;
  officerId: string;
}>('submission.acceptance-reversed');
