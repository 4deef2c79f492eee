import { CohortsApiModule } from '@pijar/cohorts/api';
import { makeMembership } from '@pijar/cohorts/testing';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { makeNextVersion, makeProgramme, type VersionPlan } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makePerson } from '@pijar/identity/testing';
import type { PathView } from '@pijar/learning/contracts';
import {
  finishSteps,
  makeLearner,
  moveCohort,
  stageSteps,
  type TestLearner,
} from '@pijar/learning/testing';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { LearningApiModule } from '../learning-api.module';
import { StepReports } from '../progress';

let test: TestApp;
let learner: TestLearner;
let reports: StepReports;

beforeAll(async () => {
  test = await startTestApp([
    ...[IdentityApiModule, CurriculumApiModule, CohortsApiModule, LearningApiModule],
  ]);
  reports = test.app.get(StepReports);
});
afterAll(() => test.close());
beforeEach(async () => {
  learner = await makeLearner(test);
});

const next = (plan?: VersionPlan) => makeNextVersion(test.db, learner.programme, plan);
const finish = (...codes: string[]) => finishSteps(test.db, reports, learner, ...codes);
const move = (to: string) => moveCohort(test, learner.officer, learner.cohortId, to);
const path = async (membershipId = learner.membershipId, as = learner.owner) =>
  (
    await test.call({ method: 'GET', url: `/api/v1/memberships/${membershipId}/path`, as })
  ).json<PathView>();
const facts = (stepId: string, kind: string, payload = {}) =>
  test.call({
    method: 'POST',
    url: `/api/v1/memberships/${learner.membershipId}/facts`,
    as: learner.owner,
    payload: {
      facts: [{ id: newId(), kind, stepId, deviceAt: '2026-11-01T00:00:00Z', payload }],
    },
  });
const stateOf = (view: PathView, code: string) =>
  view.stages
    .flatMap((stage) => [...stage.modules.flatMap((module) => module.steps), ...stage.meetings])
    .find((step) => step.code === code);
const progressOf = (stepId: string) =>
  test.db.query(
    `select state, score, to_char(due_on, 'YYYY-MM-DD') as "dueOn", evidence from step_progress
      where membership_id = $1 and step_id = $2`,
    [learner.membershipId, stepId],
  );

describe('what goes along', () => {
  it('is where she stands, her scores, extensions and diary', async () => {
    await facts(learner.programme.steps['l1']!, 'lesson_finished');
    await facts(learner.programme.steps['q1']!, 'quiz_finished', {
      answers: [{ question: 'q1', choices: ['a'] }],
    });
    const due = `/api/v1/memberships/${learner.membershipId}/steps/${learner.programme.steps['a1']}/due`;
    const dueOn = '2099-01-31';
    await test.call({ method: 'PUT', url: due, payload: { dueOn }, as: learner.coach });
    const before = await path();
    const second = await next();
    await move(second.programmeVersionId);
    const after = await path();
    expect(after.programmeVersionId).toBe(second.programmeVersionId);
    for (const code of Object.keys(second.steps)) {
      const { stepId: _, ...was } = stateOf(before, code)!;
      expect(stateOf(after, code)).toEqual({ ...was, stepId: second.steps[code] });
    }
    expect(stateOf(after, 'a1')).toMatchObject({ dueOn, state: 'open' });
    expect(stateOf(after, 'q1')).toMatchObject({ score: 100, state: 'done' });
    const diary = await test.db.query(
      'select kind from learning_fact where membership_id = $1 and step_id = any($2) order by 1',
      [learner.membershipId, Object.values(second.steps)],
    );
    expect(diary).toEqual([{ kind: 'lesson_finished' }, { kind: 'quiz_finished' }]);
  });

  it('is every stage with its waiver, and the tracks she chose', async () => {
    const waiver = `/api/v1/memberships/${learner.membershipId}/stages/${learner.programme.stages.internalisasi}/waiver`;
    await test.call({
      method: 'POST',
      url: waiver,
      payload: { reason: 'Anaknya sakit.' },
      as: learner.officer,
    });
    await finish(...stageSteps.orientasi);
    await test.call({
      method: 'PUT',
      url: `/api/v1/memberships/${learner.membershipId}/tracks`,
      payload: { moduleIds: [learner.programme.tracks.m1] },
      as: learner.owner,
    });
    const before = await path();
    await move((await next()).programmeVersionId);
    const after = await path();
    const stages = (view: PathView) =>
      view.stages.map(({ code, state, openedAt, doneAt, isWaived }) => ({
        ...{ code, state, openedAt, doneAt, isWaived },
      }));
    expect(stages(after)).toEqual(stages(before));
    expect(after.stages[0]!.isWaived).toBe(true);
    const reason = await test.db.query(
      'select waiver_reason, waived_by from stage_progress where membership_id = $1 and waived_by is not null',
      [learner.membershipId],
    );
    expect(reason).toEqual([
      { waiver_reason: 'Anaknya sakit.', waived_by: learner.officer.personId },
    ]);
    const chosen = after.stages[2]!.modules.filter((module) => module.isChosen);
    expect(chosen.map((module) => module.code)).toEqual(['m1']);
    expect(chosen[0]!.steps[0]!.state).toBe('open');
  });

  it('opens a new step in her open stage, with days to do it, and in one she has completed without closing it', async () => {
    await finish(...stageSteps.internalisasi);
    const second = await next({
      add: [
        { code: 'a2', stage: 'internalisasi', module: 'i1', kind: 'assignment', like: 'a1' },
        { code: 'ob1', stage: 'orientasi', module: 'o1', kind: 'assignment', like: 'oa1' },
        { code: 'mx', stage: 'mastery', module: 'm1', kind: 'lesson', like: 'l1' },
      ],
      rules: { internalisasi: [{ kind: 'assignments_accepted', of: ['a1', 'a2'], at_least: 2 }] },
    });
    await move(second.programmeVersionId);
    const view = await path();
    expect(view.stages.map((stage) => stage.state)).toEqual(['done', 'open', 'locked']);
    expect([stateOf(view, 'a2'), stateOf(view, 'ob1'), stateOf(view, 'mx')]).toMatchObject([
      { state: 'open' },
      { state: 'open' },
      { state: 'locked' },
    ]);
    const [{ day }] = await test.db.query(
      `select to_char((now() at time zone 'Asia/Makassar')::date + 14, 'YYYY-MM-DD') as day`,
    );
    expect(stateOf(view, 'ob1')!.dueOn).toBe(day);
    expect(view.next?.step.code).toBe('oa1');
  });

  it('completes a stage whose new rule is met, and the next as well where she worked ahead', async () => {
    await finish('l1', 'hari-1', 'hari-2', 'oa1');
    const second = await next({ rules: { internalisasi: [{ kind: 'lessons_done' }] } });
    const view = await move(second.programmeVersionId);
    expect(view.stages.map((stage) => stage.completing)).toEqual([1, 1, 0]);
    const after = await path();
    expect(after.stages.map((stage) => stage.state)).toEqual(['done', 'done', 'open']);
    const events = await test.db.query(
      `select type, count(*)::int from outbox_event
        where payload->>'membershipId' = $1 and type = 'stage.completed' group by 1`,
      [learner.membershipId],
    );
    expect(events).toEqual([{ type: 'stage.completed', count: 2 }]);
  });

  it('keeps what the version dropped, counts it nowhere, and takes it up again later', async () => {
    await finish('l1');
    await facts(learner.programme.steps['q1']!, 'quiz_finished', {
      answers: [{ question: 'q1', choices: ['b'] }],
    });
    const second = await next({ drop: ['q1', 'oa1'] });
    await move(second.programmeVersionId);
    expect(stateOf(await path(), 'q1')).toBeUndefined();
    expect(await progressOf(learner.programme.steps['q1']!)).toEqual([]);
    await move(learner.programme.programmeVersionId);
    expect(stateOf(await path(), 'q1')).toMatchObject({ score: 0, state: 'open' });
    const left = await test.db.query(
      'select 1 from former_step_progress where membership_id = $1',
      [learner.membershipId],
    );
    expect(left).toEqual([]);
  });

  it('moves people who pause or left too', async () => {
    await test.db.query(`update membership set state = 'left' where id = $1`, [
      learner.membershipId,
    ]);
    const second = await next();
    const view = await move(second.programmeVersionId);
    expect(view.people.total).toBe(1);
    expect(await progressOf(second.steps['l1']!)).toHaveLength(1);
  });

  it('serves whoever joins later with the new version', async () => {
    const second = await next({ drop: ['q1'] });
    await move(second.programmeVersionId);
    const late = await makePerson(test.db, learner.organisationId, ['participant']);
    const membershipId = await makeMembership(test, learner.cohortId, late.personId);
    expect((await path(membershipId, late)).next?.step.stepId).toBe(second.steps['l1']);
  });
});

