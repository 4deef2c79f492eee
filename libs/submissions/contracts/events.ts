import { defineEvent } from '@pijar/shared/contracts';

/** A participant handed in: the first time or again. */
export const submissionSent = defineEvent<{
  submissionId: string;
  attemptId: string;
  membershipId: string;
  cohortId: string;
}>('submission.sent');

/** Staff handed in for a participant; `submission.sent` tells that it waits. */
export const submissionEntered = defineEvent<{
  submissionId: string;
  attemptId: string;
  membershipId: string;
  enteredBy: string;
}>('submission.entered');

/** She says that work entered for her is not hers. */
export const submissionDisowned = defineEvent<{
  submissionId: string;
  attemptId: string;
  membershipId: string;
}>('submission.disowned');

interface Answered {
  submissionId: string;
  attemptId: string;
  membershipId: string;
  reviewerId: string;
}

/** A reviewer sent a decision; it takes effect when the time to take it back is over. */
export const decisionSent = defineEvent<{ submissionId: string; decisionId: string }>(
  'submission.decision-sent',
);

/** A reviewer gave work back for another try. */
export const submissionReturned = defineEvent<Answered>('submission.returned');
/** What was said of an attempt was said anew; the decision stays. */
export const feedbackCorrected = defineEvent<Answered>('submission.feedback-corrected');
/** A reviewer accepted work. */
export const submissionAccepted = defineEvent<Answered>('submission.accepted');

/** An officer gave work to a coach; `from` held it or had it kept for her. `version` tells one reassignment from another. */
export const submissionReassigned = defineEvent<{
  submissionId: string;
  version: number;
  from: string | null;
  to: string;
}>('submission.reassigned');

/** A co-coach or an officer took work from whoever held it. */
export const submissionTakenOver = defineEvent<{
  submissionId: string;
  version: number;
  from: string;
  to: string;
}>('submission.taken-over');

/** The day that was promised has come, and she holds the work or it is kept for her. */
export const replyNearing = defineEvent<{
  submissionId: string;
  attemptId: string;
  personId: string;
}>('reply.nearing');

/** Promised days have passed: the work is open to all who may read it, of whom she is one. */
export const repliesLate = defineEvent<{
  cohortId: string;
  personId: string;
  count: number;
  /** ISO 8601. */
  at: string;
}>('replies.late');

/** A working day later nobody has answered: for the officers of the organisation. */
export const repliesOverdue = defineEvent<{
  cohortId: string;
  count: number;
  /** ISO 8601. */
  at: string;
}>('replies.overdue');
