import { defineEvent } from '@pijar/shared/contracts';
import type { MembershipState } from './membership-states';

export interface MembershipChanged {
  membershipId: string;
  /** Null: the membership is new. */
  from: MembershipState | null;
  /** The same as `from` when she moved to another cohort. */
  to: MembershipState;
}

export const membershipChanged = defineEvent<MembershipChanged>('membership.changed');
