import type { ActionView } from '@pijar/mentoring/contracts';

const DAY = 24 * 3600 * 1000;

/** Calendar days from today, on the wall of that zone, until `day`; negative once it is over. */
export function daysUntil(day: string, now: number, timeZone: string): number {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY);
}

/** A key below `mentoringActions.due` with what it speaks of. */
export function dueOf(
  { dueOn }: Pick<ActionView, 'dueOn'>,
  now: number,
  timeZone: string,
): { key: 'late' | 'today' | 'tomorrow' | 'until'; days: number } {
  const left = daysUntil(dueOn, now, timeZone);
  const key = left < 0 ? 'late' : left === 0 ? 'today' : left === 1 ? 'tomorrow' : 'until';
  return { key, days: Math.abs(left) };
}
