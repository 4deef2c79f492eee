import { Day, Id, Instant, line, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { AttendanceState, Link, sessionFields, WallTime } from './session.schemas';

/** WIB, WITA, WIT. */
export const ClinicZone = z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']);
export const ClinicAudience = z.enum(['cohorts', 'organisation']);

interface Plan {
  startsAt?: string;
  endsAt?: string;
  place?: string | null;
  link?: string | null;
}
const endsLater = ({ startsAt, endsAt }: Plan) => !startsAt || !endsAt || startsAt < endsAt;
const order = { path: ['endsAt'], error: 'ends-before-start' };
const isSomewhere = ({ place, link }: Plan) => Boolean(place || link);
const somewhere = { path: ['place'], error: 'place-or-link' };

const plan = {
  /** The topic. */
  title: line(120),
  /** The clinic step of the programme that coming counts for; null: no rule counts it. */
  stepId: Id.nullable(),
  /** Only for those who chose this track; null: for everybody of the audience. */
  trackCode: z.string().max(60).nullable(),
  date: z.iso.date(),
  startsAt: WallTime,
  endsAt: WallTime,
  timeZone: ClinicZone,
  place: line(200).nullable(),
  link: Link.nullable(),
  capacity: z.int().min(1).max(500),
  audience: ClinicAudience,
  /** Whoever has completed the programme may come as well. */
  welcomesCompleted: z.boolean().default(false),
};
/** Further cohorts of the organisation; the one it is published in is always among them. Empty for the whole organisation. */
const further = { cohortIds: z.array(Id).max(100) };

/** A new clinic; `id` is made by the client, so that sending it twice publishes one. */
export const ClinicDraft = z
  .strictObject({ id: Id, ...plan, ...further })
  .refine(endsLater, order)
  .refine(isSomewhere, somewhere);
export const ClinicChange = z
  .strictObject({ version: z.int(), ...plan, ...further })
  .refine(endsLater, order)
  .refine(isSomewhere, somewhere);
/** What the form holds: as typed, empty where nothing was chosen. */
export const ClinicForm = z
  .object({
    ...plan,
    stepId: z.literal('').or(Id),
    trackCode: z.string(),
    place: line(200, 0),
    link: z.literal('').or(Link),
    capacity: z.string().regex(/^[1-9]\d{0,2}$/),
    welcomesCompleted: z.boolean(),
  })
  .refine(endsLater, order)
  .refine(isSomewhere, somewhere);
export const ClinicCancel = z.strictObject({ version: z.int(), reason: line(300) });

export const ClinicParams = z.object({ clinicId: Id });
export const BookingParams = z.object({ bookingId: Id });
export const ClinicsQuery = z.strictObject({
  when: z.enum(['upcoming', 'past']).default('upcoming'),
});

const Named = z.object({ id: Id, name: z.string() });

/** What may be chosen for a clinic of one cohort. */
export const ClinicChoices = z.object({
  timeZone: ClinicZone,
  steps: z.array(z.object({ id: Id, title: z.string(), stageTitle: z.string() })),
  tracks: z.array(z.object({ code: z.string(), title: z.string() })),
  /** Running cohorts of the same organisation, this one too. */
  cohorts: z.array(Named),
});

const clinicFields = {
  ...sessionFields,
  hostName: z.string(),
  track: z.object({ code: z.string(), title: z.string() }).nullable(),
  capacity: z.int(),
  booked: z.int(),
  waiting: z.int(),
  cancelReason: z.string().nullable(),
};
export const ClinicView = z.object({
  ...clinicFields,
  cohortName: z.string(),
  timeZone: ClinicZone,
  audience: ClinicAudience,
  cohortIds: z.array(Id),
  welcomesCompleted: z.boolean(),
  version: z.int(),
  /** She may change and cancel it: staff of the cohort that it was published in. */
  canManage: z.boolean(),
});
export const Clinics = z.object({ items: z.array(ClinicView) });

/** Something that the host and an attendee agreed; `id` is made by the client. */
export const AgreedInClinic = z.strictObject({
  id: Id,
  what: line(200),
  dueOn: Day,
  /** Meeting somebody outside: an office, an expert, a buyer. */
  isIntroduction: z.boolean().default(false),
});
/** What came out of it for one attendee; she reads it too. `version`: of the note that stands there, 0 for none. */
export const OutcomeDraft = z.strictObject({
  version: z.int().min(0),
  note: paragraphs(1000, 1),
  actions: z.array(AgreedInClinic).max(5).default([]),
});
export const ClinicOutcome = z.object({
  note: z.string(),
  version: z.int(),
  writtenByName: z.string(),
  writtenAt: Instant,
});
export const OutcomeParams = z.object({ clinicId: Id, membershipId: Id });

export const BookingState = z.enum(['booked', 'waiting', 'cancelled']);
export const BookingRow = z.object({
  bookingId: Id,
  membershipId: Id,
  fullName: z.string(),
  cohortName: z.string(),
  state: BookingState,
  /** In the waiting list, from 1. */
  place: z.int().nullable(),
  /** Who booked, when it was not herself. */
  bookedByName: z.string().nullable(),
  attendance: AttendanceState.nullable(),
  outcome: ClinicOutcome.nullable(),
});
export const ClinicDetail = z.object({
  clinic: ClinicView,
  /** Of the cohorts that the reader sees; of everybody for whoever manages it. */
  bookings: z.array(BookingRow),
  /** Who may come and has not booked, of the cohorts that the reader is staff of. */
  candidates: z.array(z.object({ membershipId: Id, fullName: z.string(), cohortName: z.string() })),
});

/** A booking; `id` is made by the client, so that sending it twice books once. */
export const BookingDraft = z.strictObject({ id: Id, membershipId: Id });
export const BookingCancel = z.strictObject({ reason: line(300, 0).default('') });
export const BookingView = z.object({
  bookingId: Id,
  clinicId: Id,
  membershipId: Id,
  state: BookingState,
  place: z.int().nullable(),
});

/** As a participant sees it: in the clock of her own cohort. */
export const MyClinic = z.object({
  ...clinicFields,
  timeZone: ClinicZone,
  booking: z.object({ id: Id, state: BookingState, place: z.int().nullable() }).nullable(),
  /** It has not begun: it can be booked, and a booking cancelled. */
  isOpen: z.boolean(),
  attendance: AttendanceState.nullable(),
  outcome: ClinicOutcome.nullable(),
  startsAt: Instant,
});
export const MyClinics = z.object({ items: z.array(MyClinic) });
