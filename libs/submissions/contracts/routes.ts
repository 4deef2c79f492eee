import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas';
import type * as types from './types';

type Membership = z.infer<typeof schemas.MembershipParams>;
type HandIn = z.infer<typeof schemas.HandInParams>;
type Submission = z.infer<typeof schemas.SubmissionParams>;
type SentDecision = z.infer<typeof schemas.DecisionParams>;
type Attempt = z.infer<typeof schemas.AttemptParams>;
type Phrase = z.infer<typeof schemas.PhraseParams>;
type Cohort = z.infer<typeof schemas.CohortParams>;
type File = z.infer<typeof schemas.FileParams>;

// The participant and her work.

/** @throws 404 membership or step not hers */
export const showHandIn = route<{ params: HandIn }, types.HandInView>(
  'GET',
  '/api/v1/memberships/:membershipId/steps/:stepId/hand-in',
);
/** 409 `draft-changed` with `current: DraftView | null` when another phone saved since; both texts survive. */
export const saveDraft = route<
  { params: HandIn; body: z.infer<typeof schemas.DraftInput> },
  types.DraftView
>('PUT', '/api/v1/memberships/:membershipId/steps/:stepId/draft');
/**
 * Hands in. 409 `already-waiting` or, when there is one that the phone has not seen, `newer-attempt` (both with
 * `current: {submissionId, state, attemptNumber}`), `step-done`, `step-dropped`, `step-locked`, `membership-paused`, `membership-left`, `attempt-id-used`; 422 `/body` `nothing-handed-in`, `/body/text`, `/body/links` or
 * `/body/uploadIds/<n>` `kind-not-accepted`, `/body/uploadIds/<n>` `unknown`, `not-ready`, `refused`, `bound` or `twice`.
 * Staff of her cohort hand in for her with `enteredFor`; without it they get 404, and so does she with it.
 */
export const sendAttempt = route<
  { params: HandIn; body: z.infer<typeof schemas.AttemptInput> },
  types.AttemptReceipt
>('POST', '/api/v1/memberships/:membershipId/steps/:stepId/attempts');
export const listHandIns = route<{ params: Membership }, types.HandInList>(
  'GET',
  '/api/v1/memberships/:membershipId/submissions',
);
export const showSubmission = route<{ params: Submission }, types.SubmissionView>(
  'GET',
  '/api/v1/submissions/:submissionId',
);

// Staff act for a participant.

/** @throws 404 unless the actor is staff of her cohort or leads it, and for oneself */
export const showActing = route<{ params: Membership }, types.ActingView>(
  'GET',
  '/api/v1/memberships/:membershipId/acting',
);
export const showActingHandIn = route<{ params: HandIn }, types.ActingHandInView>(
  'GET',
  '/api/v1/memberships/:membershipId/steps/:stepId/acting',
);
/**
 * The participant says whether work that was entered for her is hers. Her last word counts; while it says no, the work can be
 * returned and not accepted.
 */
export const answerEntry = route<
  { params: Attempt; body: z.infer<typeof schemas.EntryAnswerInput> },
  types.Entry
>('PUT', '/api/v1/submissions/:submissionId/attempts/:attemptId/entry-answer');

// Files. They come by tus at `uploadsPath`, with metadata name, type, membershipId, stepId, sha256 (hex, optional); `for` `message`
// instead of stepId when they are for a conversation.
// After the last byte ask `showFile`: ready with the receipt, or refused and why.

export const showFile = route<{ params: File }, types.FileView>('GET', '/api/v1/files/:fileId');
export const fileContent = route<{ params: File }, Blob>('GET', '/api/v1/files/:fileId/content');
export const filePreview = route<{ params: File }, Blob>('GET', '/api/v1/files/:fileId/preview');
/** Removes a file that was not handed in. 409 `upload-bound` when it was. */
export const discardFile = route<{ params: File }, void>('DELETE', '/api/v1/files/:fileId');
/**
 * Takes a file of an earlier attempt of hers into the next one without sending it again: answers a new file with the same
 * bytes, ready to be handed in. 429 `too-many-uploads`.
 */
export const reuseFile = route<
  { params: File; body: z.infer<typeof schemas.ReuseFileInput> },
  types.FileView
>('POST', '/api/v1/files/:fileId/reuse');

// The reviewers' queue and lease.

export const showReviewQueue = route<
  { query: z.infer<typeof schemas.QueueQuery> },
  types.ReviewQueueView
>('GET', '/api/v1/review-queue');
/**
 * Server-sent events, as named in `queueEvents`: something of what I may review has moved, so ask again. Tells no more than ids.
 * Ends with my session, my role or my cohorts. 503 while the database cannot be heard or too many listen.
 */
