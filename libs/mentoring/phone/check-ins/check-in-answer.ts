export const CHECK_IN_KIND = 'mentoring.check-in';
export const CHECK_IN_SCHEMA = 1;

/** What she says on her phone of how her business fares; id and time are the entry's. */
export interface SaidOfBusiness {
  sold: 'yes' | 'not_this_week' | 'not_yet';
  /** Null: she would rather not say. */
  income: 'none' | 'low' | 'middle' | 'high' | null;
  help: 'nothing' | 'call' | 'clinic' | 'other';
  note: string;
}

export interface CheckInPayload {
  checkInId: string;
  said: SaidOfBusiness;
  /** What it is called in her list of what is not sent, in the language in which she wrote it. */
  title: string;
}
