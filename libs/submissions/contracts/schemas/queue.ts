import { Day, Id, Instant, PageQuery } from '@pijar/shared/schemas';
import * as z from 'zod';
import { ClientId, CohortRef, PersonRef, StageRef, StepRef } from './parts';

const filter = {
  /** Stage code, e.g. `orientasi`. */
  stage: z.string().max(60).optional(),
  cohortId: Id.optional(),
  /** Step code of the assignment, e.g. `i1-a`. */
  step: z.string().max(60).optional(),
};

/** waiting: free to take; in_review: somebody reads it; all: both. */
export const QueueQuery = z.strictObject({
  ...PageQuery.shape,
  ...filter,
  state: z.enum(['waiting', 'in_review', 'all']).default('waiting'),
});

/** Angular's service worker leaves requests with this field alone; a stream must not depend on how long a worker lives. */
export const QueueStreamQuery = z.strictObject({ 'ngsw-bypass': z.literal('true').optional() });

/** Who holds it and until when. */
export const LeaseView = z.object({
  holder: PersonRef,
  until: Instant,
  isMine: z.boolean(),
});

export const QueueRow = z.object({
  submissionId: Id,
  attemptId: Id,
  attemptNumber: z.int(),
  participant: PersonRef.extend({ membershipId: Id }),
  step: StepRef,
  stage: StageRef,
  cohort: CohortRef,
  waitingSince: Instant,
  /** Working days waited so far in the cohort's time zone: Monday to Friday without its organisation's holidays. */
  workingDays: z.int(),
  /** The day by which she was promised an answer. */
  replyBy: Day,
  /** That day has passed. */
  isLate: z.boolean(),
  state: z.enum(['waiting', 'in_review']),
  /** Null while it is free. */
  lease: LeaseView.nullable(),
  /** Whoever returned it, while it still waits for her alone; the others cannot take it by «next». */
  reservedFor: PersonRef.nullable(),
  /** Kept for me in a cohort that shares its work: such rows come first. */
  isForMe: z.boolean(),
  /** I lead its cohort and may give it to somebody. */
  canReassign: z.boolean(),
});

export const ReviewQueueView = z.object({
  items: z.array(QueueRow),
  next: z.string().nullable(),
  /** Over everything that waits in my cohorts under the filter, whatever the page and the state asked for. */
  totals: z.object({
    waiting: z.int(),
    /** Of those, kept for me where the work is shared. */
    forMe: z.int(),
    late: z.int(),
    inReview: z.int(),
    oldestSince: Instant.nullable(),
    oldestWorkingDays: z.int().nullable(),
  }),
  /** What I hold now, the lease that ends first on top; filters do not apply. */
  held: z.array(QueueRow),
  /** My cohorts in which each piece is kept for one coach when it arrives. */
  sharing: z.array(
    z.object({
      cohort: CohortRef.pick({ id: true, name: true }),
      mode: z.enum(['even', 'weighted']),
    }),
  ),
});

const facet = { waiting: z.int() };

/** What the queue can be narrowed by: everything with work in it now, and how much of that waits. */
export const QueueFacets = z.object({
  stages: z.array(StageRef.extend(facet)),
  cohorts: z.array(CohortRef.pick({ id: true, name: true }).extend(facet)),
  steps: z.array(StepRef.pick({ code: true, title: true }).extend(facet)),
});

/** `takeId` (UUIDv7) makes a double tap take one piece of work. */
export const TakeNextInput = z.strictObject({ ...filter, takeId: ClientId });

export const ClaimView = z.object({
  submissionId: Id,
  attemptId: Id,
  attemptNumber: z.int(),
  lease: LeaseView,
});