export const hearQueue = route<{ query: z.infer<typeof schemas.QueueStreamQuery> }, Blob>(
  'GET',
  '/api/v1/review-queue/events',
);
/** What its filters offer, over all my cohorts. */
export const showQueueFacets = route<object, types.QueueFacets>(
  'GET',
  '/api/v1/review-queue/facets',
);
/** 409 `nothing-waits`, `you-are-away`, `learn-to-grade-first`. */
export const takeNext = route<{ body: types.TakeNextInput }, types.ClaimView>(
  'POST',
  '/api/v1/review-queue/take-next',
);
/** 409 `held-by-other` (`current: {lease}`), `not-waiting` (`current: {state}`), `entered-by-you`, `learn-to-grade-first`. Mine already: renews it. */
export const claimSubmission = route<{ params: Submission }, types.ClaimView>(
  'POST',
  '/api/v1/submissions/:submissionId/claim',
);
/** 409 `lease-lost` (`current: {lease, state}`). A lease of mine that ran out and that nobody took is renewed. */
export const renewClaim = route<{ params: Submission }, types.ClaimView>(
  'PUT',
  '/api/v1/submissions/:submissionId/claim',
);
/** Gives it back to the queue; nothing happens when I hold it no more. */
export const handBackClaim = route<{ params: Submission }, void>(
  'DELETE',
  '/api/v1/submissions/:submissionId/claim',
);
/** Takes it from whoever holds it, with a copy of her draft. 409 `not-waiting`, `learn-to-grade-first`. */
export const takeOverClaim = route<{ params: Submission }, types.ClaimView>(
  'POST',
  '/api/v1/submissions/:submissionId/claim/take-over',
);

/** Who may be given it. @throws 404 unless the actor leads its cohort; 409 `not-waiting` */
export const listAssignees = route<{ params: Submission }, types.Assignees>(
  'GET',
  '/api/v1/submissions/:submissionId/assignees',
);
/** 409 `reassigned-meanwhile` (`current: Assignees`), `not-waiting`; 422 `/body/personId` `cannot-read`, `away`. */
export const reassign = route<{ params: Submission; body: types.ReassignInput }, types.Assignees>(
  'PUT',
  '/api/v1/submissions/:submissionId/assignee',
);

// My own time.

export const showAvailability = route<object, types.Availability>('GET', '/api/v1/my-availability');
/** Going away hands back everything that I hold. */
export const setAvailability = route<{ body: types.AvailabilityInput }, types.Availability>(
  'PUT',
  '/api/v1/my-availability',
);

// What the participants of a cohort made.

/** Newest first. @throws 404 unless the actor is staff of the cohort or leads it; 422 `/query/cursor` */
export const listCohortWorks = route<
  { params: Cohort; query: Partial<types.WorksQuery> },
  types.WorksPage
>('GET', '/api/v1/cohorts/:cohortId/works');

// Reading and answering.

export const showReview = route<{ params: Submission }, types.ReviewView>(
  'GET',
  '/api/v1/submissions/:submissionId/review',
);
/**
 * 409 `draft-changed` (`current: {draft}`), `already-decided` (`current: {state}`), `attempt-superseded`;
 * 422 `/body/marks/<n>/fileId`, `/body/voiceId` `unknown`.
 */
export const saveFeedbackDraft = route<
  { params: Submission; body: types.FeedbackDraftInput },
  types.FeedbackDraftSaved
>('PUT', '/api/v1/submissions/:submissionId/feedback-draft');
/**
 * Sends the decision. It takes effect after `secondsLeft`; until then nothing moves and the participant sees nothing of it.
 * 409 `already-decided` (`current: {state}`), `lease-lost` (`current: {lease, state, draft}`: what was sent is kept as the sender's draft), `key-reused`,
 * `entered-by-you`, `attempt-disowned` (to accept what she says is not hers);
 * 422 `/body/scores/<criterion>` `missing` or `unknown`, `/body/good`, `/body/change` `needed-to-return`,
 * `/body/marks/<n>/fileId` `unknown` (no photo of this attempt), `/body/voiceId` `unknown`.
 */
export const decide = route<{ params: Submission; body: types.DecisionInput }, types.DecisionView>(
  'POST',
  '/api/v1/submissions/:submissionId/decision',
);
/**
 * Takes a decision of mine back before it takes effect: I hold the work again, and my words are my draft. Doing it twice is as good
 * as once. 409 `already-decided` (`current: {state}`) when it took effect, `lease-lost` when it is somebody else's by now.
 */
export const takeBackDecision = route<{ params: SentDecision }, types.ClaimView>(
  'DELETE',
  '/api/v1/submissions/:submissionId/decision/:decisionId',
);
/**
 * Says feedback anew, with a reason that the participant reads; earlier versions are kept and the decision stays. For whoever said
 * it, as long as she is staff of the cohort, and for who leads the cohort. 404; 409 `feedback-changed` (`current: {feedback}`),
 * `not-answered`, `key-reused`; 422 `/body/scores/<criterion>` `missing` or `unknown`, `/body/change` `needed-to-return`.
 */
export const correctFeedback = route<
  { params: Attempt; body: types.CorrectionInput },
  types.FeedbackView
>('POST', '/api/v1/submissions/:submissionId/attempts/:attemptId/corrections');

// Sentences that a reviewer keeps for herself; the review brings them.

/** Keeps it, or keeps it changed. 404 when the id is somebody else's; 409 `too-many-phrases`. */
export const keepPhrase = route<{ params: Phrase; body: types.OwnPhraseInput }, types.OwnPhrase>(
  'PUT',
  '/api/v1/feedback-phrases/:phraseId',
);
/** Nothing happens when there is none of hers. */
export const forgetPhrase = route<{ params: Phrase }, void>(
  'DELETE',
  '/api/v1/feedback-phrases/:phraseId',
);
