import { CohortsApiModule } from '@pijar/cohorts/api';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { IdentityApiModule } from '@pijar/identity/api';
import type { TestPerson } from '@pijar/identity/testing';
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

const fact = (kind: string, code: string, more: object = {}) => ({
  id: newId(),
  stepId: learner.programme.steps[code],
  kind,
  deviceAt: '2026-03-01T10:00:00+07:00',
  payload: {},
  ...more,
});
const quiz = (choice: string) =>
  fact('quiz_finished', 'q1', { payload: { answers: [{ question: 'q1', choices: [choice] }] } });
const send = (facts: object[], as: TestPerson | undefined = learner.owner) =>
  test.call({
    method: 'POST',
    url: `/api/v1/memberships/${learner.membershipId}/facts`,
    payload: { facts },
    as,
  });
const answersTo = async (...facts: object[]) => (await send(facts)).json().answers;
const progress = async (code: string) =>
  (
    await test.db.query(
      'select state, score, evidence from step_progress where membership_id = $1 and step_id = $2',
      [learner.membershipId, learner.programme.steps[code]],
    )
  )[0];
const stored = async () =>
  (
    await test.db.query(
      'select kind from learning_fact where membership_id = $1 order by received_at, id',
      [learner.membershipId],
    )
  ).map((row: { kind: string }) => row.kind);

