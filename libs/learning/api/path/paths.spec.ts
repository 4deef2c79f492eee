import { CohortsApiModule } from '@pijar/cohorts/api';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { IdentityApiModule } from '@pijar/identity/api';
import type { TestPerson } from '@pijar/identity/testing';
import type { HomeView, PathView } from '@pijar/learning/contracts';
import { finishSteps, makeLearner, stageSteps, type TestLearner } from '@pijar/learning/testing';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { LearningApiModule } from '../learning-api.module';
import { StepReports } from '../progress/step-reports';

let test: TestApp;
let learner: TestLearner;

beforeAll(async () => {
  test = await startTestApp([
    ...[IdentityApiModule, CurriculumApiModule, CohortsApiModule, LearningApiModule],
  ]);
});
afterAll(() => test.close());
beforeEach(async () => {
  learner = await makeLearner(test);
});

const finish = (...codes: string[]) =>
  finishSteps(test.db, test.app.get(StepReports), learner, ...codes);

const get = (path: string, as?: TestPerson) =>
  test.call({ method: 'GET', url: `/api/v1/${path}`, as });
const home = async (): Promise<HomeView> => (await get('home', learner.owner)).json();
const path = async (): Promise<PathView> => (await home()).memberships[0]!;
const setState = (state: string) =>
  test.db.query('update membership set state = $2 where id = $1', [learner.membershipId, state]);

describe('the first screen', () => {
  it('greets, names the next step, and shows the path with what is missing', async () => {
    const { fullName, memberships } = await home();
    expect(fullName).toMatch(/^Orang/);
    expect(memberships).toHaveLength(1);
    expect(memberships[0]).toMatchObject({
      membershipId: learner.membershipId,
      state: 'active',
      programmeTitle: 'PIJAR Uji',
      cohort: { place: 'Aikmel', timeZone: 'Asia/Makassar' },
      next: { step: { code: 'l1', kind: 'lesson' }, moduleTitle: 'Modul i1' },
      returned: [],
      tracksToChoose: 0,
      stages: [
        {
          code: 'internalisasi',
          state: 'open',
          stepCount: 3,
          doneCount: 0,
          missing: [
            { kind: 'lessons', count: 1, steps: [{ code: 'l1' }] },
            { kind: 'assignments', count: 1, steps: [{ code: 'a1', state: 'open' }] },
          ],
          modules: [{ steps: [{ code: 'l1' }, { code: 'q1' }, { code: 'a1' }] }],
        },
        { state: 'locked', missing: [], meetings: [{ code: 'hari-1', state: 'locked' }, {}] },
        { state: 'locked', modules: [{ isTrack: true, isChosen: false }, {}] },
      ],
    });
    const assignment = memberships[0]!.stages[0]!.modules[0]!.steps[2]!;
    expect(assignment.dueOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('offers tracks once Mastery is open, and a clinic only after that', async () => {
    await finish(...stageSteps.internalisasi, ...stageSteps.orientasi);
    expect(await path()).toMatchObject({ next: null, tracksToChoose: 1 });
  });

  it('has no next step while she pauses, and nothing but the head once she left', async () => {
    await setState('paused');
    expect(await path()).toMatchObject({ state: 'paused', next: null });
    expect((await path()).stages).toHaveLength(3);
    await setState('left');
    expect(await path()).toMatchObject({ state: 'left', next: null, stages: [] });
  });

  it('has the running membership first when there are several', async () => {
    await setState('left');
    const again = await makeLearner(test);
    await test.db.query('update membership set person_id = $2 where id = $1', [
      again.membershipId,
      learner.owner.personId,
    ]);
    const ids = (await home()).memberships.map((each) => each.membershipId);
    expect(ids).toEqual([again.membershipId, learner.membershipId]);
  });

  it('is for participants only', async () => {
    expect((await get('home')).statusCode).toBe(401);
    expect((await get('home', learner.coach)).statusCode).toBe(403);
  });

  it('takes two statements: the session and the standing', async () => {
    await home();
    const statements = await countStatements(() => home());
    expect(statements).toBe(2);
  });
});

describe('the path of a membership', () => {
  it.each(['owner', 'coach', 'officer', 'admin'] as const)('is open to the %s', async (who) => {
    const answer = await get(`memberships/${learner.membershipId}/path`, learner[who]);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ membershipId: learner.membershipId });
  });

  it.each(['otherOwner', 'formerCoach', 'otherOfficer'] as const)(
    'is not there for the %s',
    async (who) => {
      const answer = await get(`memberships/${learner.membershipId}/path`, learner[who]);
      expect(answer.statusCode).toBe(404);
    },
  );

  it('is closed to nobody signed in, and to her once she left', async () => {
    const url = `memberships/${learner.membershipId}/path`;
    expect((await get(url)).statusCode).toBe(401);
    await setState('left');
    expect((await get(url, learner.owner)).statusCode).toBe(404);
    expect((await get(url, learner.officer)).statusCode).toBe(200);
  });
});

async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const original = test.db.createQueryRunner.bind(test.db);
  let count = 0;
  test.db.createQueryRunner = (mode) => {
    const runner = original(mode);
    const query = runner.query.bind(runner);
    runner.query = ((...args: Parameters<typeof query>) => {
      count++;
      return query(...args);
    }) as typeof runner.query;
    return runner;
  };
  try {
    await work();
  } finally {
    test.db.createQueryRunner = original;
  }
  return count;
}
