import { defineEvent } from '@pijar/shared/contracts';

export interface SessionEvent {
  sessionId: string;
  cohortId: string;
}

/** Planned, or moved to another time or place. */
export const sessionPlanned = defineEvent<SessionEvent>('session.planned');
export const sessionCancelled = defineEvent<SessionEvent>('session.cancelled');
