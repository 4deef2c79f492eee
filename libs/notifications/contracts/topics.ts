import type * as z from 'zod';
import type * as schemas from './schemas';

export type Channel = z.infer<typeof schemas.Channel>;
export type Topic = z.infer<typeof schemas.Topic>;
type Kind = z.infer<typeof schemas.NotificationKind>;

/** What leaves the product; the inbox inside it always has everything. */
export const channels = ['push', 'email', 'whatsapp'] as const;

/** What people switch on and off: kinds of messages that belong together. */
export const topics = [
  'messages',
  'work',
  'progress',
  'sessions',
  'reminders',
  'announcements',
  'desk',
] as const;

/** A kind that is not named here goes with `desk`, which only staff get. */
const topicOfKind: Partial<Record<Kind, Topic>> = {
  submission_returned: 'work',
  submission_accepted: 'work',
  submission_entered: 'work',
  feedback_corrected: 'work',
  acceptance_reversed: 'work',
  stage_completed: 'progress',
  certificate_issued: 'progress',
  programme_updated: 'progress',
  session_planned: 'sessions',
  session_moved: 'sessions',
  session_cancelled: 'sessions',
  clinic_published: 'sessions',
  clinic_moved: 'sessions',
  clinic_cancelled: 'sessions',
  clinic_booked: 'sessions',
  clinic_waiting: 'sessions',
  clinic_seat_given: 'sessions',
  clinic_seat_lost: 'sessions',
  clinic_given_back: 'sessions',
  clinic_host_day: 'sessions',
  clinic_host_hour: 'sessions',
  clinic_in_a_day: 'reminders',
  clinic_in_a_hour: 'reminders',
  next_step: 'reminders',
  message_from_coach: 'messages',
  message_from_participant: 'messages',
  coach_given: 'messages',
  people_given: 'messages',
  person_taken: 'messages',
  check_in_asked: 'reminders',
  action_agreed: 'messages',
  actions_due: 'reminders',
  action_done: 'messages',
  announcement: 'announcements',
};

/** Good to know, and no reason to disturb anybody: these stay in the inbox. */
const inboxOnly: readonly Kind[] = ['action_done'];
export const staysInside = (kind: Kind): boolean => inboxOnly.includes(kind);

export const topicOf = (kind: Kind): Topic => topicOfKind[kind] ?? 'desk';

/**
 * How it is until somebody changes it. Push and e-mail are chosen by giving a phone's leave or an address, so everything comes.
 * WhatsApp may be sent by somebody's hand: only what a person would be sorry to miss.
 */
export function isOnAtFirst(topic: Topic, channel: Channel): boolean {
  return channel !== 'whatsapp' || ['work', 'sessions', 'announcements'].includes(topic);
}

const ofParticipants: Topic[] = [
  'messages',
  'work',
  'progress',
  'sessions',
  'reminders',
  'announcements',
];
const ofStaff: Topic[] = ['messages', 'sessions', 'announcements', 'desk'];

/** What somebody with these roles may be told at all, in the order in which it is shown. */
export function topicsFor(roles: readonly string[]): Topic[] {
  const mine = new Set([
    ...(roles.includes('participant') ? ofParticipants : []),
    ...(roles.some((role) => role !== 'participant') ? ofStaff : []),
  ]);
  return topics.filter((topic) => mine.has(topic));
}
