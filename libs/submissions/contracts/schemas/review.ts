import { Day, Id, Instant, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { Decision } from './feedback';
import { AttemptView } from './hand-in';
import { Marks } from './marks';
import { ClientId, CohortRef, PersonRef, RubricView, Scores, StageRef, StepRef } from './parts';
import { ReadyPhrases } from './phrases';
import { LeaseView } from './queue';
import { VoiceView } from './voice';

const words = paragraphs(8000);
/** What is not words; a page that knows nothing of it sends nothing. */
const media = {
  marks: Marks.default([]),
  /** What I said aloud, see `keepVoice`; null: nothing. */
  voiceId: Id.toLowerCase().nullable().default(null),
};

/** What a reviewer has written so far; it is hers until she sends it. */
export const FeedbackDraftView = z.object({
  attemptId: Id,
  scores: Scores,
  good: z.string(),
  change: z.string(),
  marks: Marks,
  voice: VoiceView.nullable(),
  version: z.int(),
  updatedAt: Instant,
  /** Whoever began it, when it came with a take-over. */
  begunBy: PersonRef.nullable(),
});

/** answering: a decision was sent and can still be taken back. */
export const ReviewState = z.enum(['waiting', 'in_review', 'answering', 'returned', 'accepted']);

/** A decision that has not taken effect. */
export const SentDecisionView = z.object({
  decisionId: Id,
  decision: Decision,
  reviewer: PersonRef,
  isMine: z.boolean(),
  /** Seconds until it takes effect, by the server's clock; 0 or less: any moment now. */
  secondsLeft: z.number(),
});

/** The staff's view: the work, what was said before, and what is being written. Attempts newest first. */
export const ReviewView = z.object({
  submissionId: Id,
  state: ReviewState,
  participant: PersonRef.extend({ membershipId: Id, community: z.string().nullable() }),
  cohort: CohortRef,
  step: StepRef.extend({ brief: z.array(z.string()) }),
  stage: StageRef,
  dueOn: Day.nullable(),
  /** Null once it is decided. */
  waitingSince: Instant.nullable(),
  workingDays: z.int(),
  /** The day by which she was promised an answer; null once it is decided. */
  replyBy: Day.nullable(),
  isLate: z.boolean(),
  rubric: RubricView,
  phrases: ReadyPhrases,
  attempts: z.array(AttemptView),
  /** My draft for the newest attempt; null when I wrote nothing. */
  draft: FeedbackDraftView.nullable(),
  /** Null while it is free. */
  lease: LeaseView.nullable(),
  /** Whoever it waits for alone: she returned it, or an officer gave it to her. */
  keptFor: PersonRef.nullable(),
  /** I entered the newest attempt for her, and somebody else of the cohort can read it: to claim it answers `entered-by-you`. */
  isOwnEntry: z.boolean(),
  /** Whether I may correct what was said of an answered attempt: I said it, or I lead the cohort. */
  canCorrect: z.boolean(),
  /** Null unless the state is `answering`. */
  sentDecision: SentDecisionView.nullable(),
});

/** `version` is the one the page last saw, 0 when it saw none. */
export const FeedbackDraftInput = z.strictObject({
  attemptId: Id,
  scores: Scores.default({}),
  good: words,
  change: words,
  ...media,
  version: z.int().min(0).max(1_000_000_000),
});
/** Saving never needs the lease; `lease` tells the page when somebody else has it by now. */
export const FeedbackDraftSaved = z.object({
  draft: FeedbackDraftView,
  lease: LeaseView.nullable(),
});

export const DecisionInput = z
  .strictObject({
    /** Made by the page (UUIDv7): becomes the feedback's id, so that a repetition answers the same. */
    decisionId: ClientId,
    attemptId: Id,
    decision: Decision,
    /** One for every criterion of the rubric. */
    scores: Scores,
    good: paragraphs(8000, 1),
    change: words,
    ...media,
  })
  .refine((input) => input.decision === 'accepted' || input.change.length > 0, {
    path: ['change'],
    error: 'needed-to-return',
  });

export const DecisionView = z.object({
  feedbackId: Id,
  submissionId: Id,
  attemptId: Id,
  decision: Decision,
  /** Points reached in total, and how many the rubric asks for. */
  points: z.int(),
  passTotal: z.int(),
  /** Below the rubric's own bar; only a hint, the coach decides. */
  belowPass: z.boolean(),
  sentAt: Instant,
  /** Seconds left to take it back, by the server's clock; 0: it took effect. */
  secondsLeft: z.number(),
});
