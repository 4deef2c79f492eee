import { Id } from '@pijar/shared/schemas';
import * as z from 'zod';

export const Audience = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('cohort'), cohortId: Id }),
  /** Everybody in a cohort of my organisation. */
  z.strictObject({ to: z.literal('organisation') }),
  /** Of all organisations; for admins. */
  z.strictObject({ to: z.literal('everybody') }),
]);

export const NewAnnouncement = z.strictObject({
  /** Made by the page: the same again is the same announcement. */
  announcementId: Id,
  audience: Audience,
  title: z.string().trim().min(1).max(80),
  text: z.string().trim().min(1).max(500),
});
