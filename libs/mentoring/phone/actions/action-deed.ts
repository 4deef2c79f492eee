export const ACTION_KIND = 'mentoring.action';
export const ACTION_SCHEMA = 1;

/** What she says on her phone of an agreement; id and time are the entry's. */
export type SaidOfAction =
  | { kind: 'done' | 'not_done' | 'open'; note: string }
  | { kind: 'date'; dueOn: string; note: string };

export interface ActionPayload {
  actionId: string;
  said: SaidOfAction;
  /** What was agreed, for her own list of what is not sent. */
  what: string;
}
