// eslint-disable-next-line @nx/enforce-module-boundaries -- the spec's members are made by cohorts
import { CohortsApiModule } from '@pijar/cohorts/api';
import { makeCohort, makeMembership } from '@pijar/cohorts/testing';
import { makeProgramme } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makeOrganisation, makePerson } from '@pijar/identity/testing';
// eslint-disable-next-line @nx/enforce-module-boundaries -- from its schedule to the inbox
import { ActionReminders, CheckInAsking, MentoringApiModule } from '@pijar/mentoring/api';
import { Background, Clock, newId } from '@pijar/shared/api';
import { startRedis, startTestApp, until, type TestApp } from '@pijar/shared/testing';
import { NotificationsApiModule } from './notifications-api.module';

// Five in the afternoon in Makassar.
const now = '2027-03-10T17:00:00+08:00';
const contexts = [IdentityApiModule, CohortsApiModule, MentoringApiModule, NotificationsApiModule];

/** Somebody who finished a week ago, with something agreed for tomorrow and something late. */
async function makeHer({ app, db }: TestApp): Promise<string> {
  const { programmeVersionId } = await makeProgramme(db);
  const organisationId = await makeOrganisation(db);
  const cohortId = await makeCohort(db, organisationId, programmeVersionId);
  const { personId } = await makePerson(db, organisationId, ['participant']);
  const membershipId = await makeMembership({ app, db } as TestApp, cohortId, personId);
  await db.query(`update membership set state = 'completed' where id = $1`, [membershipId]);
  await db.query(
    `insert into check_in_plan (membership_id, started_on, weeks, months, next_number, next_on)
     values ($1, '2027-03-03', 4, 11, 1, '2027-03-10')`,
    [membershipId],
  );
  for (const dueOn of ['2027-03-11', '2027-03-09']) {
    await db.query(
      `insert into agreed_action (id, membership_id, what, due_on, made_by, made_at)
       values ($1, $2, 'Foto ulang', $3, $4, now())`,
      [newId(), membershipId, dueOn, personId],
    );
  }
  return personId;
}

/** One process at work at five in the afternoon. `ran` counts how often its jobs were done. */
async function startProcess(environment: Record<string, string>) {
  const test = await startTestApp(contexts, environment);
  test.app.get(Clock, { strict: false }).now = () => new Date(now);
  const runs = [
    jest.spyOn(test.app.get(ActionReminders, { strict: false }), 'remind'),
    jest.spyOn(test.app.get(CheckInAsking, { strict: false }), 'ask'),
  ];
  const ran = () => Math.min(...runs.map(({ mock }) => mock.results.length));
  return { ...test, ran, start: () => test.app.get(Background, { strict: false }).start() };
}

describe.each(['postgres', 'redis'])('with jobs in %s', (backend) => {
  it('workers ask and remind once, also when another one is started in the same hour', async () => {
    const redis = backend === 'redis' ? await startRedis() : null;
    const settings: Record<string, string> = redis ? { REDIS_URL: redis.url } : {};
    const first = await startProcess(settings);
    const second = await startProcess({ ...settings, DATABASE_URL: first.databaseUrl });
    try {
      const personId = await makeHer(first);
      const told = async () =>
        (await first.db.query(
          'select kind, details from notification where person_id = $1 order by kind',
          [personId],
        )) as object[];
      await first.start();
      await until(async () => (await told()).length === 2, 25);
      const before = first.ran();
      await second.start();
      await until(() => first.ran() + second.ran() > before, 25);
      await until(async () => {
        const waiting = await first.db.query('select from outbox_event where relayed_at is null');
        return waiting.length === 0;
      }, 25);
      const events = await first.db.query('select type from outbox_event order by type');
      expect(events).toEqual([{ type: 'actions.due' }, { type: 'checkin.asked' }]);
      expect(await told()).toEqual([
        { kind: 'actions_due', details: { count: 2 } },
        { kind: 'check_in_asked', details: {} },
      ]);
    } finally {
      await second.close();
      await first.close();
      await redis?.stop();
    }
  }, 60_000);
});
