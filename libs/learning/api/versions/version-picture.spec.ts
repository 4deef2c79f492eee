import { CohortsApiModule } from '@pijar/cohorts/api';
import { leadsOnly, statusesOf } from '@pijar/cohorts/testing';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { makeNextVersion, makeProgramme, type VersionPlan } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import {
  changeOf,
  finishSteps,
  makeLearner,
  seeVersionChange,
  type TestLearner,
} from '@pijar/learning/testing';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { LearningApiModule } from '../learning-api.module';
import { StepReports } from '../progress';

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

const next = (plan?: VersionPlan) => makeNextVersion(test.db, learner.programme, plan);
const finish = (...codes: string[]) =>
  finishSteps(test.db, test.app.get(StepReports), learner, ...codes);
const url = () => `/api/v1/cohorts/${learner.cohortId}/version-change`;
const see = (to: string) => seeVersionChange(test, learner.officer, learner.cohortId, to);
const post = (payload: object, as = learner.officer) =>
  test.call({ method: 'POST', url: url(), payload, as });

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

  it('says which stage gets questions before and after it', async () => {
    const second = await next();
    const { programmeVersionId, stages } = second;
    await test.db.query(
      `insert into stage_test (id, stage_id, programme_version_id, code, title, minutes, body)
       values ($1, $2, $3, 'tes', 'Tes', 5, '{}')`,
      [newId(), stages.orientasi, programmeVersionId],
    );
    const seen = await see(programmeVersionId);
    expect(seen.stages.map((stage) => stage.test)).toEqual([null, 'added', null]);
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
