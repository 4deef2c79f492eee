import { makeNextVersion, type TestProgramme, type VersionPlan } from '@pijar/curriculum/testing';
import { moveCohort, seeVersionChange } from '@pijar/learning/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  decide,
  saveDraft,
  saveFeedbackDraft,
  sendAttempt,
  showHandIn,
  showReview,
  showReviewQueue,
  showSubmission,
  type HandInView,
  type ReviewQueueView,
  type ReviewView,
  type SubmissionView,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  beginUpload,
  handIn,
  makeScene,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';

import { SubmissionsApiModule } from './submissions-api.module';

const full = { jelas: 2, jujur: 3, lengkap: 1 };
/** The assignment a1 with one criterion instead of three. */
const otherRubric = {
  passTotal: 1,
  passEach: 0,
  criteria: [
    {
      ...{ code: 'baru', title: 'Baru', promise: 'Karya baru.' },
      levels: { belum: 'Belum', mulai: 'Mulai', cukup: 'Cukup', mahir: 'Mahir' },
    },
  ],
};
const withOtherRubric: VersionPlan = { bodies: { a1: { rubric: otherRubric } } };
const withoutA1: VersionPlan = {
  drop: ['a1'],
  rules: { internalisasi: [{ kind: 'lessons_done' }] },
};

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

const move = async (plan?: VersionPlan): Promise<TestProgramme> => {
  const version = await makeNextVersion(test.db, scene.programme, plan);
  await moveCohort(test, scene.officer, scene.cohortId, version.programmeVersionId);
  return version;
};
const claim = (submissionId: string) =>
  test.call({ method: 'POST', url: urlOf(claimSubmission, { submissionId }), as: scene.coach });
const answer = (at: { submissionId: string; attemptId: string }, more: object = {}) =>
  test.call({
    method: 'POST',
    url: urlOf(decide, { submissionId: at.submissionId }),
    as: scene.coach,
    payload: {
      ...{ decisionId: newId(), attemptId: at.attemptId, decision: 'accepted' },
      ...{ scores: full, good: 'Catatannya rapi.', change: '', ...more },
    },
  });
const review = async (submissionId: string) =>
  (
    await test.call({ method: 'GET', url: urlOf(showReview, { submissionId }), as: scene.coach })
  ).json<ReviewView>();
const submission = async (submissionId: string) =>
  (
    await test.call({ method: 'GET', url: urlOf(showSubmission, { submissionId }), as: who })
  ).json<SubmissionView>();
const composer = async (stepId: string) =>
  (
    await test.call({
      method: 'GET',
      url: urlOf(showHandIn, { membershipId: who.membershipId, stepId }),
      as: who,
    })
  ).json<HandInView>();
const queue = async () =>
  (
    await test.call({ method: 'GET', url: urlOf(showReviewQueue, {}), as: scene.coach })
  ).json<ReviewQueueView>();
const send = (stepId: string, input = attemptOf(), as = who) =>
  test.call({
    method: 'POST',
    url: urlOf(sendAttempt, { membershipId: as.membershipId, stepId }),
    as,
    payload: input,
  });
const stateOf = async (stepId: string) =>
  (
    await test.db.query(
      'select state from step_progress where membership_id = $1 and step_id = $2',
      [who.membershipId, stepId],
    )
  )[0]?.state;

describe('work goes along', () => {
  it('in the queue, held by whoever holds it, and is answered there', async () => {
    const sent = await handIn(test, who, old['a1']!);
    await claim(sent.submissionId);
    const { steps } = await move();
    const { held, totals } = await queue();
    expect(totals).toMatchObject({ inReview: 1 });
    expect(held).toMatchObject([
      { submissionId: sent.submissionId, step: { id: steps['a1'] }, lease: { isMine: true } },
    ]);
    expect((await answer(sent)).statusCode).toBe(200);
    expect(await stateOf(steps['a1']!)).toBe('done');
  });

  it('when it came back: she hands in again, by the old address too, and it is one submission', async () => {
    const first = await handIn(test, who, old['a1']!);
    await claim(first.submissionId);
    await answer(first, { decision: 'returned', change: 'Pisahkan uang usaha.' });
    const { steps } = await move();
    expect(await stateOf(steps['a1']!)).toBe('returned');
    const second = await handIn(test, who, old['a1']!);
    expect(second).toMatchObject({ submissionId: first.submissionId, number: 2 });
    expect(await stateOf(steps['a1']!)).toBe('waiting');
    const { held, items } = await queue();
    expect([...held, ...items]).toMatchObject([
      { attemptNumber: 2, reservedFor: { name: 'Bu Sri' } },
    ]);
  });

  it('with drafts and files that are not sent yet, also those begun under the old version', async () => {
    const where = { membershipId: who.membershipId, stepId: old['a1']! };
    const words = { text: 'Setengah jadi', links: [], version: 0 };
    await test.call({ method: 'PUT', url: urlOf(saveDraft, where), as: who, payload: words });
    await beginUpload(test, who, old['a1']!, 1000);
    const { steps } = await move();
    await beginUpload(test, who, old['a1']!, 1000);
    const view = await composer(old['a1']!);
    expect(view).toMatchObject({
      step: { id: steps['a1'] },
      draft: { text: 'Setengah jadi', version: 1 },
      canSend: true,
    });
    expect(view.looseFiles).toHaveLength(2);
    const saved = await test.call({
      ...{ method: 'PUT', url: urlOf(saveDraft, where), as: who },
      payload: { ...words, text: 'Tiga perempat jadi', version: 1 },
    });
    expect(saved.json()).toMatchObject({ version: 2 });
  });

  it('and a hand-in that was repeated after the move is the same attempt', async () => {
    const input = attemptOf();
    const first = await handIn(test, who, old['a1']!, input);
    await move();
    expect((await send(old['a1']!, input)).json()).toEqual(first);
  });
});

