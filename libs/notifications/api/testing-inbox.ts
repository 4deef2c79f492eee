// eslint-disable-next-line @nx/enforce-module-boundaries -- the spec's members are made by cohorts
import { CohortsApiModule } from '@pijar/cohorts/api';
import { addStaff, makeCohort, makeMembership } from '@pijar/cohorts/testing';
import { makeProgramme, type TestProgramme } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makeOrganisation, makePerson, type TestPerson } from '@pijar/identity/testing';
import type { NotificationView } from '@pijar/notifications/contracts';
import { newId, Outbox } from '@pijar/shared/api';
import type { EventToken, Page } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { submissionReturned } from '@pijar/submissions/contracts';
import { NotificationsApiModule } from './notifications-api.module';

export let test: TestApp;
export let programme: TestProgramme;
export let organisationId: string;
export let cohortId: string;
export let coach: TestPerson;

/**
 * A cohort with a coach, in an app that notifies. Call it once in a spec file, before its tests.
 * @param environment settings of the app, e.g. of a channel
 */
export function useInbox(environment?: () => Promise<Record<string, string>>): void {
  beforeAll(async () => {
    test = await startTestApp(
      [IdentityApiModule, CohortsApiModule, NotificationsApiModule],
      await environment?.(),
    );
    programme = await makeProgramme(test.db);
    organisationId = await makeOrganisation(test.db);
    cohortId = await makeCohort(test.db, organisationId, programme.programmeVersionId);
    coach = await makePerson(test.db, organisationId, ['facilitator']);
    await addStaff(test.db, cohortId, coach.personId);
  });
  afterAll(() => test.close());
}

export async function newParticipant(): Promise<TestPerson & { membershipId: string }> {
  const person = await makePerson(test.db, organisationId, ['participant']);
  return { ...person, membershipId: await makeMembership(test, cohortId, person.personId) };
}

export const happens = <T extends object>(event: EventToken<T>, payload: T) =>
  test.db.transaction((manager) =>
    test.app.get(Outbox, { strict: false }).add(manager, event, payload),
  );

export const inbox = async (as: TestPerson, query = '') =>
  (await test.call({ method: 'GET', url: `/api/v1/notifications${query}`, as })).json<
    Page<NotificationView>
  >();
export const unread = async (as: TestPerson) =>
  (await test.call({ method: 'GET', url: '/api/v1/notifications/unread', as })).json<{
    count: number;
  }>().count;

export async function answeredWork(membershipId: string, event: typeof submissionReturned) {
  const submissionId = newId();
  await test.db.query(
    `insert into submission (id, membership_id, cohort_id, step_id, state)
     values ($1, $2, $3, $4, 'returned')`,
    [submissionId, membershipId, cohortId, programme.steps['a1']],
  );
  const answered = {
    submissionId,
    attemptId: newId(),
    membershipId,
    reviewerId: coach.personId,
  };
  await happens(event, answered);
  return answered;
}

export async function planSession(
  startsIn: string,
  more: { stepId?: string } = {},
): Promise<string> {
  const sessionId = newId();
  await test.db.query(
    `insert into planned_session (id, cohort_id, step_id, title, starts_at, ends_at, place, created_by)
     values ($1, $2, $3, 'Hari pertama', now() + $4::interval, now() + $4::interval + interval '6 hours',
             'Balai Desa', $5)`,
    [sessionId, cohortId, more.stepId ?? null, startsIn, coach.personId],
  );
  return sessionId;
}
