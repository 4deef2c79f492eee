import { CohortsApiModule } from '@pijar/cohorts/api';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { Erasure, IdentityApiModule, PersonalData } from '@pijar/identity/api';
import { makeLearner, type TestLearner } from '@pijar/learning/testing';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { LearningApiModule } from '../learning-api.module';

let test: TestApp;
let learner: TestLearner;

beforeAll(async () => {
  test = await startTestApp([
    ...[IdentityApiModule, CurriculumApiModule, CohortsApiModule, LearningApiModule],
  ]);
  learner = await makeLearner(test);
  await test.call({
    ...{ method: 'POST', url: `/api/v1/memberships/${learner.membershipId}/facts` },
    as: learner.owner,
    payload: {
      facts: [
        {
          ...{ id: newId(), kind: 'lesson_finished', deviceAt: '2026-01-01T00:00:00Z' },
          ...{ stepId: learner.programme.steps['l1'], payload: {} },
        },
      ],
    },
  });
  await test.call({
    method: 'POST',
    url: `/api/v1/memberships/${learner.membershipId}/stages/${learner.programme.stages.internalisasi}/waiver`,
    payload: { reason: 'Anaknya sakit.' },
    as: learner.officer,
  });
});
afterAll(() => test.close());

const partOf = async () => {
  let text = '';
  const { personId } = learner.owner;
  for await (const piece of test.app.get(PersonalData).json(test.db.manager, personId)) {
    text += piece;
  }
  return JSON.parse(text).learning;
};

it('a person can read everything that learning keeps about her', async () => {
  expect(await partOf()).toMatchObject({
    memberships: [
      {
        programme: 'PIJAR Uji',
        stages: [{ state: 'done', waiverReason: 'Anaknya sakit.' }, { state: 'open' }, {}],
        steps: [{ step: 'Langkah l1', state: 'done' }, {}, {}, {}, {}, {}],
        facts: [{ step: 'Langkah l1', what: 'lesson_finished' }],
      },
    ],
  });
});

it('erasing her takes the diary and the words, and leaves what figures need', async () => {
  await test.db.transaction((manager) =>
    test.app.get(Erasure).run(manager, learner.owner.personId),
  );
  const { memberships } = await partOf();
  expect(memberships[0]).toMatchObject({
    facts: [],
    stages: [{ state: 'done', waiverReason: null }, {}, {}],
  });
  const words = await test.db.query(
    `select count(*)::int as count from audit_entry where detail::text like '%sakit%'`,
  );
  expect(words).toEqual([{ count: 0 }]);
  const [evidence] = await test.db.query(
    `select count(*)::int as count from step_progress where membership_id = $1 and evidence <> '{}'`,
    [learner.membershipId],
  );
  expect(evidence.count).toBe(0);
});