describe('a phone that was long without signal', () => {
  it('tells what happened on the old steps, and it counts', async () => {
    const second = await next({
      bodies: { q1: { questions: [], pass: 100 } },
      drop: ['oa1'],
    });
    await move(second.programmeVersionId);
    const old = learner.programme.steps;
    const answers = [];
    answers.push((await facts(old['l1']!, 'lesson_finished')).json().answers[0]);
    const right = { answers: [{ question: 'q1', choices: ['a'] }] };
    answers.push((await facts(old['q1']!, 'quiz_finished', right)).json().answers[0]);
    expect(answers).toMatchObject([
      { outcome: 'accepted', stepState: 'done' },
      { outcome: 'accepted', stepState: 'done', score: 100 },
    ]);
    expect(await progressOf(second.steps['l1']!)).toMatchObject([{ state: 'done' }]);
    expect(await progressOf(second.steps['q1']!)).toMatchObject([{ state: 'done', score: 100 }]);
  });

  it('may name the old and the new step in one breath', async () => {
    const second = await next();
    await move(second.programmeVersionId);
    const fact = (stepId: string) => ({
      ...{ id: newId(), kind: 'lesson_finished', stepId, payload: {} },
      deviceAt: '2026-11-01T00:00:00Z',
    });
    const answer = await test.call({
      method: 'POST',
      url: `/api/v1/memberships/${learner.membershipId}/facts`,
      as: learner.owner,
      payload: { facts: [fact(learner.programme.steps['l1']!), fact(second.steps['l1']!)] },
    });
    expect(answer.json().answers).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
  });

  it('opens a bookmarked step where it is now', async () => {
    const second = await next();
    await move(second.programmeVersionId);
    const answer = await test.call({
      method: 'GET',
      url: `/api/v1/memberships/${learner.membershipId}/steps/${learner.programme.steps['l1']}`,
      as: learner.owner,
    });
    expect(answer.json().step).toMatchObject({ stepId: second.steps['l1'], state: 'open' });
  });

  it('is not heard about steps of another programme with the same codes', async () => {
    const other = await makeProgramme(test.db);
    const answer = await facts(other.steps['l1']!, 'lesson_finished');
    expect(answer.json().answers).toMatchObject([{ outcome: 'refused', reason: 'unknown-step' }]);
  });
});
