export const MESSAGE_KIND = 'mentoring.message';
export const MESSAGE_SCHEMA = 1;

/** What she wrote to her coach; its entry says when, and under which id the server knows it. */
export interface MessagePayload {
  membershipId: string;
  /** For whom: a coach who comes later does not get it. */
  pairId: string;
  text: string;
}

/** Messages of one conversation keep their order. */
export const messageSubject = (membershipId: string): string => `mentoring/${membershipId}`;
