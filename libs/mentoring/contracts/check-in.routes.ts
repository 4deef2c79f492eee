import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './check-in.schemas';
import type { CohortParams, MembershipParams } from './pair.schemas';

export type Sold = z.infer<typeof schemas.Sold>;
export type Income = z.infer<typeof schemas.Income>;
export type HelpWanted = z.infer<typeof schemas.HelpWanted>;
export type CheckInAnswer = z.output<typeof schemas.CheckInAnswer>;
export type NewCheckInAnswer = z.input<typeof schemas.CheckInAnswer>;
export type CheckInEntry = z.output<typeof schemas.CheckInEntry>;
export type NewCheckInEntry = z.input<typeof schemas.CheckInEntry>;
export type DueCheckIn = z.infer<typeof schemas.DueCheckIn>;
export type CheckInView = z.infer<typeof schemas.CheckInView>;
export type CheckInRhythm = z.infer<typeof schemas.CheckInRhythm>;
export type CheckInWish = z.infer<typeof schemas.CheckInWish>;

const rhythm = '/api/v1/cohorts/:cohortId/check-in-rhythm';

/** Her answer; the same id again changes nothing, and of two answers the one that was given later counts. */
export const answerCheckIn = route<
  { params: z.infer<typeof schemas.CheckInParams>; body: NewCheckInAnswer },
  CheckInView
>('POST', '/api/v1/check-ins/:checkInId/answer');
/** What she has not answered yet, for the staff of her cohort; null where it is for somebody else to ask her. */
export const showDueCheckIn = route<{ params: z.infer<typeof MembershipParams> }, DueCheckIn>(
  'GET',
  '/api/v1/memberships/:membershipId/check-ins/due',
);
/** Her coach writes down what she said; the same id again changes nothing, and her own answer counts instead of it. */
export const enterCheckIn = route<
  { params: z.infer<typeof schemas.CheckInParams>; body: NewCheckInEntry },
  CheckInView
>('POST', '/api/v1/check-ins/:checkInId/entry');
/** She stops being asked, or begins again. */
export const wishCheckIns = route<
  { params: z.infer<typeof MembershipParams>; body: CheckInWish },
  void
>('PUT', '/api/v1/memberships/:membershipId/check-ins/wish');

/** The rhythm of the cohort's organisation, for all its cohorts; for those who lead it. */
export const showCheckInRhythm = route<{ params: z.infer<typeof CohortParams> }, CheckInRhythm>(
  'GET',
  rhythm,
);
/** For those who finish from now on; whoever is asked already keeps her rhythm. */
export const setCheckInRhythm = route<
  { params: z.infer<typeof CohortParams>; body: z.infer<typeof schemas.CheckInRhythmBody> },
  CheckInRhythm
>('PUT', rhythm);
