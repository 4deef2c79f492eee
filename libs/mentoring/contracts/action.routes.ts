import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './action.schemas';
import type { MembershipParams } from './pair.schemas';

export type ActionState = z.infer<typeof schemas.ActionState>;
export type ActionSource = z.infer<typeof schemas.ActionSource>;
export type ActionDraft = z.output<typeof schemas.ActionDraft>;
export type ActionDeed = z.output<typeof schemas.ActionDeed>;
export type NewActionDeed = z.input<typeof schemas.ActionDeed>;
export type ActionChange = z.infer<typeof schemas.ActionChange>;
export type ActionView = z.infer<typeof schemas.ActionView>;
type OfMembership = { params: z.infer<typeof MembershipParams> };
type OfAction = { params: z.infer<typeof schemas.ActionParams> };

const all = '/api/v1/memberships/:membershipId/agreed-actions';

export const agreeAction = route<
  OfMembership & { body: z.input<typeof schemas.ActionDraft> },
  ActionView
>('POST', all);
/** Says what became of one, or gives it another day. The same id again changes nothing. */
export const tellAction = route<OfAction & { body: NewActionDeed }, ActionView>(
  'POST',
  '/api/v1/agreed-actions/:actionId/deeds',
);
