import { keptRoute, route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './clinic.schemas';
import type { CohortParams, MembershipParams } from './session.schemas';

export type ClinicZone = z.infer<typeof schemas.ClinicZone>;
export type ClinicDraft = z.infer<typeof schemas.ClinicDraft>;
export type ClinicChange = z.infer<typeof schemas.ClinicChange>;
export type ClinicForm = z.input<typeof schemas.ClinicForm>;
export type ClinicCancel = z.infer<typeof schemas.ClinicCancel>;
export type ClinicChoices = z.infer<typeof schemas.ClinicChoices>;
export type ClinicsQuery = z.infer<typeof schemas.ClinicsQuery>;
export type ClinicView = z.infer<typeof schemas.ClinicView>;
export type Clinics = z.infer<typeof schemas.Clinics>;
export type ClinicDetail = z.infer<typeof schemas.ClinicDetail>;
export type BookingRow = z.infer<typeof schemas.BookingRow>;
export type BookingDraft = z.infer<typeof schemas.BookingDraft>;
export type BookingView = z.infer<typeof schemas.BookingView>;
export type MyClinic = z.infer<typeof schemas.MyClinic>;
export type MyClinics = z.infer<typeof schemas.MyClinics>;
export type AgreedInClinic = z.output<typeof schemas.AgreedInClinic>;
export type OutcomeDraft = z.output<typeof schemas.OutcomeDraft>;
export type ClinicOutcome = z.infer<typeof schemas.ClinicOutcome>;
type ClinicParams = z.infer<typeof schemas.ClinicParams>;
type BookingParams = z.infer<typeof schemas.BookingParams>;
type InCohort = z.infer<typeof CohortParams>;
type OfMembership = z.infer<typeof MembershipParams>;

const one = '/api/v1/clinics/:clinicId';

export const showClinicChoices = route<{ params: InCohort }, ClinicChoices>(
  'GET',
  '/api/v1/cohorts/:cohortId/clinic-choices',
);
export const publishClinic = route<{ params: InCohort; body: ClinicDraft }, ClinicView>(
  'POST',
  '/api/v1/cohorts/:cohortId/clinics',
);
/** Those that the people of her cohorts may come to. */
export const listClinics = route<{ query: Partial<ClinicsQuery> }, Clinics>(
  'GET',
  '/api/v1/clinics',
);
export const showClinic = route<{ params: ClinicParams }, ClinicDetail>('GET', one);
export const changeClinic = route<{ params: ClinicParams; body: ClinicChange }, ClinicView>(
  'PUT',
  one,
);
export const cancelClinic = route<{ params: ClinicParams; body: ClinicCancel }, ClinicView>(
  'POST',
  `${one}/cancel`,
);
/** Takes a seat, or a place in the waiting list when none is free. */
export const bookClinic = route<{ params: ClinicParams; body: BookingDraft }, BookingView>(
  'POST',
  `${one}/bookings`,
);
export const cancelBooking = route<
  { params: BookingParams; body: z.input<typeof schemas.BookingCancel> },
  BookingView
>('POST', '/api/v1/clinic-bookings/:bookingId/cancel');
/** What the host notes about one attendee, and what they agreed. The same again changes nothing. */
export const writeOutcome = route<
  { params: z.infer<typeof schemas.OutcomeParams>; body: z.input<typeof schemas.OutcomeDraft> },
  ClinicOutcome
>('PUT', `${one}/outcomes/:membershipId`);
/** Clinics that she may come to, and those that she booked. */
export const listMyClinics = keptRoute<{ params: OfMembership }, MyClinics>(
  '/api/v1/memberships/:membershipId/clinics',
);
/** Calendar files. */
export const bookingCalendar = route<{ params: BookingParams }, void>(
  'GET',
  '/api/v1/clinic-bookings/:bookingId/calendar',
);
export const clinicCalendar = route<{ params: ClinicParams }, void>('GET', `${one}/calendar`);
