/** Names of the events of `hearQueue`. */
export const queueEvents = {
  /** It hears from now on; what happened before has to be asked for. No data. */
  ready: 'ready',
  /** Work moved. Data: QueueMoved. */
  moved: 'moved',
  /** Something may have been missed: ask again. No data. */
  missed: 'missed',
  /** Nothing to say, and everything is well. Comes every `beatSeconds`. No data. */
  beat: 'beat',
  /** The last one. Data: QueueStreamEnd. */
  end: 'end',
} as const;

export interface QueueMoved {
  /** Null: too many to name, or not for her to know which. */
  submissionIds: string[] | null;
}

export interface QueueStreamEnd {
  /**
   * `session`: signed out, expired or disabled. `access`: what she may review has changed. `crowded`: she opened too many.
   * `closing`: the server stops.
   */
  reason: 'session' | 'access' | 'crowded' | 'closing';
}

/** Seconds between two beats; a stream that is silent for three times as long is dead. */
export const beatSeconds = 20;
