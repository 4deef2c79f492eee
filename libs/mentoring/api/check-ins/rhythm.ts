import { DateTime } from 'luxon';

export interface Rhythm {
  /** Asked once a week for so many weeks, */
  weeks: number;
  /** then once a month for so many months. */
  months: number;
}

/** One time of asking. */
export interface Asking {
  /** From 1. */
  number: number;
  /** `YYYY-MM-DD` */
  on: string;
}

/** Weeks count from the day on which she finished, months from the last week; the 31st is the month's last day where it is shorter. */
function askingOf(startedOn: string, { weeks }: Rhythm, number: number): Asking {
  const start = DateTime.fromISO(startedOn, { zone: 'utc' });
  const monthly = Math.max(number - weeks, 0);
  const on = start.plus({ weeks: Math.min(number, weeks) }).plus({ months: monthly });
  return { number, on: on.toISODate()! };
}

function askings(startedOn: string, rhythm: Rhythm): Asking[] {
  const length = rhythm.weeks + rhythm.months;
  return Array.from({ length }, (_, index) => askingOf(startedOn, rhythm, index + 1));
}

/** The first asking after a day; null when there is none left. */
export const nextAsking = (startedOn: string, rhythm: Rhythm, after: string): Asking | null =>
  askings(startedOn, rhythm).find(({ on }) => on > after) ?? null;

/** The last asking up to and with a day: of several that were missed only this one is made up for. */
export const askingDue = (startedOn: string, rhythm: Rhythm, today: string): Asking | null =>
  askings(startedOn, rhythm).findLast(({ on }) => on <= today) ?? null;
