import { Id, Instant } from '@pijar/shared/schemas';
import * as z from 'zod';
import { FeedbackView } from './feedback';
import { AttemptView } from './hand-in';
import { CohortRef, PersonRef, RubricView, Scores, StepRef } from './parts';

export const SecondReadingRow = z.object({
  readingId: Id,
  step: StepRef,
  cohort: CohortRef,
  drawnAt: Instant,
  /** She has taken it and not sent her scores. */
  isMine: z.boolean(),
});
export const SecondReadings = z.object({ items: z.array(SecondReadingRow) });

const Reading = z.object({
  readingId: Id,
  step: StepRef.extend({ brief: z.array(z.string()) }),
  cohort: CohortRef,
  rubric: RubricView,
});
/** The work as it was handed in; whose it is and what was said of it are not part of it. */
const Work = AttemptView.pick({
  id: true,
  number: true,
  text: true,
  links: true,
  files: true,
  sentAt: true,
});

export const SecondReadingView = Reading.extend({
  work: Work,
  /** Hers; null until she sent them. */
  scores: Scores.nullable(),
  /** What was said first, once hers are sent. */
  first: FeedbackView.pick({ scores: true, good: true, change: true }).nullable(),
});

export const ReadingComparison = Reading.extend({
  submissionId: Id,
  work: Work,
  first: z.object({ by: PersonRef, scores: Scores, good: z.string(), change: z.string() }),
  second: z.object({ by: PersonRef, scores: Scores }),
  widest: z.int(),
  closed: z.object({ by: PersonRef, at: Instant, note: z.string() }).nullable(),
  /** She read it herself, first or second: somebody else closes it. */
  isOwn: z.boolean(),
});
