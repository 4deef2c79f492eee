import { Day, Id, line } from '@pijar/shared/schemas';
import * as z from 'zod';

export const HolidaysParams = z.strictObject({ organisationId: Id });
export const HolidayParams = z.strictObject({ organisationId: Id, day: Day });
export const HolidaysQuery = z.strictObject({ year: z.coerce.number().int().min(2020).max(2100) });

/** national and joint_leave (cuti bersama) come with the product; own is what the organisation added. */
export const HolidayKind = z.enum(['national', 'joint_leave', 'own']);

export const HolidayView = z.object({
  day: Day,
  name: z.string(),
  kind: HolidayKind,
  /** False: the organisation works on it all the same. */
  isOff: z.boolean(),
});
export const HolidaysView = z.object({
  organisation: z.object({ id: Id, name: z.string() }),
  year: z.int(),
  items: z.array(HolidayView),
});

/** What the organisation says of a day. */
export const HolidayInput = z.strictObject({ name: line(120), isOff: z.boolean() });
