import { Day, Id, Instant, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { AttemptView } from './hand-in';
import { ClientId, CohortRef, PersonRef, RubricView, StageRef, StepRef } from './parts';

export const RestrictionParams = z.strictObject({ restrictionId: Id });

/** Who reads what is restricted in an organisation. */
export const SafeguardingReaders = z.object({
  readers: z.array(PersonRef),
  /** Nobody is named in the organisation: the admins stand in. */
  isStandIn: z.boolean(),
});

export const RestrictionInput = z.strictObject({
  /** Made by the page (UUIDv7): pressing twice is pressing once. */
  restrictionId: ClientId,
  /** What the safeguarding person should know; she alone reads it. */
  note: paragraphs(1000).default(''),
});

/** What stands in plain of a restriction: whether a referral was offered, when, and by whom it was written down. */
export const ReferralInput = z.strictObject({ isOffered: z.boolean(), offeredOn: Day });
export const Referral = ReferralInput.extend({ recordedBy: PersonRef, recordedAt: Instant });

export const RestrictionRow = z.object({
  restrictionId: Id,
  restrictedAt: Instant,
  participant: PersonRef,
  /** Null: what was said in a conversation, which mentoring shows. */
  step: StepRef.nullable(),
  cohort: CohortRef,
  referral: Referral.nullable(),
});
export const RestrictionList = z.object({
  /** Newest first; what was lifted is not in it. */
  items: z.array(RestrictionRow),
  /** Organisations in which nobody is named, so that an admin stands in; for admins, else empty. */
  unnamed: z.array(z.object({ id: Id, name: z.string() })),
});

/** Who restricted it and what she added, whose it is, and what stands in plain. */
export const RestrictionHead = RestrictionRow.omit({ step: true }).extend({
  membershipId: Id,
  restrictedBy: PersonRef,
  note: z.string(),
  participant: PersonRef.extend({
    phone: z.string().nullable(),
    village: z.string().nullable(),
    community: z.string().nullable(),
  }),
});
export const RestrictionView = RestrictionHead.extend({
  step: StepRef.extend({ brief: z.array(z.string()) }),
  stage: StageRef,
  rubric: RubricView,
  attempts: z.array(AttemptView),
});

/** Why it may be read by her coaches again. */
export const LiftInput = z.strictObject({ reason: paragraphs(500, 1) });
