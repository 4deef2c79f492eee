import { Id, Instant, line, PageQuery, pageOf } from '@pijar/shared/schemas';
import * as z from 'zod';

/** Time of day in the cohort's zone, `HH:mm`. */
export const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const Link = z.url({ protocol: /^https$/ }).max(500);

const when = { date: z.iso.date(), startsAt: WallTime, endsAt: WallTime };
const where = { place: line(200).nullable(), link: Link.nullable() };
const endsLater = (plan: { startsAt?: string; endsAt?: string }) =>
  !plan.startsAt || !plan.endsAt || plan.startsAt < plan.endsAt;
const order = { path: ['endsAt'], error: 'ends-before-start' };

export const AttendanceState = z.enum(['present', 'late', 'absent', 'excused']);
export const AttendanceMethod = z.enum(['list', 'qr', 'paper']);

/** A new session; `id` is made by the client, so that sending it twice plans one. */
export const SessionDraft = z
  .strictObject({
    id: Id,
    /** The curriculum's step that it fulfils; null for an extra meeting that no rule counts. */
    stepId: Id.nullable(),
    title: line(120),
    ...when,
    ...where,
  })
  .refine(endsLater, order);

/** What the form holds: as typed, empty where nothing was chosen. */
export const SessionForm = z
  .object({
    stepId: z.literal('').or(Id),
    title: line(120),
    ...when,
    place: line(200, 0),
    link: z.literal('').or(Link),
  })
  .refine(endsLater, order);

export const SessionChange = z
  .strictObject({
    version: z.int(),
    stepId: Id.nullable(),
    title: line(120),
    ...when,
    ...where,
  })
  .refine(endsLater, order);

export const SessionCancel = z.strictObject({ version: z.int() });

export const CohortParams = z.object({ cohortId: Id });
export const SessionParams = z.object({ sessionId: Id });
export const MembershipParams = z.object({ membershipId: Id });

export const AttendanceCounts = z.object({
  present: z.int(),
  late: z.int(),
  absent: z.int(),
  excused: z.int(),
  unmarked: z.int(),
});

export const sessionFields = {
  id: Id,
  cohortId: Id,
  title: z.string(),
  step: z.object({ id: Id, code: z.string(), title: z.string(), kind: z.string() }).nullable(),
  startsAt: Instant,
  endsAt: Instant,
  /** As the clock on the wall of the cohort says. */
  date: z.iso.date(),
  startTime: WallTime,
  endTime: WallTime,
  timeZone: z.string(),
  place: z.string().nullable(),
  link: z.string().nullable(),
  isCancelled: z.boolean(),
  /** A clinic that people book: it has pages of its own. */
  isClinic: z.boolean(),
};

export const SessionView = z.object({
  ...sessionFields,
  version: z.int(),
  attendance: AttendanceCounts,
});
export const SessionsPage = pageOf(SessionView);
export const SessionsQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** The planned days and clinics of the programme, and whether one is on the calendar. */
export const SessionSteps = z.object({
  items: z.array(
    z.object({
      id: Id,
      code: z.string(),
      title: z.string(),
      kind: z.enum(['session', 'clinic']),
      stageTitle: z.string(),
      minutes: z.int(),
      plannedCount: z.int(),
    }),
  ),
});

export const AttendanceRow = z.object({
  membershipId: Id,
  fullName: z.string(),
  participantNumber: z.string().nullable(),
  membershipState: z.string(),
  state: AttendanceState.nullable(),
  method: AttendanceMethod.nullable(),
  markedAt: Instant.nullable(),
  markedByName: z.string().nullable(),
});
export const AttendanceList = z.object({
  session: SessionView,
  rows: z.array(AttendanceRow),
});

export const AttendanceBody = z.strictObject({
  marks: z
    .array(
      z.strictObject({
        membershipId: Id,
        /** Null takes a mark back. */
        state: AttendanceState.nullable(),
        method: AttendanceMethod.default('list'),
      }),
    )
    .min(1)
    .max(500)
    .refine((marks) => new Set(marks.map((mark) => mark.membershipId)).size === marks.length, {
      error: 'twice-in-list',
    }),
});
export const AttendanceAnswer = AttendanceList.extend({
  /** How many marks were new or other than before. */
  changed: z.int(),
  /** Whose completed stage rests on an attendance that was taken back: it stays completed. */
  stageStays: z.array(z.object({ membershipId: Id, fullName: z.string(), stageTitle: z.string() })),
});

export const MySession = z.object({
  ...sessionFields,
  attendance: AttendanceState.nullable(),
});
export const MySessionsQuery = z.strictObject({
  when: z.enum(['upcoming', 'past', 'all']).default('upcoming'),
});
export const MySessions = z.object({ items: z.array(MySession) });
