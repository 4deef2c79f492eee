import { defineEvent } from '@pijar/shared/contracts';

/** A participant handed in: the first time or again. */
export const submissionSent = defineEvent<{
  submissionId: string;
  attemptId: string;
  membershipId: string;
  cohortId: string;
}>('submission.sent');

interface Answered {
  submissionId: string;
  attemptId: string;
  membershipId: string;
  reviewerId: string;
}

/** A reviewer gave work back for another try. */
export const submissionReturned = defineEvent<Answered>('submission.returned');
/** A reviewer accepted work. */
export const submissionAccepted = defineEvent<Answered>('submission.accepted');
