import { CohortsApiModule } from '@pijar/cohorts/api';
import { makeCast, type Cast } from '@pijar/cohorts/testing';
import { makeNextVersion, type VersionPlan } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { LearningApiModule } from '@pijar/learning/api';
import { changeVersion } from '@pijar/learning/contracts';
import { changeOf, moveCohort, seeVersionChange } from '@pijar/learning/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { WorkshopsApiModule } from './workshops-api.module';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await startTestApp([
    ...[IdentityApiModule, CohortsApiModule, LearningApiModule, WorkshopsApiModule],
  ]);
});
afterAll(() => test.close());
beforeEach(async () => {
  cast = await makeCast(test);
});

const next = (plan?: VersionPlan) => makeNextVersion(test.db, cast.programme, plan);
const move = (to: string) => moveCohort(test, cast.officer, cast.cohortId, to);
/** A session of that day which began an hour ago. */
const plan = async (code: string) => {
  const id = newId();
  await test.db.query(
    `insert into planned_session (id, cohort_id, step_id, title, starts_at, ends_at, created_by)
     values ($1, $2, $3, 'Pertemuan', now() - interval '1 hour', now() + interval '1 hour', $4)`,
    [id, cast.cohortId, cast.programme.steps[code], cast.officer.personId],
  );
  return id;
};
const mark = (sessionId: string, state: string | null) =>
  test.call({
    method: 'PUT',
    url: `/api/v1/sessions/${sessionId}/attendance`,
    payload: { marks: [{ membershipId: cast.membershipId, state }] },
    as: cast.coach,
  });
const stateOf = async (stepId: string) =>
  (
    await test.db.query(
      'select state from step_progress where membership_id = $1 and step_id = $2',
      [cast.membershipId, stepId],
    )
  )[0]?.state;
const sessionOf = async (id: string) =>
  (
    await test.db.query(
      `select s.step_id as "stepId", a.state from planned_session s
         left join attendance a on a.session_id = s.id where s.id = $1`,
      [id],
    )
  )[0];

it('planned days and who was there go along, and can be corrected afterwards', async () => {
  const [first, second] = [await plan('hari-1'), await plan('hari-2')];
  await mark(first, 'present');
  const { programmeVersionId, steps } = await next();
  await move(programmeVersionId);
  expect(await sessionOf(first)).toEqual({ stepId: steps['hari-1'], state: 'present' });
  expect(await sessionOf(second)).toEqual({ stepId: steps['hari-2'], state: null });
  expect(await stateOf(steps['hari-1']!)).toBe('done');
  await mark(second, 'late');
  expect(await stateOf(steps['hari-2']!)).toBe('done');
  await mark(second, 'absent');
  expect(await stateOf(steps['hari-2']!)).toBe('locked');
});

it('a day that the version dropped stays in the calendar and counts for nothing', async () => {
  const session = await plan('hari-2');
  await mark(session, 'present');
  const version = await next({ drop: ['hari-2'] });
  const seen = await seeVersionChange(
    test,
    cast.officer,
    cast.cohortId,
    version.programmeVersionId,
  );
  expect(seen.freedSessions).toMatchObject([{ title: 'Pertemuan' }]);
  await move(version.programmeVersionId);
  expect(await sessionOf(session)).toEqual({ stepId: null, state: 'present' });
  expect((await mark(session, 'late')).statusCode).toBe(200);
});

it('attendance in a cohort that she left for another one counts where she is now', async () => {
  const session = await plan('hari-1');
  const { programmeVersionId, steps } = await next();
  const elsewhere = newId();
  await test.db.query(
    `insert into cohort (id, organisation_id, programme_version_id, name, place, starts_on, ends_on)
     values ($1, $2, $3, 'Lain', 'Aikmel', current_date, current_date + 9)`,
    [elsewhere, cast.organisationId, cast.programme.programmeVersionId],
  );
  await mark(session, 'absent');
  await test.db.query('update membership set cohort_id = $2 where id = $1', [
    cast.membershipId,
    elsewhere,
  ]);
  await moveCohort(test, cast.officer, elsewhere, programmeVersionId);
  expect((await mark(session, 'present')).statusCode).toBe(200);
  expect(await stateOf(steps['hari-1']!)).toBe('done');
});

it('an attendance list that is saved at the same moment is neither lost nor in the way', async () => {
  const session = await plan('hari-1');
  const versions = [(await next()).programmeVersionId, cast.programme.programmeVersionId];
  for (let round = 0; round < 6; round += 1) {
    const seen = await seeVersionChange(test, cast.officer, cast.cohortId, versions[round % 2]!);
    const [marked, moved] = await Promise.all([
      mark(session, round % 2 === 0 ? 'present' : 'absent'),
      test.call({
        method: 'POST',
        url: urlOf(changeVersion, { cohortId: cast.cohortId }),
        as: cast.officer,
        payload: changeOf(seen),
      }),
    ]);
    expect([marked.statusCode, moved.statusCode]).toEqual([200, 200]);
    const { stepId } = await sessionOf(session);
    expect(await stateOf(stepId)).toBe(round % 2 === 0 ? 'done' : 'locked');
  }
});
