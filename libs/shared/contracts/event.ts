/** Names something that happened, and what is told about it: ids and states, never personal words. */
export interface EventToken<T extends object> {
  /** `<noun>.<verb in the past>`, e.g. `stage.completed`. */
  readonly type: string;
  /** Never set; carries the type of the payload. */
  readonly _payload?: T;
}

/** Declares an event in a context's contracts, e.g. `export const stageCompleted = defineEvent<{…}>('stage.completed')`. */
export function defineEvent<T extends object>(type: string): EventToken<T> {
  return { type };
}
