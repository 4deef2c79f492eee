import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './session.schemas';

export type AttendanceState = z.infer<typeof schemas.AttendanceState>;
export type AttendanceMethod = z.infer<typeof schemas.AttendanceMethod>;
export type AttendanceCounts = z.infer<typeof schemas.AttendanceCounts>;
export type SessionDraft = z.infer<typeof schemas.SessionDraft>;
export type SessionForm = z.input<typeof schemas.SessionForm>;
export type SessionChange = z.infer<typeof schemas.SessionChange>;
export type SessionCancel = z.infer<typeof schemas.SessionCancel>;
export type SessionView = z.infer<typeof schemas.SessionView>;
export type SessionsPage = z.infer<typeof schemas.SessionsPage>;
export type SessionsQuery = z.infer<typeof schemas.SessionsQuery>;
export type SessionSteps = z.infer<typeof schemas.SessionSteps>;
export type AttendanceRow = z.infer<typeof schemas.AttendanceRow>;
export type AttendanceList = z.infer<typeof schemas.AttendanceList>;
export type AttendanceBody = z.input<typeof schemas.AttendanceBody>;
export type AttendanceAnswer = z.infer<typeof schemas.AttendanceAnswer>;
export type MySession = z.infer<typeof schemas.MySession>;
export type MySessions = z.infer<typeof schemas.MySessions>;
export type MySessionsQuery = z.infer<typeof schemas.MySessionsQuery>;
type CohortParams = z.infer<typeof schemas.CohortParams>;
type SessionParams = z.infer<typeof schemas.SessionParams>;
type MembershipParams = z.infer<typeof schemas.MembershipParams>;

const cohort = '/api/v1/cohorts/:cohortId';
const one = '/api/v1/sessions/:sessionId';

export const listSessions = route<
  { params: CohortParams; query: Partial<SessionsQuery> },
  SessionsPage
>('GET', `${cohort}/sessions`);
export const listSessionSteps = route<{ params: CohortParams }, SessionSteps>(
  'GET',
  `${cohort}/session-steps`,
);
export const planSession = route<{ params: CohortParams; body: SessionDraft }, SessionView>(
  'POST',
  `${cohort}/sessions`,
);
export const showSession = route<{ params: SessionParams }, SessionView>('GET', one);
export const changeSession = route<{ params: SessionParams; body: SessionChange }, SessionView>(
  'PUT',
  one,
);
export const cancelSession = route<{ params: SessionParams; body: SessionCancel }, SessionView>(
  'POST',
  `${one}/cancel`,
);
export const showAttendance = route<{ params: SessionParams }, AttendanceList>(
  'GET',
  `${one}/attendance`,
);
/** Sending the same marks again changes nothing. */
export const markAttendance = route<
  { params: SessionParams; body: AttendanceBody },
  AttendanceAnswer
>('PUT', `${one}/attendance`);
export const listMySessions = route<
  { params: MembershipParams; query: Partial<MySessionsQuery> },
  MySessions
>('GET', '/api/v1/memberships/:membershipId/sessions');
