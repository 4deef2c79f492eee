import { makeNextVersion } from '@pijar/curriculum/testing';
import { changeVersion } from '@pijar/learning/contracts';
import { changeOf, seeVersionChange } from '@pijar/learning/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  decide,
  sendAttempt,
  showReviewQueue,
  type ReviewQueueView,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  beginUpload,
  handIn,
  makeParticipant,
  makeScene,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionsApiModule } from './submissions-api.module';

let test: TestApp;
let scene: Scene;
let who: TestParticipant;
let old: Record<string, string>;

beforeAll(async () => {
  test = await startTestApp([SubmissionsApiModule]);
});
afterAll(() => test.close());
beforeEach(async () => {
  scene = await makeScene(test);
  who = scene.participant;
  old = scene.programme.steps;
});

const accept = ({ submissionId, attemptId }: { submissionId: string; attemptId: string }) =>
  test.call({
    method: 'POST',
    url: urlOf(decide, { submissionId }),
    as: scene.coach,
    payload: {
      ...{ decisionId: newId(), attemptId, decision: 'accepted', change: '' },
      ...{ scores: { jelas: 2, jujur: 3, lengkap: 1 }, good: 'Catatannya rapi.' },
    },
  });
const send = (stepId: string, input = attemptOf(), as = who) =>
  test.call({
    method: 'POST',
    url: urlOf(sendAttempt, { membershipId: as.membershipId, stepId }),
    as,
    payload: input,
  });
const stateOf = async (stepId: string, membershipId = who.membershipId) =>
  (
    await test.db.query(
      'select state from step_progress where membership_id = $1 and step_id = $2',
      [membershipId, stepId],
    )
  )[0]?.state;

describe('at the same moment', () => {
  it('as many hand-ins and a review, the move loses nothing', async () => {
    const others = [];
    for (let i = 0; i < 6; i += 1) {
      others.push(await makeParticipant(test, scene.organisationId, scene.cohortId));
    }
    const waiting = await handIn(test, who, old['a1']!);
    await test.call({
      method: 'POST',
      url: urlOf(claimSubmission, { submissionId: waiting.submissionId }),
      as: scene.coach,
    });
    const version = await makeNextVersion(test.db, scene.programme);
    const to = version.programmeVersionId;
    const seen = await seeVersionChange(test, scene.officer, scene.cohortId, to);
    const url = urlOf(changeVersion, { cohortId: scene.cohortId });
    const [first, ...rest] = others.map((each) => () => send(old['a1']!, attemptOf(), each));
    const began = [first!(), rest[0]!(), rest[1]!()];
    const [moved, ...answers] = await Promise.all([
      test.call({ method: 'POST', url, as: scene.officer, payload: changeOf(seen) }),
      accept(waiting),
      ...began,
      ...rest.slice(2).map((begin) => begin()),
      send(old['a1']!, attemptOf(), scene.neighbour),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    // A piece of work accepted meanwhile may complete nothing here, so the picture holds.
    expect(moved!.statusCode).toBe(200);
    const steps = version.steps;
    expect(await stateOf(steps['a1']!)).toBe('done');
    for (const each of [...others, scene.neighbour]) {
      expect(await stateOf(steps['a1']!, each.membershipId)).toBe('waiting');
    }
    const astray = await test.db.query(
      `select s.id from submission s join membership m on m.id = s.membership_id
        where m.cohort_id = $1 and s.step_id <> $2`,
      [scene.cohortId, steps['a1']],
    );
    expect(astray).toEqual([]);
    const queue = await test.call({
      method: 'GET',
      url: urlOf(showReviewQueue, {}),
      as: scene.coach,
    });
    expect(queue.json<ReviewQueueView>().totals).toMatchObject({ waiting: 7 });
  });

  it('as hand-ins again and again, in both directions', async () => {
    const version = await makeNextVersion(test.db, scene.programme);
    const versions = [version.programmeVersionId, scene.programme.programmeVersionId];
    for (let round = 0; round < 6; round += 1) {
      const each = await makeParticipant(test, scene.organisationId, scene.cohortId);
      const to = versions[round % 2]!;
      const seen = await seeVersionChange(test, scene.officer, scene.cohortId, to);
      const url = urlOf(changeVersion, { cohortId: scene.cohortId });
      const [sent, moved, began] = await Promise.all([
        send(old['a1']!, attemptOf(), each),
        test.call({ method: 'POST', url, as: scene.officer, payload: changeOf(seen) }),
        beginUpload(test, each, old['a1']!, 100),
      ]);
      expect([sent.statusCode, moved.statusCode, began.statusCode]).toEqual([200, 200, 201]);
    }
    const [{ count }] = await test.db.query(
      `select count(*)::int from submission s join step_progress p
          on p.membership_id = s.membership_id and p.step_id = s.step_id and p.state = 'waiting'
        where s.cohort_id = $1 and s.step_id = $2`,
      [scene.cohortId, old['a1']],
    );
    expect(count).toBe(6);
  });
});
