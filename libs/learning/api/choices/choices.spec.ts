import { CohortsApiModule } from '@pijar/cohorts/api';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { IdentityApiModule } from '@pijar/identity/api';
import type { TestPerson } from '@pijar/identity/testing';
import type { PathView } from '@pijar/learning/contracts';
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

const openMastery = () => finish(...stageSteps.internalisasi, ...stageSteps.orientasi);
const choose = (tracks: ('m1' | 'm2')[], as: TestPerson | undefined = learner.owner) =>
  test.call({
    method: 'PUT',
    url: `/api/v1/memberships/${learner.membershipId}/tracks`,
    payload: { moduleIds: tracks.map((code) => learner.programme.tracks[code]) },
    as,
  });
const events = async () =>
  (await test.db.query(
    `select type, payload from outbox_event where payload->>'membershipId' = $1 order by occurred_at, id`,
    [learner.membershipId],
  )) as { type: string; payload: object }[];
const report = (code: string, state: 'waiting' | 'returned') =>
  test.db.transaction((manager) =>
    test.app.get(StepReports).report(manager, {
      membershipId: learner.membershipId,
      stepId: learner.programme.steps[code]!,
      state,
      evidence: {},
      actorId: null,
    }),
  );

describe('choosing tracks', () => {
  it('opens the steps of the chosen one, and another choice closes them again', async () => {
    await openMastery();
    const first: PathView = (await choose(['m1'])).json();
    expect(first.tracksToChoose).toBe(0);
    expect(first.next?.step.code).toBe('ma1');
    const second: PathView = (await choose(['m2'])).json();
    expect(second.next?.step.code).toBe('ma2');
    const m1 = second.stages[2]!.modules.find((module) => module.code === 'm1');
    expect(m1).toMatchObject({ isChosen: false, steps: [{ state: 'locked' }] });
  });

  it.each(['waiting', 'done'])('keeps a track in which work is %s', async (state) => {
    await openMastery();
    await choose(['m1']);
    await (state === 'done' ? finish('ma1') : report('ma1', 'waiting'));
    const answer = await choose(['m2']);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ type: '/problems/track-in-use' });
    expect((await choose(['m1', 'm2'])).statusCode).toBe(200);
  });

  it('may leave a track whose work came back, and finds it as it was on return', async () => {
    await openMastery();
    await choose(['m1']);
    await report('ma1', 'returned');
    const left: PathView = (await choose(['m2'])).json();
    expect(left.returned).toEqual([]);
    const back: PathView = (await choose(['m1', 'm2'])).json();
    expect(back.returned).toMatchObject([{ code: 'ma1' }]);
  });

  it('waits until the stage is open', async () => {
    const answer = await choose(['m1']);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ type: '/problems/stage-locked' });
  });

  it('is done by a coach for her only with a trace', async () => {
    await openMastery();
    expect((await choose(['m1'], learner.coach)).statusCode).toBe(200);
    const rows = await test.db.query(
      `select actor_id from audit_entry where action = 'tracks.chosen-for' and subject_id = $1`,
      [learner.membershipId],
    );
    expect(rows).toEqual([{ actor_id: learner.coach.personId }]);
  });

  it.each(['otherOwner', 'formerCoach', 'otherOfficer'] as const)(
    'is not for the %s',
    async (who) => {
      expect((await choose([], learner[who])).statusCode).toBe(404);
    },
  );

  it('knows only tracks of this programme', async () => {
    const other = await makeLearner(test);
    const answer = await test.call({
      method: 'PUT',
      url: `/api/v1/memberships/${learner.membershipId}/tracks`,
      payload: { moduleIds: [other.programme.tracks.m1] },
      as: learner.owner,
    });
    expect(answer.statusCode).toBe(404);
  });
});

describe('finishing the programme', () => {
  it('completes the membership and says so once', async () => {
    await openMastery();
    await choose(['m1']);
    await finish('ma1', 'klinik');
    const [membership] = await test.db.query('select state from membership where id = $1', [
      learner.membershipId,
    ]);
    expect(membership.state).toBe('completed');
    expect((await events()).map((event) => event.type)).toEqual([
      ...['stage.completed', 'stage.completed', 'stage.completed'],
      ...['programme.completed', 'membership.changed'],
    ]);
    expect((await choose(['m1', 'm2'])).json()).toMatchObject({
      next: null,
      stages: [{}, {}, { modules: [{}, { isChosen: true, steps: [{ state: 'open' }] }] }],
    });
  });
});

describe('a waiver', () => {
  const waive = (
    stage: keyof TestLearner['programme']['stages'],
    as: TestPerson | undefined = learner.officer,
    body: object = { reason: 'Hadir satu hari, sakit hari kedua.' },
  ) =>
    test.call({
      method: 'POST',
      url: `/api/v1/memberships/${learner.membershipId}/stages/${learner.programme.stages[stage]}/waiver`,
      payload: body,
      as,
    });

  it('by an officer closes the stage with a name and a reason and opens the next', async () => {
    const path: PathView = (await waive('internalisasi')).json();
    expect(path.stages.map((stage) => stage.state)).toEqual(['done', 'open', 'locked']);
    expect(path.stages[0]!.isWaived).toBe(true);
    expect(path.next?.step.code).toBe('oa1');
    expect(await events()).toMatchObject([
      { type: 'stage.completed', payload: { isWaived: true } },
    ]);
    const [row] = await test.db.query(
      'select waived_by, waiver_reason from stage_progress where membership_id = $1 and waived_by is not null',
      [learner.membershipId],
    );
    expect(row).toEqual({
      waived_by: learner.officer.personId,
      waiver_reason: 'Hadir satu hari, sakit hari kedua.',
    });
  });

  it('is for an open stage only', async () => {
    const answer = await waive('orientasi');
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ type: '/problems/stage-not-open' });
  });

  it('needs a reason', async () => {
    const answer = await waive('internalisasi', learner.officer, { reason: ' ' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors[0].pointer).toBe('/body/reason');
  });

  it.each([
    ['owner', 403],
    ['coach', 403],
    ['formerCoach', 403],
    ['otherOfficer', 404],
  ] as const)('is not for the %s', async (who, status) => {
    expect((await waive('internalisasi', learner[who])).statusCode).toBe(status);
  });
});
