import { defineEvent, route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './announcements.schemas';

export type NewAnnouncement = z.infer<typeof schemas.NewAnnouncement>;

/** Tells participants something. It is kept at once; a worker gives it to everybody. */
export const announce = route<{ body: NewAnnouncement }, void>('POST', '/api/v1/announcements');

/** Once for each announcement. */
export const announced = defineEvent<{ announcementId: string }>('announcement.made');
