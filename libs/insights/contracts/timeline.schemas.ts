import { Id, Instant, PageQuery, pageOf } from '@pijar/shared/schemas';
import * as z from 'zod';
import { PhoneContact } from './phone-contact';

export const MembershipParams = z.object({ membershipId: Id });
export const timelineKinds = [
  'membership-changed',
  'code-issued',
  'account-activated',
  'lesson-finished',
  'quiz-finished',
  'work-sent',
  'work-returned',
  'work-accepted',
  'session-attended',
  'stage-done',
  'stage-waived',
  'certificate-issued',
] as const;

export const TimelineEvent = z.object({
  key: z.string(),
  at: Instant,
  kind: z.enum(timelineKinds),
  /** Of the step, session, stage or certificate. */
  title: z.string().nullable(),
  /** Who did it, where it was not the participant herself. */
  actorName: z.string().nullable(),
  detail: z.object({
    from: z.string().nullish(),
    to: z.string().nullish(),
    reason: z.string().nullish(),
    fromCohort: z.string().nullish(),
    toCohort: z.string().nullish(),
    score: z.number().nullish(),
    attempt: z.number().nullish(),
    attendance: z.string().nullish(),
    /** Of work that staff entered for her: how she agreed, and what she says of it. */
    consent: z.enum(['present', 'phone', 'paper']).nullish(),
    answer: z.enum(['confirmed', 'disowned']).nullish(),
  }),
});
export const TimelinePage = pageOf(TimelineEvent).extend({ phoneContact: PhoneContact });
export const TimelineQuery = PageQuery;
