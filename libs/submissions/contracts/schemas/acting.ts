import { AssignmentBody } from '@pijar/curriculum/schemas';
import { HandInList, HandInView } from './hand-in';
import { CohortRef, PersonRef } from './parts';

/** Whom staff may enter work for. */
const participant = PersonRef;
const cohort = CohortRef;

/** The assignments that are open to a participant, for staff of her cohort. */
export const ActingView = HandInList.extend({ participant, cohort });

/** What the composer of staff needs: her work so far, and the files that the actor herself sent for it. Her draft stays hers. */
export const ActingHandInView = HandInView.extend({ participant, cohort, body: AssignmentBody });
