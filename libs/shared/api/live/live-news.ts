/** The channel on which the tables tell; see the migration `live-news`. */
export const liveChannel = 'pijar_live';

/** What the tables tell after a commit, by kind. Ids only: whoever listens to the database learns nothing of anybody. */
export interface LiveNews {
  /** Work moved in the queue of a cohort; null instead of ids: too much of it to name. */
  queue: {
    kind: 'queue';
    cohortId: string;
    organisationId: string;
    submissionIds: string[] | null;
  };
  /** What a person may see, or whether she is signed in, may have changed. */
  access: { kind: 'access'; personId: string };
}
