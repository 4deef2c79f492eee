import { addStaff, makeCohort } from '@pijar/cohorts/testing';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { SubmissionsApiModule } from '..';
import { showQueueFacets, takeNext, type QueueFacets } from '@pijar/submissions/contracts';
import { handIn, makeParticipant, makeScene, type Scene } from '@pijar/submissions/testing';
import { newId } from '@pijar/shared/api';
import { DataSource } from 'typeorm';

describe('what the filters of the queue offer', () => {
  let test: TestApp;
  let scene: Scene;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    scene = await makeScene(test);
  });

  const work = async (cohortId: string, code: string) => {
    const who = await makeParticipant(test, scene.organisationId, cohortId);
    await test.db.query(`update step_progress set state = 'open' where membership_id = $1`, [
      who.membershipId,
    ]);
    await handIn(test, who, scene.programme.steps[code]!);
  };
  const ask = (as = scene.coach) => test.call({ method: 'GET', url: showQueueFacets.path, as });

  it('names each stage, cohort and assignment with work once, with how much waits, in one statement', async () => {
    const second = await makeCohort(
      test.db,
      scene.organisationId,
      scene.programme.programmeVersionId,
    );
    await addStaff(test.db, second, scene.coach.personId);
    await work(scene.cohortId, 'a1');
    await work(second, 'a1');
    await work(scene.cohortId, 'oa1');
    await test.call({
      method: 'POST',
      url: takeNext.path,
      as: scene.coach,
      payload: { takeId: newId(), stage: 'orientasi' },
    });
    const spy = jest.spyOn(test.app.get(DataSource), 'query');
    const facets = (await ask()).json<QueueFacets>();
    // One for the session, one for the choices.
    expect(spy).toHaveBeenCalledTimes(2);
    spy.mockRestore();
    expect(facets.stages.map(({ code, waiting }) => [code, waiting])).toEqual([
      ['internalisasi', 2],
      ['orientasi', 0],
    ]);
    expect(facets.steps.map(({ code, waiting }) => [code, waiting])).toEqual([
      ['a1', 2],
      ['oa1', 0],
    ]);
    const cohorts = new Map(facets.cohorts.map(({ id, waiting }) => [id, waiting]));
    expect(cohorts).toEqual(
      new Map([
        [scene.cohortId, 1],
        [second, 1],
      ]),
    );
  });

  it('offers nothing of cohorts that one does not see, and is not for participants', async () => {
    await work(scene.cohortId, 'a1');
    for (const as of [scene.formerCoach, scene.stranger, scene.strangeOfficer]) {
      expect((await ask(as)).json()).toEqual({ stages: [], cohorts: [], steps: [] });
    }
    expect((await ask(scene.participant)).statusCode).toBe(403);
    expect((await test.call({ method: 'GET', url: showQueueFacets.path })).statusCode).toBe(401);
  });
});
