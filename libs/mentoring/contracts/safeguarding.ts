import { defineEvent, route } from '@pijar/shared/contracts';
import type { SafeguardingReaders } from '@pijar/submissions/contracts';
import type * as z from 'zod';
import type { MembershipParams } from './pair.schemas';
import type * as schemas from './safeguarding.schemas';

export type TalkRestrictionInput = z.input<typeof schemas.TalkRestrictionInput>;
export type RestrictedTalk = z.infer<typeof schemas.RestrictedTalk>;
type OfMembership = { params: z.infer<typeof MembershipParams> };

/** Who will read what was said once it is restricted. @throws 404 unless the actor is her present coach */
export const showTalkReaders = route<OfMembership, SafeguardingReaders>(
  'GET',
  '/api/v1/memberships/:membershipId/conversation/safeguarding-readers',
);
/**
 * From now on nobody but the participant and the safeguarding persons reads what was said so far, the actor neither. The two go on
 * writing to each other.
 * @throws 404 unless the actor is her present coach; 409 `key-reused`, `nobody-reads`, `nothing-said`; 422 `unknown-action`
 */
export const restrictTalk = route<
  OfMembership & { body: TalkRestrictionInput },
  SafeguardingReaders
>('POST', '/api/v1/memberships/:membershipId/conversation/restriction');
/** For the safeguarding persons; every look is logged. @throws 404 unless it is hers to read and not lifted */
export const showRestrictedTalk = route<{ params: { restrictionId: string } }, RestrictedTalk>(
  'GET',
  '/api/v1/restrictions/:restrictionId/conversation',
);

/** A coach restricted what was said; what was told of it before is taken back. */
export const conversationRestricted = defineEvent<{
  restrictionId: string;
  membershipId: string;
  /** Who reads it. */
  readerIds: string[];
}>('conversation.restricted');
