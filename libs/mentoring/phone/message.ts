export const MESSAGE_KIND = 'mentoring.message';
export const MESSAGE_SCHEMA = 2;

/** What she wrote to her coach; its entry says when, and under which id the server knows it. */
export interface MessagePayload {
  membershipId: string;
  /** For whom: a coach who comes later does not get it. */
  pairId: string;
  /** Empty where files say it all. */
  text: string;
  /** Files on this phone that go with it, in her order: photos, or one voice note. */
  itemIds: string[];
}

/** Messages of one conversation keep their order. */
export const messageSubject = (membershipId: string): string => `mentoring/${membershipId}`;
