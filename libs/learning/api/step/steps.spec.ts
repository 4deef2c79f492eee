import { CohortsApiModule } from '@pijar/cohorts/api';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { IdentityApiModule } from '@pijar/identity/api';
import type { TestPerson } from '@pijar/identity/testing';
import { finishSteps, makeLearner, type TestLearner } from '@pijar/learning/testing';
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

const url = (code: string, rest = '') =>
  `/api/v1/memberships/${learner.membershipId}/steps/${learner.programme.steps[code]}${rest}`;
const get = (code: string, as?: TestPerson) => test.call({ method: 'GET', url: url(code), as });

describe('a step with its content', () => {
  it('has its body, where it stands, and its neighbours', async () => {
    const answer = await get('l1', learner.owner);
    expect(answer.json()).toMatchObject({
      step: { code: 'l1', state: 'open' },
      stage: { title: 'Internalisasi', state: 'open' },
      module: { title: 'Modul i1' },
      previous: null,
      next: { title: 'Langkah q1', kind: 'quiz', state: 'open' },
      content: { kind: 'lesson', body: { html: '<p>Isi</p>' } },
    });
  });

  it('is sent once: whoever has it pays nothing to hear that it is still true', async () => {
    const first = await get('l1', learner.owner);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const again = () =>
      test.call({
        ...{ method: 'GET', url: url('l1'), as: learner.owner },
        headers: { 'if-none-match': String(first.headers.etag) },
      });
    const same = await again();
    expect([same.statusCode, same.body]).toEqual([304, '']);
    await finish('l1');
    expect((await again()).statusCode).toBe(200);
  });

  it('of a quiz holds answers and explanations, for they must work without signal', async () => {
    const answer = await get('q1', learner.owner);
    expect(answer.json().content).toMatchObject({
      kind: 'quiz',
      body: { questions: [{ choices: [{ isCorrect: true, why: 'Benar.' }, {}] }] },
      lessons: [{ code: 'l1' }],
    });
  });

  it('stays closed to her while its stage is; staff may read ahead', async () => {
    const answer = await get('oa1', learner.owner);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ type: '/problems/step-locked' });
    expect((await get('oa1', learner.coach)).statusCode).toBe(200);
  });

  it.each(['coach', 'officer', 'admin'] as const)('is open to the %s', async (who) => {
    expect((await get('a1', learner[who])).statusCode).toBe(200);
  });

  it.each(['otherOwner', 'formerCoach', 'otherOfficer'] as const)(
    'is not there for the %s',
    async (who) => {
      expect((await get('a1', learner[who])).statusCode).toBe(404);
    },
  );

  it('is closed to nobody signed in, and not there under a wrong id', async () => {
    expect((await get('a1')).statusCode).toBe(401);
    const wrong = { method: 'GET', as: learner.owner } as const;
    const base = `/api/v1/memberships/${learner.membershipId}/steps`;
    expect((await test.call({ ...wrong, url: `${base}/x` })).statusCode).toBe(404);
    const other = await makeLearner(test);
    const foreign = `${base}/${other.programme.steps['l1']}`;
    expect((await test.call({ ...wrong, url: foreign })).statusCode).toBe(404);
  });
});

describe('a due date', () => {
  const extend = (as: TestPerson | undefined, dueOn: unknown, code = 'a1') =>
    test.call({ method: 'PUT', url: url(code, '/due'), payload: { dueOn } as object, as });

  it('is moved by a coach, and the audit log says from when to when', async () => {
    expect((await extend(learner.coach, '2099-05-01')).statusCode).toBe(204);
    expect((await get('a1', learner.owner)).json().step.dueOn).toBe('2099-05-01');
    const [entry] = await test.db.query(
      `select actor_id, detail from audit_entry where action = 'due-date.changed' and subject_id = $1`,
      [learner.membershipId],
    );
    expect(entry).toMatchObject({
      actor_id: learner.coach.personId,
      detail: { to: '2099-05-01', from: expect.stringMatching(/^\d{4}-/) },
    });
  });

  it.each([
    ['a day that has passed', '2020-01-01', 'in-the-past'],
    ['no day', 'besok', 'invalid-format'],
  ])('cannot be %s', async (_, dueOn, code) => {
    const answer = await extend(learner.officer, dueOn);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors[0]).toMatchObject({ pointer: '/body/dueOn', code });
  });

  it.each([
    ['owner', 403],
    ['formerCoach', 404],
    ['otherOfficer', 404],
  ] as const)('is not moved by the %s', async (who, status) => {
    expect((await extend(learner[who], '2099-05-01')).statusCode).toBe(status);
  });

  it('follows the first day of the cohort, extended or not, but not for what is done', async () => {
    const dueOf = async (code: string) =>
      (
        await test.db.query(
          `select to_char(due_on, 'YYYY-MM-DD') as day from step_progress
            where membership_id = $1 and step_id = $2`,
          [learner.membershipId, learner.programme.steps[code]],
        )
      )[0].day as string;
    await extend(learner.coach, '2099-05-01', 'oa1');
    await finish('a1');
    const [doneBefore, openBefore] = [await dueOf('a1'), await dueOf('ma1')];
    const { officer, cohortId } = learner;
    const cohort = await test.call({
      method: 'GET',
      url: `/api/v1/cohorts/${cohortId}`,
      as: officer,
    });
    const { startsOn, version } = cohort.json();
    const later = (day: string) =>
      new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10);
    const answer = await test.call({
      ...{ method: 'PATCH', url: `/api/v1/cohorts/${cohortId}`, as: officer },
      payload: { version, startsOn: later(startsOn) },
    });
    expect(answer.statusCode).toBe(200);
    expect(await dueOf('oa1')).toBe('2099-05-08');
    expect(await dueOf('ma1')).toBe(later(openBefore));
    expect(await dueOf('a1')).toBe(doneBefore);
  });

  it('belongs to assignments only', async () => {
    expect((await extend(learner.coach, '2099-05-01', 'l1')).statusCode).toBe(404);
  });
});

it('work done stays readable after the stage has closed behind her', async () => {
  await finish('l1', 'a1');
  expect((await get('l1', learner.owner)).json()).toMatchObject({
    step: { state: 'done' },
    stage: { state: 'done' },
  });
});
