import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './holiday.schemas';

export type HolidayView = z.infer<typeof schemas.HolidayView>;
export type HolidaysView = z.infer<typeof schemas.HolidaysView>;
export type HolidayInput = z.infer<typeof schemas.HolidayInput>;
type Holidays = z.infer<typeof schemas.HolidaysParams>;
type Holiday = z.infer<typeof schemas.HolidayParams>;

const all = '/api/v1/organisations/:organisationId/holidays';

/** @throws 404 unless the actor is an officer of the organisation, or an admin */
export const listHolidays = route<{ params: Holidays; query: { year: number } }, HolidaysView>(
  'GET',
  all,
);
/** Makes a day a holiday of the organisation, or a national holiday a working day. What was promised before stays. */
export const setHoliday = route<{ params: Holiday; body: HolidayInput }, HolidaysView>(
  'PUT',
  `${all}/:day`,
);
/** The day is again what it is without the organisation's word. */
export const clearHoliday = route<{ params: Holiday }, HolidaysView>('DELETE', `${all}/:day`);
