import { Id, Instant, PageQuery, pageOf } from '@pijar/shared/schemas';
import * as z from 'zod';
import { PersonRef, StageRef, StepRef } from './parts';

export const CohortParams = z.strictObject({ cohortId: Id });

/** waiting: sent, and nobody reads it now. */
export const WorkState = z.enum(['waiting', 'in_review', 'returned', 'accepted']);

export const WorksQuery = z.strictObject({
  ...PageQuery.shape,
  /** Step code of the assignment, e.g. `i1-a`. */
  step: z.string().max(60).optional(),
  state: WorkState.optional(),
});

/** What one participant made for one assignment, as it was handed in last. */
export const WorkRow = z.object({
  submissionId: Id,
  participant: PersonRef.extend({ membershipId: Id }),
  step: StepRef,
  stage: StageRef,
  attemptNumber: z.int(),
  state: WorkState,
  sentAt: Instant,
  /** The last try came after the day it was due. */
  isLate: z.boolean(),
  /** Whoever answered the last try, or reads it now; null while it waits. */
  reviewer: PersonRef.nullable(),
  /** Whoever typed it, when she did not hand it in herself. */
  enteredBy: PersonRef.nullable(),
  /** How it begins; empty when nothing was written. */
  beginning: z.string(),
  /** A photo of it that has a preview. */
  coverId: Id.nullable(),
  fileCount: z.int(),
});

/** The work of a cohort, newest first. */
export const WorksPage = pageOf(WorkRow).extend({
  /** Whatever the page. */
  total: z.int(),
  /** The assignments that somebody handed in, in the order of the programme, whatever the filter. */
  steps: z.array(StepRef.pick({ code: true, title: true }).extend({ count: z.int() })),
});
