import { Day, Id, Instant, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { maxFilesPerAttempt, maxHandInText, maxLinksPerAttempt } from '../limits';
import { EnteredFor, Entry } from './entry';
import { FileView } from './file';
import { FeedbackView } from './feedback';
import { ReversalNote } from './reversal';
import { ClientId, RubricView, StageRef, StepRef } from './parts';

export const MembershipParams = z.strictObject({ membershipId: Id });
export const HandInParams = z.strictObject({ membershipId: Id, stepId: Id });
export const SubmissionParams = z.strictObject({ submissionId: Id });
export const DecisionParams = z.strictObject({ submissionId: Id, decisionId: Id });
export const AttemptParams = z.strictObject({ submissionId: Id, attemptId: Id });

export const Link = z
  .string()
  .trim()
  .max(2000)
  .pipe(z.url({ protocol: /^https?$/, hostname: /\./ }));

/** What is written so far. `version` is the one the phone last saw, 0 when it saw none. */
export const DraftInput = z.strictObject({
  text: paragraphs(maxHandInText),
  /** As typed: a draft may hold half a link. */
  links: z.array(z.string().trim().max(2000)).max(maxLinksPerAttempt),
  version: z.int().min(0).max(1_000_000_000),
});
export const DraftView = z.object({
  text: z.string(),
  links: z.array(z.string()),
  version: z.int(),
  updatedAt: Instant,
});

/** Handing in. At least one of text, links and uploadIds holds something. */
export const AttemptInput = z.strictObject({
  /** Made by the phone (UUIDv7). Sending the same again answers the same and changes nothing. */
  attemptId: ClientId,
  text: paragraphs(maxHandInText).default(''),
  links: z.array(Link).max(maxLinksPerAttempt).default([]),
  /** In the order she sees them. */
  uploadIds: z.array(Id).max(maxFilesPerAttempt).default([]),
  /** Attempts of this work that she has seen, where the phone says so: one more and it is told instead of handed in. */
  seenAttempts: z.int().min(0).max(10_000).optional(),
  /** When she pressed send, by her phone's clock: a claim. */
  deviceAt: Instant,
  /** Only, and always, when staff enter it for her. */
  enteredFor: EnteredFor.optional(),
});

/** What the person is told: not handed in yet, sent, being read, came back, accepted. */
export const HandInState = z.enum(['draft', 'sent', 'being_read', 'returned', 'accepted']);

export const AttemptReceipt = z.object({
  submissionId: Id,
  attemptId: Id,
  number: z.int(),
  sentAt: Instant,
  isLate: z.boolean(),
  /** The day by which an answer is promised; null for what was sent before there were promises. */
  replyBy: Day.nullable(),
});

export const AttemptView = z.object({
  id: Id,
  number: z.int(),
  text: z.string(),
  links: z.array(z.string()),
  files: z.array(FileView),
  sentAt: Instant,
  /** Sent after the day it was due. */
  isLate: z.boolean(),
  /** The day by which she was promised an answer. */
  replyBy: Day.nullable(),
  /** Null: she sent it herself. */
  entered: Entry.nullable(),
  /** By which it is read, when it was sent for an earlier version of the assignment. Null: the one beside the attempts. */
  rubric: RubricView.nullable(),
  /** Null: nobody has answered yet. */
  feedback: FeedbackView.nullable(),
  /** An officer took the acceptance back; null or absent: nobody did. */
  reversed: ReversalNote.nullish(),
});

/** One line of /tugas: an assignment that is open to her, sent or not. What she can do now comes first. */
export const HandInSummary = z.object({
  step: StepRef,
  stage: StageRef,
  stepState: z.enum(['open', 'waiting', 'returned', 'done']),
  dueOn: Day.nullable(),
  submissionId: Id.nullable(),
  /** Null: nothing is on the server yet. */
  state: HandInState.nullable(),
  attemptCount: z.int(),
  /** When the present state began. */
  since: Instant,
});
export const HandInList = z.object({ items: z.array(HandInSummary) });

/** The participant's view of her work for one assignment, newest attempt first. */
export const SubmissionView = z.object({
  id: Id,
  membershipId: Id,
  step: StepRef,
  stage: StageRef,
  state: HandInState,
  dueOn: Day.nullable(),
  rubric: RubricView,
  attempts: z.array(AttemptView),
  /** Names of those with whom alone it is; null or absent: her coaches read it as always. */
  trusted: z.array(z.string()).nullish(),
});

/** What the composer needs: what was sent, what is written, which files arrived and wait to be handed in. */
export const HandInView = z.object({
  step: StepRef,
  stage: StageRef,
  accepts: z.array(z.enum(['text', 'photo', 'voice', 'document', 'link'])),
  dueOn: Day.nullable(),
  isOverdue: z.boolean(),
  /** Whether handing in is possible now; else the kind of the problem that it would get. */
  canSend: z.boolean(),
  whyNot: z
    .enum(['already-waiting', 'step-done', 'step-locked', 'membership-paused', 'membership-left'])
    .nullable(),
  submission: SubmissionView.nullable(),
  draft: DraftView.nullable(),
  /** Arrived or under way, not handed in. */
  looseFiles: z.array(FileView),
});
