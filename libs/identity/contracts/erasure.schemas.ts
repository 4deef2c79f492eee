import { Id, PageQuery, pageOf } from '@pijar/shared/schemas';
import * as z from 'zod';

export const ErasureState = z.enum(['open', 'confirmed', 'withdrawn']);

/** My own request; null when none is open. */
export const MyErasure = z.object({ requestedAt: z.string().nullable() });

export const ErasureRequestsQuery = PageQuery.extend({ state: ErasureState.default('open') });
export const ErasureRequestParams = z.object({ requestId: Id });

export const ErasureRequestView = z.object({
  requestId: Id,
  personId: Id,
  fullName: z.string(),
  participantNumber: z.string().nullable(),
  organisationName: z.string(),
  requestedAt: z.string(),
  state: ErasureState,
  decidedAt: z.string().nullable(),
});
export const ErasureRequestPage = pageOf(ErasureRequestView);
