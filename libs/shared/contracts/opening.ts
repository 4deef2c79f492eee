/** Where a participant's first page asks, in one, for what it would ask for one after the other. `?at=` and the page's path. */
export const openingPath = '/api/v1/opening';

/** What came of it: `answers` by address, and whose they are. Refused ones are left out. */
export interface Opening {
  /** Null: nobody is signed in. */
  personId: string | null;
  answers: Record<string, unknown>;
}
