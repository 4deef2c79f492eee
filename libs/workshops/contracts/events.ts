import { defineEvent } from '@pijar/shared/contracts';

export interface SessionEvent {
  sessionId: string;
  cohortId: string;
}

export interface HostReminder {
  clinicId: string;
  before: 'day' | 'hour';
  /** The time that it is about. */
  startsAt: string;
}

/** Planned, or moved to another time or place. */
export const sessionPlanned = defineEvent<SessionEvent>('session.planned');
export const sessionCancelled = defineEvent<SessionEvent>('session.cancelled');

/** Open for booking. */
export const clinicPublished = defineEvent<{ clinicId: string }>('clinic.published');
/** Another time or place; `version` tells one move from the next. */
export const clinicMoved = defineEvent<{ clinicId: string; version: number }>('clinic.moved');
export const clinicCancelled = defineEvent<{ clinicId: string }>('clinic.cancelled');
/** A seat or a place in the waiting list that somebody else asked for in her name. */
export const clinicBookedForHer = defineEvent<{ bookingId: string }>('clinic.booked-for-her');
/** From the waiting list to a seat. */
export const clinicSeatGiven = defineEvent<{ bookingId: string }>('clinic.seat-given');
/** One booking; whole clinics have an event of their own. */
export const clinicBookingCancelled = defineEvent<{ bookingId: string }>(
  'clinic.booking-cancelled',
);
/** Her own clinic is a day or an hour away; once each, and again when it has moved. */
export const clinicHostReminder = defineEvent<HostReminder>('clinic.host-reminder');
/** A seat that is a day or an hour away; once each. */
export const clinicReminder = defineEvent<{ bookingId: string; before: 'day' | 'hour' }>(
  'clinic.reminder',
);
