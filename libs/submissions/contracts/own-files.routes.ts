import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas';
import type * as types from './types';

/** Her own files and what was said aloud of them in a whole membership, so that a phone knows what keeping them takes. 404 not hers. */
export const listOwnFiles = route<
  { params: z.infer<typeof schemas.MembershipParams> },
  types.OwnFiles
>('GET', '/api/v1/memberships/:membershipId/own-files');
