// eslint-disable-next-line @nx/enforce-module-boundaries -- the spec's members are made by cohorts
import { CohortsApiModule } from '@pijar/cohorts/api';
import { addStaff, makeCohort } from '@pijar/cohorts/testing';
import { makeProgramme } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import type { Role } from '@pijar/identity/contracts';
import { makeOrganisation, makePerson, type TestPerson } from '@pijar/identity/testing';
import type { NotificationView } from '@pijar/notifications/contracts';
import { newId, Outbox } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { deliverEvents, startTestApp, type TestApp } from '@pijar/shared/testing';
import { sessionPlanned } from '@pijar/workshops/contracts';
import { NotificationsApiModule } from '../notifications-api.module';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp([IdentityApiModule, CohortsApiModule, NotificationsApiModule]);
});
afterAll(() => test.close());

const linkOf = async (as: TestPerson) => {
  const answer = await test.call({ url: '/api/v1/notifications', as });
  return answer.json<Page<NotificationView>>().items[0]!.link;
};

it('a planned session leads each of the staff to a page that her role opens', async () => {
  const { programmeVersionId } = await makeProgramme(test.db);
  const organisationId = await makeOrganisation(test.db);
  const cohortId = await makeCohort(test.db, organisationId, programmeVersionId);
  const staff = (...roles: Role[]) => makePerson(test.db, organisationId, roles);
  const [coach, both, officer] = [
    await staff('facilitator'),
    await staff('officer', 'facilitator'),
    await staff('officer'),
  ];
  for (const { personId } of [coach, both, officer]) await addStaff(test.db, cohortId, personId);
  const sessionId = newId();
  await test.db.query(
    `insert into planned_session (id, cohort_id, title, starts_at, ends_at, place, created_by)
     values ($1, $2, 'Hari pertama', now() + interval '2 days', now() + interval '3 days',
             'Balai Desa', $3)`,
    [sessionId, cohortId, coach.personId],
  );
  await test.db.transaction((manager) =>
    test.app.get(Outbox, { strict: false }).add(manager, sessionPlanned, { sessionId, cohortId }),
  );
  await deliverEvents(test);
  expect(await linkOf(coach)).toBe('/pendamping/hari');
  expect(await linkOf(both)).toBe('/pendamping/hari');
  expect(await linkOf(officer)).toBe(`/petugas/angkatan/${cohortId}/hari`);
});
