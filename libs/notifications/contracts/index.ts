import { route, type Page } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas';

export type NotificationKind = z.infer<typeof schemas.NotificationKind>;
export type NotificationDetails = z.infer<typeof schemas.NotificationDetails>;
export type NotificationView = z.infer<typeof schemas.NotificationView>;
export type UnreadCount = z.infer<typeof schemas.UnreadCount>;

/** Mine, newest first. */
export const listNotifications = route<
  { query: z.infer<typeof schemas.InboxQuery> },
  Page<NotificationView>
>('GET', '/api/v1/notifications');

export const countUnread = route<object, UnreadCount>('GET', '/api/v1/notifications/unread');

export const readNotification = route<{ params: z.infer<typeof schemas.NotificationParams> }, void>(
  'PUT',
  '/api/v1/notifications/:notificationId/read',
);

export const readAllNotifications = route<object, void>('PUT', '/api/v1/notifications/read');

export * from './topics';
export * from './deliveries';
export * from './preferences';
export * from './by-hand';
export * from './whatsapp';
export * from './push';
export * from './announcements';
