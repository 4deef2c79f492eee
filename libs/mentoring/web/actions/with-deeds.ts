import type { ActionView } from '@pijar/mentoring/contracts';
import type { ActionPayload } from '@pijar/mentoring/phone';

/** What was said on this phone, in its order. */
export interface Told extends ActionPayload {
  /** Of the deed. */
  id: string;
  /** The server does not have it. */
  isOnPhone: boolean;
}
export type ShownAction = ActionView & { isOnPhone: boolean };

/** An agreement as she left it on this phone: what the server has not heard, or has not answered with, counts already. */
export function withDeeds(action: ActionView, told: readonly Told[]): ShownAction {
  const known = new Set(action.changes.map(({ id }) => id));
  const news = told.filter(({ actionId, id }) => actionId === action.id && !known.has(id));
  const shown = news.reduce((before, { said }): ActionView => {
    if (said.kind === 'date') return { ...before, dueOn: said.dueOn };
    const note = said.note || (said.kind === before.state ? before.note : null);
    return { ...before, state: said.kind, note };
  }, action);
  return { ...shown, isOnPhone: news.some(({ isOnPhone }) => isOnPhone) };
}