describe('the rubric', () => {
  it('of an attempt is the one it was sent for, while it is read and for ever after', async () => {
    const first = await handIn(test, who, old['a1']!);
    await claim(first.submissionId);
    const draft = {
      attemptId: first.attemptId,
      scores: { jelas: 1 },
      good: '',
      change: '',
      version: 0,
    };
    await test.call({
      ...{ method: 'PUT', url: urlOf(saveFeedbackDraft, first), as: scene.coach, payload: draft },
    });
    const { steps } = await move(withOtherRubric);
    const reading = await review(first.submissionId);
    expect(reading.rubric.criteria.map(({ code }) => code)).toEqual(['jelas', 'jujur', 'lengkap']);
    expect(reading.draft).toMatchObject({ scores: { jelas: 1 } });
    const returned = await answer(first, { decision: 'returned', change: 'Lengkapi.' });
    expect(returned.json()).toMatchObject({ points: 6, passTotal: 4 });

    const second = await handIn(test, who, steps['a1']!);
    await claim(second.submissionId);
    expect((await answer(second)).statusCode).toBe(422);
    expect((await answer(second, { scores: { baru: 3 } })).json()).toMatchObject({ points: 3 });
    const { rubric, attempts } = await submission(first.submissionId);
    expect(rubric).toEqual(otherRubric);
    expect(attempts).toMatchObject([
      { number: 2, rubric: null, feedback: { scores: { baru: 3 } } },
      { number: 1, rubric: { passTotal: 4 }, feedback: { scores: full, points: 6 } },
    ]);
    const { attempts: read } = await review(first.submissionId);
    expect(read.map((attempt) => attempt.rubric?.passTotal)).toEqual([undefined, 4]);
  });
});

describe('an assignment that the version dropped', () => {
  it('leaves accepted work to be read, and counts it no more', async () => {
    const sent = await handIn(test, who, old['a1']!);
    await claim(sent.submissionId);
    await answer(sent);
    const version = await makeNextVersion(test.db, scene.programme, withoutA1);
    const to = version.programmeVersionId;
    const { droppedWork } = await seeVersionChange(test, scene.officer, scene.cohortId, to);
    expect(droppedWork).toMatchObject([{ code: 'a1', accepted: 1 }]);
    await moveCohort(test, scene.officer, scene.cohortId, to);
    expect(await stateOf(old['a1']!)).toBeUndefined();
    expect(await submission(sent.submissionId)).toMatchObject({
      state: 'accepted',
      rubric: { passTotal: 4 },
      attempts: [{ number: 1, feedback: { points: 6 } }],
    });
  });

  it('lets waiting work be answered, and the answer be read', async () => {
    const sent = await handIn(test, who, old['a1']!);
    await claim(sent.submissionId);
    await move(withoutA1);
    expect((await queue()).held).toMatchObject([{ submissionId: sent.submissionId }]);
    expect((await answer(sent)).statusCode).toBe(200);
    expect(await submission(sent.submissionId)).toMatchObject({ state: 'accepted' });
    const kept = await test.db.query(
      'select state from former_step_progress where membership_id = $1 and step_id = $2',
      [who.membershipId, old['a1']],
    );
    expect(kept).toEqual([{ state: 'done' }]);
  });

  it('takes no more work, and says why to her alone', async () => {
    await move(withoutA1);
    const refused = await send(old['a1']!);
    expect(refused.json()).toMatchObject({ status: 409, type: '/problems/step-dropped' });
    const other = await send(old['a1']!, attemptOf(), { ...scene.neighbour, cookie: who.cookie });
    expect(other.statusCode).toBe(404);
  });

  it('comes back with its work when a later version has it again', async () => {
    const sent = await handIn(test, who, old['a1']!);
    const second = await makeNextVersion(test.db, scene.programme, withoutA1);
    await moveCohort(test, scene.officer, scene.cohortId, second.programmeVersionId);
    const third = await makeNextVersion(test.db, scene.programme);
    await moveCohort(test, scene.officer, scene.cohortId, third.programmeVersionId);
    expect(await stateOf(third.steps['a1']!)).toBe('waiting');
    await claim(sent.submissionId);
    expect((await answer(sent)).statusCode).toBe(200);
    expect(await stateOf(third.steps['a1']!)).toBe('done');
  });
});
