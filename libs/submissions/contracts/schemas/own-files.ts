import { Id } from '@pijar/shared/schemas';
import * as z from 'zod';

/** One file of hers that a phone can keep: what she handed in, or what her coach said aloud of it. */
export const OwnFile = z.object({
  /** The assignment, as it is in the version that her cohort follows now. */
  stepId: Id,
  /** Address of its bytes, which never change. */
  url: z.string(),
  bytes: z.int(),
});
export const OwnFiles = z.object({ items: z.array(OwnFile) });