describe('facts from the phone', () => {
  it('open and finish a lesson', async () => {
    const opened = fact('lesson_opened', 'l1');
    const finished = fact('lesson_finished', 'l1');
    expect(await answersTo(opened, finished)).toEqual([
      { id: opened.id, outcome: 'accepted', reason: null, stepState: 'open', score: null },
      { id: finished.id, outcome: 'accepted', reason: null, stepState: 'done', score: null },
    ]);
    expect(await progress('l1')).toMatchObject({
      state: 'done',
      evidence: { factId: finished.id },
    });
    expect(await stored()).toEqual(['lesson_opened', 'lesson_finished']);
  });

  it('score a quiz on the server, keep the best score, and done stays done', async () => {
    expect(await answersTo(quiz('b'))).toMatchObject([{ stepState: 'open', score: 0 }]);
    expect(await progress('q1')).toMatchObject({ state: 'open', score: 0 });
    expect(await answersTo(quiz('a'), quiz('b'))).toMatchObject([
      { stepState: 'done', score: 100 },
      { stepState: 'done', score: 0 },
    ]);
    expect(await progress('q1')).toMatchObject({ state: 'done', score: 100 });
  });

  it('sent again change nothing, also twice in one batch and at the same moment', async () => {
    const once = fact('lesson_finished', 'l1');
    expect(await answersTo(once, once)).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'duplicate' },
    ]);
    const another = fact('lesson_opened', 'l1');
    const both = await Promise.all([answersTo(another), answersTo(another)]);
    expect(
      both
        .flat()
        .map((answer: { outcome: string }) => answer.outcome)
        .sort(),
    ).toEqual(['accepted', 'duplicate']);
    expect(await stored()).toHaveLength(2);
  });

  it('are answered one by one: a bad one loses nothing', async () => {
    const other = await makeLearner(test);
    const taken = newId();
    await test.db.query(
      `insert into learning_fact (id, membership_id, step_id, kind, device_at)
       values ($1, $2, $3, 'lesson_opened', now())`,
      [taken, other.membershipId, other.programme.steps['l1']],
    );
    const answers = await answersTo(
      fact('lesson_finished', 'l1'),
      fact('lesson_sung', 'l1'),
      fact('lesson_finished', 'l1', { colour: 'red' }),
      fact('lesson_finished', 'l1', { stepId: other.programme.steps['l1'] }),
      fact('lesson_finished', 'a1'),
      fact('lesson_opened', 'l1', { id: taken }),
      fact('quiz_finished', 'q1', { payload: { answers: 'a' } }),
    );
    expect(answers.map((answer: { reason: string | null }) => answer.reason)).toEqual([
      ...[null, 'malformed', 'malformed', 'unknown-step', 'wrong-kind', 'id-taken', 'malformed'],
    ]);
    expect(await stored()).toEqual(['lesson_finished']);
  });

  it('about a stage that is not open are refused and may come again', async () => {
    const early = quiz('a');
    await test.db.query(
      `update step_progress set state = 'locked' where membership_id = $1 and step_id = $2`,
      [learner.membershipId, learner.programme.steps['q1']],
    );
    expect(await answersTo(early)).toMatchObject([{ outcome: 'refused', reason: 'step-locked' }]);
    await test.db.query(
      `update step_progress set state = 'open' where membership_id = $1 and step_id = $2`,
      [learner.membershipId, learner.programme.steps['q1']],
    );
    expect(await answersTo(early)).toMatchObject([{ outcome: 'accepted', stepState: 'done' }]);
  });

  it('from a phone whose clock is years wrong are taken as a claim beside our own time', async () => {
    const id = newId();
    await answersTo(fact('lesson_opened', 'l1', { id, deviceAt: '1980-01-06T00:00:00Z' }));
    const [row] = await test.db.query(
      `select extract(year from device_at)::int as claimed, received_at > now() - interval '1 minute' as is_ours
         from learning_fact where id = $1`,
      [id],
    );
    expect(row).toEqual({ claimed: 1980, is_ours: true });
  });

  it('complete a stage in the same transaction', async () => {
    await finish('a1');
    await answersTo(fact('lesson_finished', 'l1'));
    const rows = await test.db.query(
      `select type from outbox_event where payload->>'membershipId' = $1`,
      [learner.membershipId],
    );
    expect(rows).toEqual([{ type: 'stage.completed' }]);
  });

  it('make an invited membership active and say when she was last here', async () => {
    await test.db.query(`update membership set state = 'invited' where id = $1`, [
      learner.membershipId,
    ]);
    await answersTo(fact('lesson_opened', 'l1'));
    const [row] = await test.db.query(
      `select m.state, m.last_active_at is not null as is_marked, c.from_state, c.to_state
         from membership m join membership_change c on c.membership_id = m.id where m.id = $1`,
      [learner.membershipId],
    );
    expect(row).toMatchObject({ state: 'active', is_marked: true, from_state: 'invited' });
    const [event] = await test.db.query(
      `select payload from outbox_event where type = 'membership.changed' and payload->>'membershipId' = $1`,
      [learner.membershipId],
    );
    expect(event.payload).toMatchObject({ from: 'invited', to: 'active' });
  });

  it.each(['paused', 'left'])('are kept on the phone while the membership is %s', async (state) => {
    await test.db.query('update membership set state = $2 where id = $1', [
      learner.membershipId,
      state,
    ]);
    const answer = await send([fact('lesson_finished', 'l1')]);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ type: `/problems/membership-${state}` });
  });

  it.each([
    ['otherOwner', 404],
    ['coach', 403],
    ['formerCoach', 403],
    ['otherOfficer', 403],
  ] as const)('are not taken from the %s', async (who, status) => {
    expect((await send([fact('lesson_finished', 'l1')], learner[who])).statusCode).toBe(status);
  });

  it('are not taken from nobody', async () => {
    const answer = await test.call({
      method: 'POST',
      url: `/api/v1/memberships/${learner.membershipId}/facts`,
      payload: { facts: [fact('lesson_finished', 'l1')] },
    });
    expect(answer.statusCode).toBe(401);
  });

  it('come at most a hundred at a time, and at least one', async () => {
    const many = Array.from({ length: 101 }, () => fact('lesson_opened', 'l1'));
    expect((await send(many)).statusCode).toBe(422);
    expect((await send(many.slice(0, 100))).statusCode).toBe(200);
    expect((await send([])).statusCode).toBe(422);
  });
});
