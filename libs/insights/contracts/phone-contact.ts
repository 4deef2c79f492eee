import { Instant } from '@pijar/shared/schemas';
import * as z from 'zod';

/** What her phones said of themselves when they last had signal; null: no phone of hers was ever heard. */
export const PhoneContact = z
  .object({
    at: Instant,
    /** Pieces of work that lay on her phones then. */
    waiting: z.int(),
  })
  .nullable();
