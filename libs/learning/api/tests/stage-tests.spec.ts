import { CohortsApiModule } from '@pijar/cohorts/api';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { IdentityApiModule } from '@pijar/identity/api';
import type { TestPerson } from '@pijar/identity/testing';
import type { StagePath } from '@pijar/learning/contracts';
import { finishSteps, makeLearner, type TestLearner } from '@pijar/learning/testing';
import { newId } from '@pijar/shared/api';
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
const answered = (moment: string, choice = 'a', more: object = {}) => ({
  ...{ id: newId(), stageCode: 'internalisasi', kind: 'test_finished' },
  deviceAt: '2026-03-01T10:00:00+07:00',
  payload: { moment, answers: [{ question: 'q1', choices: [choice] }] },
  ...more,
});
const lessonDone = () => ({
  ...{ id: newId(), stepId: learner.programme.steps['l1'], kind: 'lesson_finished' },
  ...{ deviceAt: '2026-03-01T10:00:00+07:00', payload: {} },
});
const send = async (...facts: object[]) => {
  const response = await test.call({
    method: 'POST',
    url: `/api/v1/memberships/${learner.membershipId}/facts`,
    payload: { facts },
    as: learner.owner,
  });
  return (response.json().answers as { outcome: string; reason: string; score: number }[]).map(
    ({ outcome, reason, score }) => reason ?? `${outcome} ${score}`,
  );
};
const stageOf = async (index = 0): Promise<StagePath> => {
  const home = await test.call({ method: 'GET', url: '/api/v1/home', as: learner.owner });
  return home.json().memberships[0].stages[index];
};
const show = (as?: TestPerson, stage: 'internalisasi' | 'orientasi' = 'internalisasi') =>
  test.call({
    method: 'GET',
    url: `/api/v1/memberships/${learner.membershipId}/stages/${learner.programme.stages[stage]}/test`,
    as,
  });

describe('the test of a stage', () => {
  it('is offered before the first lesson and after the last, and shows both results', async () => {
    expect((await stageOf()).test).toEqual({
      ...{ title: 'Yang sudah saya tahu', minutes: 3, questionCount: 1 },
      ...{ before: null, after: null, offer: 'before' },
    });
    expect(await send(answered('before', 'b'))).toEqual(['accepted 0']);
    expect((await stageOf()).test).toMatchObject({ before: { right: 0, total: 1 }, offer: null });
    await finish('l1');
    expect((await stageOf()).test).toMatchObject({ offer: 'after' });
    expect(await send(answered('after'))).toEqual(['accepted 100']);
    expect((await stageOf()).test).toMatchObject({ after: { right: 1, total: 1 }, offer: null });
  });

  it('holds nothing up and counts as no step', async () => {
    const { stepCount, missing } = await stageOf();
    expect(stepCount).toBe(3);
    expect(missing.map(({ kind }) => kind)).toEqual(['lessons', 'assignments']);
    await finish('l1', 'a1');
    expect(await stageOf()).toMatchObject({ state: 'done', test: { offer: null } });
  });

  it('asks nothing afterwards of who was not asked before, and takes it from a phone all the same', async () => {
    await finish('l1');
    expect((await stageOf()).test).toMatchObject({ before: null, offer: null });
    expect(await send(answered('after'))).toEqual(['accepted 100']);
  });

  it('is left out where a stage has none', async () => {
    expect(await stageOf(1)).not.toHaveProperty('test');
  });

  it('counts the first answer of a moment, and none at the wrong time', async () => {
    expect(await send(answered('after'))).toEqual(['test-closed']);
    expect(await send(answered('before', 'b'), answered('before', 'a'))).toEqual([
      'accepted 0',
      'test-closed',
    ]);
    await finish('l1');
    expect(await send(answered('before'))).toEqual(['test-closed']);
  });

  it('fits around the lessons of one batch, whatever order they come in', async () => {
    const facts = [lessonDone(), answered('after'), answered('before', 'b')];
    expect(await send(...facts)).toEqual(['accepted null', 'accepted 100', 'accepted 0']);
    expect(await send(...facts)).toEqual(['duplicate null', 'duplicate null', 'duplicate null']);
  });

  it('twice with the same id in one batch is taken once', async () => {
    const fact = answered('before');
    expect(await send(fact, fact)).toEqual(['accepted 100', 'duplicate null']);
  });

  it('refuses a stage without test, and what is no answer', async () => {
    const nowhere = answered('before', 'a', { stageCode: 'orientasi' });
    const later = answered('before', 'a', { payload: { moment: 'later', answers: [] } });
    expect(await send(nowhere, later)).toEqual(['unknown-step', 'malformed']);
  });
});

describe('reading it', () => {
  it('is for the participant, the staff of her cohort and its officers', async () => {
    const seen = (await show(learner.owner)).json();
    expect(seen).toMatchObject({
      stage: { code: 'internalisasi', state: 'open' },
      test: { offer: 'before' },
      quiz: { questions: [{ code: 'q1', kind: 'single', reread: null }] },
    });
    for (const who of [learner.coach, learner.officer, learner.admin]) {
      expect((await show(who)).statusCode).toBe(200);
    }
    for (const who of [learner.otherOwner, learner.formerCoach, learner.otherOfficer]) {
      expect((await show(who)).statusCode).toBe(404);
    }
    expect((await show()).statusCode).toBe(401);
  });

  it('is 404 where there is none', async () => {
    expect((await show(learner.coach, 'orientasi')).json()).toMatchObject({ status: 404 });
  });
});
