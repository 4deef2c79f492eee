import { Id, Instant, pageOf, PageQuery } from '@pijar/shared/schemas';
import * as z from 'zod';

export * from './announcements.schemas';
export * from './by-hand.schemas';
export * from './channels.schemas';
export * from './deliveries.schemas';
export * from './preferences.schemas';
export * from './push.schemas';
export * from './whatsapp.schemas';

export const notificationKinds = [
  'submission_returned',
  'submission_accepted',
  'submission_entered',
  'submission_disowned',
  'feedback_corrected',
  'acceptance_reversed',
  'acceptance_reversed_coach',
  'safeguarding_waits',
  'stage_completed',
  'certificate_issued',
  'session_planned',
  'session_moved',
  'session_cancelled',
  'next_step',
  'programme_updated',
  'announcement',
  'review_given',
  'review_taken',
  'reply_nearing',
  'replies_late',
  'replies_overdue',
  'clinic_published',
  'clinic_moved',
  'clinic_cancelled',
  'clinic_booked',
  'clinic_waiting',
  'clinic_seat_given',
  'clinic_seat_lost',
  'clinic_given_back',
  'clinic_in_a_day',
  'clinic_in_a_hour',
  'message_from_coach',
  'message_from_participant',
  'coach_given',
  'people_given',
  'person_taken',
  'clinic_host_day',
  'clinic_host_hour',
  'check_in_asked',
  'action_agreed',
  'actions_due',
  'action_done',
] as const;
export const NotificationKind = z.enum(notificationKinds);

/** What the words are made of; which are given depends on the kind. No personal words. */
export const NotificationDetails = z.object({
  /** Of a step, stage, certificate, session or cohort. */
  title: z.string().optional(),
  /** The stage that opened; absent after the last one. */
  nextTitle: z.string().optional(),
  /** What somebody announced, in that person's own words. */
  text: z.string().optional(),
  startsAt: Instant.optional(),
  /** IANA zone of the cohort: when it starts is said in it. */
  timeZone: z.string().optional(),
  place: z.string().optional(),
  /** How many pieces of work it is about. */
  count: z.int().optional(),
  /** Number of the programme version that she goes on with. */
  version: z.int().optional(),
  /** Titles of modules that it has and the one before had not, in order; absent when there are none. */
  added: z.array(z.string()).optional(),
});

export const NotificationParams = z.object({ notificationId: Id });
export const InboxQuery = PageQuery;
export const NotificationView = z.object({
  notificationId: Id,
  kind: NotificationKind,
  details: NotificationDetails,
  /** Path inside the product. */
  link: z.string().nullable(),
  createdAt: Instant,
  isRead: z.boolean(),
});
export const Inbox = pageOf(NotificationView);

/** Most that is counted; more is said as "99+". */
export const unreadLimit = 100;
export const UnreadCount = z.object({ count: z.int().min(0).max(unreadLimit) });
