// eslint-disable-next-line @nx/enforce-module-boundaries -- the spec's members are made by cohorts
import { CohortsApiModule } from '@pijar/cohorts/api';
import { makeCohort, makeMembership } from '@pijar/cohorts/testing';
import { makeProgramme } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makeOrganisation, makePerson } from '@pijar/identity/testing';
import { nextStepReminder } from '@pijar/learning/contracts';
import { Background, Clock, Outbox } from '@pijar/shared/api';
import { startRedis, startTestApp, until, type TestApp } from '@pijar/shared/testing';
import { NotificationsApiModule } from '../notifications-api.module';
import { startMailbox } from '../testing-mailbox';

/** From the event to the letter box, by the workers themselves. */
async function tellBySchedule(test: TestApp): Promise<void> {
  const clock = test.app.get(Clock, { strict: false });
  // Ten in the morning: nobody's night.
  clock.now = () => new Date('2027-03-01T02:00:00Z');
  const { programmeVersionId, steps } = await makeProgramme(test.db);
  const organisationId = await makeOrganisation(test.db);
  const cohortId = await makeCohort(test.db, organisationId, programmeVersionId);
  const person = await makePerson(test.db, organisationId, ['participant']);
  const membershipId = await makeMembership(test, cohortId, person.personId);
  await test.call({
    ...{ method: 'PATCH', url: '/api/v1/me/notifications', as: person },
    payload: { email: 'siti@example.org' },
  });
  const reminder = {
    membershipId,
    personId: person.personId,
    stepId: steps['l1']!,
    on: '2027-03-01',
  };
  await test.db.transaction((manager) =>
    test.app.get(Outbox, { strict: false }).add(manager, nextStepReminder, reminder),
  );
  const background = test.app.get(Background, { strict: false });
  await background.start();
  await until(async () => {
    const rows = await test.db.query('select from notification_delivery');
    return rows.length === 1;
  });
  clock.now = () => new Date('2027-03-01T02:10:00Z');
}

describe.each(['postgres', 'redis'])('with jobs in %s', (backend) => {
  it('workers send what is due, by a schedule of their own', async () => {
    const mailbox = await startMailbox();
    const redis = backend === 'redis' ? await startRedis() : null;
    const test = await startTestApp([IdentityApiModule, CohortsApiModule, NotificationsApiModule], {
      SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
      MAIL_FROM: 'pijar@example.org',
      ...(redis && { REDIS_URL: redis.url }),
    });
    try {
      await tellBySchedule(test);
      await until(() => mailbox.mails.length === 1, 25);
      expect(mailbox.mails).toMatchObject([{ to: 'siti@example.org' }]);
    } finally {
      await test.close();
      await redis?.stop();
      await mailbox.close();
    }
  }, 60_000);
});
