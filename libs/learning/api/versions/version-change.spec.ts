import { CohortsApiModule } from '@pijar/cohorts/api';
import { leadsOnly, makeMembership, statusesOf } from '@pijar/cohorts/testing';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { makeNextVersion, makeProgramme, type VersionPlan } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makePerson } from '@pijar/identity/testing';
import type { PathView } from '@pijar/learning/contracts';
import {
  changeOf,
  finishSteps,
  makeLearner,
  moveCohort,
  seeVersionChange,
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
const url = () => `/api/v1/cohorts/${learner.cohortId}/version-change`;
const move = (to: string) => moveCohort(test, learner.officer, learner.cohortId, to);
const see = (to: string) => seeVersionChange(test, learner.officer, learner.cohortId, to);
const post = (payload: object, as = learner.officer) =>
  test.call({ method: 'POST', url: url(), payload, as });
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

describe('the picture beforehand', () => {
  it('says what is added, dropped and changed, and whom it concerns', async () => {
    await finish('l1');
    const second = await next({
      drop: ['a1'],
      add: [{ code: 'l2', stage: 'internalisasi', module: 'i1', kind: 'lesson', like: 'l1' }],
      bodies: { oa1: { brief: ['Baru', 'Dua', 'Tiga'] } },
      rules: { orientasi: [{ kind: 'sessions_attended', of: ['hari-1', 'hari-2'], at_least: 1 }] },
      dropModules: ['m2'],
    });
    expect(await see(second.programmeVersionId)).toMatchObject({
      from: { number: 1 },
      to: { number: 2 },
      people: { total: 2, gettingSteps: 2 },
      stages: [
        {
          code: 'internalisasi',
          rule: null,
          modules: [
            {
              code: 'i1',
              change: 'changed',
              steps: [
                { code: 'a1', change: 'dropped' },
                { code: 'l2', change: 'added' },
              ],
            },
          ],
        },
        {
          code: 'orientasi',
          rule: {
            before: [
              { kind: 'sessions_attended', atLeast: 2, of: 2 },
              { kind: 'assignments_accepted', atLeast: 1, of: 1 },
            ],
            after: [{ kind: 'sessions_attended', atLeast: 1, of: 2 }],
          },
          modules: [{ code: 'o1', steps: [{ code: 'oa1', change: 'changed' }] }],
        },
        { code: 'mastery', modules: [{ code: 'm2', change: 'dropped', isTrack: true }] },
      ],
      droppedWork: [],
    });
  });

  it('counts work that would count no more', async () => {
    await finish('a1');
    const second = await next({ drop: ['a1'] });
    const { droppedWork } = await see(second.programmeVersionId);
    expect(droppedWork).toEqual([
      { code: 'a1', title: 'Langkah a1', accepted: 1, waiting: 0, returned: 0 },
    ]);
  });

  it('must be the present one: else it is shown anew and nothing is done', async () => {
    const second = await next({ rules: { internalisasi: [{ kind: 'lessons_done' }] } });
    const seen = await see(second.programmeVersionId);
    await finish('l1', 'q1');
    const answer = await post(changeOf(seen));
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({
      type: '/problems/picture-changed',
      current: { stages: [{ completing: 1 }, {}, {}] },
    });
  });

  it('is stable, and one that is sent twice is made once', async () => {
    const second = await next();
    const seen = await see(second.programmeVersionId);
    expect(await see(second.programmeVersionId)).toEqual(seen);
    const body = changeOf(seen);
    const [first, twin] = await Promise.all([post(body), post(body)]);
    expect(first.json()).toEqual(twin.json());
    const counts = await test.db.query(
      `select (select count(*)::int from cohort_version_change where cohort_id = $1::uuid) as changes,
              (select count(*)::int from audit_entry where subject_id = $1::uuid and action = 'cohort.version-changed') as audits,
              (select count(*)::int from outbox_event where type = 'cohort.version-changed' and payload->>'cohortId' = $1::uuid::text) as events`,
      [learner.cohortId],
    );
    expect(counts).toEqual([{ changes: 1, audits: 1, events: 1 }]);
    expect((await post(changeOf(seen))).json()).toMatchObject({ type: '/problems/already-there' });
  });

  it('offers only published versions of the same programme, with the same stages', async () => {
    const other = await makeProgramme(test.db);
    const strange = await test.call({
      method: 'GET',
      url: `${url()}?to=${other.programmeVersionId}`,
      as: learner.officer,
    });
    expect(strange.json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/query/to', code: 'not-offered' }],
    });
    const fewer = await next({ dropStages: ['mastery'] });
    const refused = await test.call({
      method: 'GET',
      url: `${url()}?to=${fewer.programmeVersionId}`,
      as: learner.officer,
    });
    expect(refused.json()).toMatchObject({ type: '/problems/other-stages' });
    const second = await next();
    const offer = await test.call({
      method: 'GET',
      url: `/api/v1/cohorts/${learner.cohortId}/version-offer`,
      as: learner.officer,
    });
    expect(offer.json()).toEqual({
      current: { versionId: learner.programme.programmeVersionId, number: 1 },
      newer: [
        { versionId: second.programmeVersionId, number: 3, isPossible: true },
        { versionId: fewer.programmeVersionId, number: 2, isPossible: false },
      ],
    });
  });

  it('is for those who lead the cohort, as is the change', async () => {
    const second = await next();
    const seen = await see(second.programmeVersionId);
    const cast = { ...learner, participant: learner.owner };
    const wrong = { ...changeOf(seen), picture: 'x' };
    const requests = [
      [200, () => ({ method: 'GET', url: `${url()}?to=${second.programmeVersionId}` })],
      [200, () => ({ method: 'GET', url: `/api/v1/cohorts/${learner.cohortId}/version-offer` })],
      [409, () => ({ method: 'POST', url: url(), payload: { ...wrong, requestId: newId() } })],
    ] as const;
    for (const [status, request] of requests) {
      expect(await statusesOf(test, cast, request)).toEqual(leadsOnly(status));
    }
  });
});
