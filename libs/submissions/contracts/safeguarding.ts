import { defineEvent, route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas';

export type SafeguardingReaders = z.infer<typeof schemas.SafeguardingReaders>;
export type RestrictionInput = z.input<typeof schemas.RestrictionInput>;
export type ReferralInput = z.infer<typeof schemas.ReferralInput>;
export type Referral = z.infer<typeof schemas.Referral>;
export type RestrictionRow = z.infer<typeof schemas.RestrictionRow>;
export type RestrictionList = z.infer<typeof schemas.RestrictionList>;
export type RestrictionHead = z.infer<typeof schemas.RestrictionHead>;
export type RestrictionView = z.infer<typeof schemas.RestrictionView>;
type Submission = z.infer<typeof schemas.SubmissionParams>;
type Restriction = z.infer<typeof schemas.RestrictionParams>;

/** Who will read a piece of work once it is restricted. @throws 404 unless the actor may review it */
export const showSafeguardingReaders = route<{ params: Submission }, SafeguardingReaders>(
  'GET',
  '/api/v1/submissions/:submissionId/safeguarding-readers',
);
/**
 * From now on nobody but the participant and the safeguarding persons sees it, the actor neither. The step counts as done.
 * @throws 404 unless the actor may review it; 409 `key-reused`, `nobody-reads` (there is no admin either)
 */
export const restrictSubmission = route<
  { params: Submission; body: RestrictionInput },
  SafeguardingReaders
>('POST', '/api/v1/submissions/:submissionId/restriction');

// For the safeguarding persons of the organisation; every one of these is in the audit log.

export const listRestrictions = route<object, RestrictionList>('GET', '/api/v1/restrictions');
/** Of work; a conversation is mentoring's. @throws 404 unless it is hers to read and not lifted */
export const showRestriction = route<{ params: Restriction }, RestrictionView>(
  'GET',
  '/api/v1/restrictions/:restrictionId',
);
export const recordReferral = route<{ params: Restriction; body: ReferralInput }, Referral>(
  'PUT',
  '/api/v1/restrictions/:restrictionId/referral',
);
/** It goes back to where it was, with a new promise where it waited. Lifting twice is lifting once. */
export const liftRestriction = route<
  { params: Restriction; body: z.infer<typeof schemas.LiftInput> },
  void
>('POST', '/api/v1/restrictions/:restrictionId/lift');

/** Somebody restricted a piece of work; what was told about it before is taken back. */
export const submissionRestricted = defineEvent<{
  restrictionId: string;
  submissionId: string;
  attemptIds: string[];
  /** Who reads it. */
  readerIds: string[];
}>('submission.restricted');
