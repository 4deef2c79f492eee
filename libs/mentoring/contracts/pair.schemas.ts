import { StaffPart } from '@pijar/cohorts/schemas';
import { Day, Id, Instant, line } from '@pijar/shared/schemas';
import * as z from 'zod';

export const MembershipParams = z.object({ membershipId: Id });
export const CohortParams = z.object({ cohortId: Id });

/** A coach as the participant sees her. */
export const CoachOfMine = z.object({
  pairId: Id,
  personId: Id,
  fullName: z.string(),
  since: Instant,
});
export const MyCoach = z.object({
  coach: CoachOfMine.nullable(),
  /** Messages that she has not read. */
  unread: z.int(),
  /** The conversation is open to her: she has a coach, or had one. */
  hasConversation: z.boolean(),
});

/** Who may accompany people of a cohort, and how many she accompanies already, also elsewhere. */
export const CoachLoad = z.object({
  personId: Id,
  fullName: z.string(),
  part: StaffPart,
  load: z.int(),
  isAway: z.boolean(),
  awayUntil: Day.nullable(),
});

export const PairRow = z.object({
  membershipId: Id,
  fullName: z.string(),
  village: z.string().nullable(),
  /** Her present coach. */
  pair: z.object({ pairId: Id, coachId: Id, coachName: z.string(), since: Instant }).nullable(),
  /** How many accompanied her before. */
  before: z.int(),
});
/** People in the last stage, and whoever is accompanied already. */
export const CohortPairs = z.object({ coaches: z.array(CoachLoad), people: z.array(PairRow) });

/** A coach for each who has none: the one with the fewest people, and never one who is away. */
export const PairProposal = z.object({
  items: z.array(
    z.object({ membershipId: Id, fullName: z.string(), coachId: Id, coachName: z.string() }),
  ),
  /** How many each would then accompany. */
  loads: z.array(z.object({ personId: Id, fullName: z.string(), before: z.int(), after: z.int() })),
});

/** `id` is made by the client, so that asking twice pairs once. */
export const PairsDraft = z.strictObject({
  items: z
    .array(z.strictObject({ id: Id, membershipId: Id, coachId: Id }))
    .min(1)
    .max(500),
});

/** Another coach. `was` is the pair that the officer saw; null where there was none. */
export const PairChange = z
  .strictObject({ id: Id, coachId: Id, was: Id.nullable(), reason: line(300).nullable() })
  .refine(({ was, reason }) => was === null || reason !== null, {
    path: ['reason'],
    error: 'reason-needed',
  });
/** What the form holds. */
export const PairForm = z.object({ coachId: Id, reason: line(300) });

export const PairHistory = z.object({
  items: z.array(
    z.object({
      pairId: Id,
      coachName: z.string(),
      since: Instant,
      endedAt: Instant.nullable(),
      madeBy: z.string(),
      reason: z.string().nullable(),
    }),
  ),
});
