import { CohortsApiModule } from '@pijar/cohorts/api';
import { makeCohort, makeMembership } from '@pijar/cohorts/testing';
import { makeProgramme, type TestProgramme } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makeOrganisation, makePerson } from '@pijar/identity/testing';
import { Background, Clock } from '@pijar/shared/api';
import { startTestApp, until, type TestApp } from '@pijar/shared/testing';
import { LearningApiModule } from '../learning-api.module';
import { DailyReminders } from './daily-reminders';

let test: TestApp;
let programme: TestProgramme;
let organisationId: string;
let cohortId: string;

beforeAll(async () => {
  test = await startTestApp([IdentityApiModule, CohortsApiModule, LearningApiModule]);
  programme = await makeProgramme(test.db);
  organisationId = await makeOrganisation(test.db);
});
beforeEach(async () => {
  // In Makassar (UTC+8), like every cohort of the builder.
  cohortId = await makeCohort(test.db, organisationId, programme.programmeVersionId);
});
afterEach(() => test.db.query("delete from outbox_event; update membership set state = 'paused'"));
afterAll(() => test.close());

const evening = '2026-03-10T18:20:00+08:00';
const setClock = (at: string) => {
  test.app.get(Clock, { strict: false }).now = () => new Date(at);
};
const remindAt = (at: string) => {
  setClock(at);
  return test.app.get(DailyReminders, { strict: false }).remind();
};
const reminders = async () =>
  (
    await test.db.query(
      `select payload from outbox_event where type = 'nextstep.reminder' order by id`,
    )
  ).map((row: { payload: object }) => row.payload);

async function quietMember(lastActive = '2026-03-08T10:00:00+08:00') {
  const person = await makePerson(test.db, organisationId, ['participant']);
  const membershipId = await makeMembership(test, cohortId, person.personId);
  await test.db.query('update membership set last_active_at = $2 where id = $1', [
    membershipId,
    lastActive,
  ]);
  return { personId: person.personId, membershipId };
}
const setStep = (membershipId: string, code: string, state: string) =>
  test.db.query('update step_progress set state = $3 where membership_id = $1 and step_id = $2', [
    membershipId,
    programme.steps[code],
    state,
  ]);

describe('the daily reminder', () => {
  it('names the one next thing, in the evening of where she lives', async () => {
    const { membershipId, personId } = await quietMember();
    expect(await remindAt(evening)).toBe(1);
    expect(await reminders()).toEqual([
      { membershipId, personId, stepId: programme.steps['l1'], on: '2026-03-10' },
    ]);
  });

  it.each(['2026-03-10T17:59:00+08:00', '2026-03-11T00:00:00+08:00', '2026-03-10T16:20:00+07:00'])(
    'stays silent at %s',
    async (at) => {
      await quietMember();
      expect(await remindAt(at)).toBe(0);
    },
  );

  it('comes later in the same evening when nobody was at work at its hour, and then once', async () => {
    const { personId } = await quietMember();
    expect(await remindAt('2026-03-10T21:40:00+08:00')).toBe(1);
    expect(await remindAt('2026-03-10T22:00:00+08:00')).toBe(0);
    expect(await reminders()).toEqual([expect.objectContaining({ personId, on: '2026-03-10' })]);
    expect(await remindAt('2026-03-11T18:00:00+08:00')).toBe(1);
  });

  it('comes once to who is in two cohorts, and when two workers do it at the same moment', async () => {
    const { personId } = await quietMember();
    const other = await makeCohort(test.db, organisationId, programme.programmeVersionId);
    const second = await makeMembership(test, other, personId);
    await test.db.query(`update membership set last_active_at = '2026-03-01' where id = $1`, [
      second,
    ]);
    setClock(evening);
    const desk = test.app.get(DailyReminders, { strict: false });
    const counts = await Promise.all(Array.from({ length: 4 }, () => desk.remind()));
    expect(counts.sort()).toEqual([0, 0, 0, 1]);
    expect(await reminders()).toHaveLength(1);
  });

  it('comes at the start of a worker that was down at its hour', async () => {
    await quietMember();
    setClock('2026-03-10T20:15:00+08:00');
    await test.app.get(Background).start();
    await until(async () => (await reminders()).length === 1);
  });

  it('comes where it is 18:00 in each of the three zones', async () => {
    for (const [zone, at] of [
      ['Asia/Jakarta', '2026-03-10T11:00:00Z'],
      ['Asia/Makassar', '2026-03-10T10:00:00Z'],
      ['Asia/Jayapura', '2026-03-10T09:00:00Z'],
    ] as const) {
      await test.db.query('update cohort set time_zone = $2 where id = $1', [cohortId, zone]);
      await test.db.query(`update membership set state = 'paused'`);
      await quietMember();
      expect(await remindAt(at)).toBe(1);
    }
  });

  it('prefers work that came back', async () => {
    const { membershipId } = await quietMember();
    await setStep(membershipId, 'a1', 'returned');
    await remindAt(evening);
    expect(await reminders()).toEqual([expect.objectContaining({ stepId: programme.steps['a1'] })]);
  });

  it('leaves alone who was active in the last two days', async () => {
    await quietMember('2026-03-08T18:30:00+08:00');
    expect(await remindAt(evening)).toBe(0);
  });

  it.each(['invited', 'paused', 'left', 'completed'])('leaves alone who is %s', async (state) => {
    const { membershipId } = await quietMember();
    await test.db.query('update membership set state = $2 where id = $1', [membershipId, state]);
    expect(await remindAt(evening)).toBe(0);
  });

  it('leaves alone who only waits: for a coach, or for a planned day', async () => {
    const { membershipId } = await quietMember();
    await test.db.query(
      `update step_progress sp set state = case when st.kind = 'session' then 'open' else 'waiting' end
         from step st where st.id = sp.step_id and sp.membership_id = $1`,
      [membershipId],
    );
    await test.db.query(`update stage_progress set state = 'open' where membership_id = $1`, [
      membershipId,
    ]);
    expect(await remindAt(evening)).toBe(0);
  });

  it('leaves alone whose cohort is closed', async () => {
    await quietMember();
    await test.db.query(`update cohort set state = 'closed' where id = $1`, [cohortId]);
    expect(await remindAt(evening)).toBe(0);
  });
});
