import { CohortsApiModule } from '@pijar/cohorts/api';
import { makeCast, makeMembership, staffOnly, statusesOf, type Cast } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makePerson } from '@pijar/identity/testing';
import { LearningApiModule, StepReports } from '@pijar/learning/api';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { WorkshopsApiModule } from '../workshops-api.module';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await startTestApp([
    IdentityApiModule,
    CohortsApiModule,
    LearningApiModule,
    WorkshopsApiModule,
  ]);
});
afterAll(() => test.close());
beforeEach(async () => {
  cast = await makeCast(test);
});

/** A session that began an hour ago; null: an extra meeting. */
const makeSession = async (code: string | null, startsAt = `now() - interval '1 hour'`) => {
  const id = newId();
  await test.db.query(
    `insert into planned_session (id, cohort_id, step_id, title, starts_at, ends_at, created_by)
     values ($1, $2, $3, 'Pertemuan', ${startsAt}, ${startsAt} + interval '2 hours', $4)`,
    [id, cast.cohortId, code && cast.programme.steps[code], cast.officer.personId],
  );
  return id;
};
const mark = (sessionId: string, marks: object[], as = cast.coach) =>
  test.call({
    method: 'PUT',
    url: `/api/v1/sessions/${sessionId}/attendance`,
    payload: { marks },
    as,
  });
const markOne = (sessionId: string, state: string | null) =>
  mark(sessionId, [{ membershipId: cast.membershipId, state }]);
const stepState = async (code: string) => {
  const [row] = await test.db.query(
    'select state, evidence from step_progress where membership_id = $1 and step_id = $2',
    [cast.membershipId, cast.programme.steps[code]],
  );
  return row;
};
const finish = async (...codes: string[]) => {
  for (const code of codes) {
    await test.db.transaction((manager) =>
      test.app.get(StepReports, { strict: false }).report(manager, {
        membershipId: cast.membershipId,
        stepId: cast.programme.steps[code]!,
        state: 'done',
        evidence: {},
        actorId: null,
      }),
    );
  }
};

describe('the attendance list', () => {
  it('is for officers and staff, with everybody in the cohort by name', async () => {
    const session = await makeSession('hari-1');
    const gone = await makePerson(test.db, cast.organisationId, ['participant']);
    const left = await makeMembership(test, cast.cohortId, gone.personId);
    await test.db.query(`update membership set state = 'left' where id = $1`, [left]);
    const url = `/api/v1/sessions/${session}/attendance`;
    expect(await statusesOf(test, cast, () => ({ method: 'GET', url }))).toEqual(staffOnly());
    const { rows } = (await test.call({ method: 'GET', url, as: cast.coach })).json();
    expect(rows).toMatchObject([{ membershipId: cast.membershipId, state: null, markedAt: null }]);
  });

  it('is marked by officers and staff', async () => {
    const session = await makeSession('hari-1');
    expect(
      await statusesOf(test, cast, () => ({
        method: 'PUT',
        url: `/api/v1/sessions/${session}/attendance`,
        payload: { marks: [{ membershipId: cast.membershipId, state: 'present' }] },
      })),
    ).toEqual(staffOnly());
  });
});

describe('a mark', () => {
  it.each(['present', 'late'])('%s fulfils the step', async (state) => {
    await finish('l1', 'a1');
    const session = await makeSession('hari-1');
    const answer = (await markOne(session, state)).json();
    expect(answer).toMatchObject({ changed: 1, stageStays: [] });
    expect(answer.rows).toMatchObject([
      { state, method: 'list', markedByName: expect.any(String) },
    ]);
    expect(await stepState('hari-1')).toEqual({
      state: 'done',
      evidence: { sessionId: session, attendance: state },
    });
  });

  it.each(['absent', 'excused'])('%s fulfils nothing', async (state) => {
    await finish('l1', 'a1');
    await markOne(await makeSession('hari-1'), state);
    expect(await stepState('hari-1')).toMatchObject({ state: 'open' });
  });

  it('sent again changes nothing, not even who marked and when', async () => {
    const session = await makeSession('hari-1');
    const first = (await markOne(session, 'present')).json();
    const again = (
      await mark(session, [{ membershipId: cast.membershipId, state: 'present' }], cast.officer)
    ).json();
    expect(again.changed).toBe(0);
    expect(again.rows).toEqual(first.rows);
  });

  it('corrected to absent, or taken back, opens the step again', async () => {
    await finish('l1', 'a1');
    const session = await makeSession('hari-1');
    await markOne(session, 'present');
    await markOne(session, 'absent');
    expect(await stepState('hari-1')).toMatchObject({ state: 'open' });
    await markOne(session, 'late');
    await markOne(session, null);
    expect(await stepState('hari-1')).toMatchObject({ state: 'open' });
  });

  it('taken back leaves the step done where she was at another session of it', async () => {
    await finish('l1', 'a1');
    const [one, two] = [await makeSession('hari-1'), await makeSession('hari-1')];
    await markOne(one, 'present');
    await markOne(two, 'present');
    await markOne(one, 'absent');
    expect(await stepState('hari-1')).toMatchObject({ state: 'done' });
  });

  it('taken back after the stage is completed says that the stage stays', async () => {
    await finish('l1', 'a1', 'oa1', 'hari-2');
    const session = await makeSession('hari-1');
    await markOne(session, 'present');
    const answer = (await markOne(session, 'absent')).json();
    expect(answer.stageStays).toMatchObject([
      { membershipId: cast.membershipId, stageTitle: 'Orientasi' },
    ]);
    const [stage] = await test.db.query(
      'select state from stage_progress where membership_id = $1 and stage_id = $2',
      [cast.membershipId, cast.programme.stages.orientasi],
    );
    expect(stage.state).toBe('done');
  });

  it('of an extra meeting counts for no step', async () => {
    const answer = await markOne(await makeSession(null), 'present');
    expect(answer.json()).toMatchObject({ changed: 1 });
  });

  it('is refused before the day, for a cancelled session, and for somebody of another cohort', async () => {
    const future = await makeSession('hari-1', `now() + interval '3 days'`);
    expect((await markOne(future, 'present')).json().type).toBe('/problems/not-yet');
    const cancelled = await makeSession('hari-1');
    await test.db.query('update planned_session set cancelled_at = now() where id = $1', [
      cancelled,
    ]);
    expect((await markOne(cancelled, 'present')).json().type).toBe('/problems/cancelled');
    const other = await makeCast(test);
    const stranger = await mark(await makeSession('hari-1'), [
      { membershipId: cast.membershipId, state: 'present' },
      { membershipId: other.membershipId, state: 'present' },
    ]);
    expect(stranger.json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/body/marks/1/membershipId', code: 'not-on-roster' }],
    });
  });

  it('given twice in one list is a 422', async () => {
    const twice = { membershipId: cast.membershipId, state: 'present' };
    expect((await mark(await makeSession('hari-1'), [twice, twice])).statusCode).toBe(422);
  });
});
