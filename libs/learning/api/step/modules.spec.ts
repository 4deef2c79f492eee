import { CohortsApiModule } from '@pijar/cohorts/api';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { IdentityApiModule } from '@pijar/identity/api';
import type { TestPerson } from '@pijar/identity/testing';
import { makeLearner, type TestLearner } from '@pijar/learning/testing';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { LearningApiModule } from '../learning-api.module';

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

const get = (as: TestPerson | undefined, rest = '') =>
  test.call({
    ...{ method: 'GET', as },
    url: `/api/v1/memberships/${learner.membershipId}/modules${rest}`,
  });
/** Of the module that a step belongs to. */
const moduleOf = async (code: string): Promise<string> => {
  const [row] = await test.db.query('select module_id from step where id = $1', [
    learner.programme.steps[code],
  ]);
  return row.module_id;
};

describe('a whole module', () => {
  it('is exactly what the pages of its steps get', async () => {
    const answer = await get(learner.owner, `/${await moduleOf('l1')}`);
    const { steps } = answer.json();
    expect(answer.statusCode).toBe(200);
    for (const view of steps) {
      const one = await test.call({
        ...{ method: 'GET', as: learner.owner },
        url: `/api/v1/memberships/${learner.membershipId}/steps/${view.step.stepId}`,
      });
      expect(one.json()).toEqual(view);
    }
    expect(steps.map((view: { step: { code: string } }) => view.step.code)).toEqual(
      expect.arrayContaining(['l1', 'q1', 'a1']),
    );
  });

  it('of a stage that is closed to her is not there; staff may read ahead', async () => {
    const closed = `/${await moduleOf('oa1')}`;
    expect((await get(learner.owner, closed)).statusCode).toBe(404);
    expect((await get(learner.coach, closed)).statusCode).toBe(200);
  });

  it.each(['otherOwner', 'formerCoach', 'otherOfficer'] as const)(
    'is not there for the %s, nor what it weighs',
    async (who) => {
      expect((await get(learner[who], `/${await moduleOf('l1')}`)).statusCode).toBe(404);
      expect((await get(learner[who])).statusCode).toBe(404);
    },
  );

  it('asks nobody to sign in twice, and knows its own ids', async () => {
    expect((await get(undefined)).statusCode).toBe(401);
    expect((await get(learner.owner, '/x')).statusCode).toBe(404);
    const other = await makeLearner(test);
    const [{ id }] = await test.db.query('select module_id as id from step where id = $1', [
      other.programme.steps['l1'],
    ]);
    expect((await get(learner.owner, `/${id}`)).statusCode).toBe(404);
  });
});

it('says what each module of her programme weighs', async () => {
  const weights = (await get(learner.owner)).json() as { moduleId: string; textBytes: number }[];
  expect(weights).toContainEqual({
    moduleId: await moduleOf('l1'),
    textBytes: expect.any(Number),
    media: [],
  });
  expect(weights.every(({ textBytes }) => textBytes > 0)).toBe(true);
});
