import { Id, Instant, line } from '@pijar/shared/schemas';
import * as z from 'zod';

/** Did she sell in the last seven days? `not_yet`: she has never sold. */
export const Sold = z.enum(['yes', 'not_this_week', 'not_yet']);
/** What came in during these days: nothing; below Rp250,000; up to Rp1,000,000; more. No exact figure is asked. */
export const Income = z.enum(['none', 'low', 'middle', 'high']);
export const HelpWanted = z.enum(['nothing', 'call', 'clinic', 'other']);

export const CheckInParams = z.object({ checkInId: Id });
/** `id` is made by the phone. */
export const CheckInAnswer = z.strictObject({
  id: Id,
  deviceAt: Instant,
  sold: Sold,
  /** Null: she would rather not say. */
  income: Income.nullable(),
  help: HelpWanted,
  note: line(140, 0).default(''),
});

/** What she told her coach, who writes it down for her. `id` is made by the coach's browser. */
export const CheckInEntry = CheckInAnswer.omit({ deviceAt: true });

export const CheckInView = z.object({
  id: Id,
  /** A day in her cohort's zone. */
  dueOn: z.iso.date(),
  answer: z
    .object({
      /** As her phone made it. */
      id: Id,
      at: Instant,
      sold: Sold,
      income: Income.nullable(),
      help: HelpWanted,
      note: z.string().nullable(),
      /** Name of the coach who wrote it down for her; null where she answered herself. */
      enteredBy: z.string().nullable(),
    })
    .nullable(),
});
/** What a coach may write down for somebody who has not answered; null: nothing. */
export const DueCheckIn = z.object({ due: CheckInView.pick({ id: true, dueOn: true }).nullable() });
export const HerCheckIns = z.object({
  /** `none`: her programme is not finished; `ended`: she was asked for the last time. */
  state: z.enum(['none', 'running', 'stopped', 'ended']),
  /** What may be answered now. */
  due: CheckInView.nullable(),
  /** When she is asked next. */
  nextOn: z.iso.date().nullable(),
  /** What she answered, the last first. At most 12. */
  answered: z.array(CheckInView),
});
export const CheckInWish = z.strictObject({ isWanted: z.boolean() });

const Weeks = z.int().min(0).max(26);
const Months = z.int().min(0).max(36);
export const CheckInRhythm = z.object({
  /** Once a week for so many weeks, */
  weeks: Weeks,
  /** then once a month for so many months. */
  months: Months,
  organisationName: z.string(),
});
export const CheckInRhythmBody = z.strictObject({ weeks: Weeks, months: Months });
