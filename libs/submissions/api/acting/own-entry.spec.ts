import { problemIn, type TestPerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  answerEntry,
  claimSubmission,
  decide,
  sendAttempt,
  showReview,
  showReviewQueue,
  takeNext,
  takeOverClaim,
  type AttemptReceipt,
  type ReviewQueueView,
  type ReviewView,
} from '@pijar/submissions/contracts';
import { entryOf, makeScene, setNow, type Scene } from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';

describe('whoever entered work', () => {
  let test: TestApp;
  let scene: Scene;
  let receipt: AttemptReceipt;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    setNow(test);
    scene = await makeScene(test);
    receipt = await enter();
  });

  const enter = async (as: TestPerson = scene.coach) =>
    (
      await test.call({
        method: 'POST',
        url: urlOf(sendAttempt, {
          membershipId: scene.participant.membershipId,
          stepId: scene.programme.steps['a1']!,
        }),
        payload: entryOf(),
        as,
      })
    ).json<AttemptReceipt>();
  const post = (route: { path: string }, as: TestPerson, payload: object = {}) =>
    test.call({ method: 'POST', url: urlOf(route, receipt), as, payload });
  const claim = (as: TestPerson) =>
    test.call({ method: 'POST', url: urlOf(claimSubmission, receipt), as });
  const answer = (as: TestPerson, decision: 'accepted' | 'returned') =>
    post(decide, as, {
      decisionId: newId(),
      attemptId: receipt.attemptId,
      decision,
      scores: { jelas: 2, jujur: 2, lengkap: 2 },
      good: 'Bagus',
      change: decision === 'returned' ? 'Lengkapi' : '',
    });
  const next = (as: TestPerson) => post(takeNext, as, { takeId: newId() });
  const queue = async (as: TestPerson) =>
    (
      await test.call({ method: 'GET', url: urlOf(showReviewQueue, {}), as })
    ).json<ReviewQueueView>();
  const isAlone = () =>
    test.db.query(
      'update cohort_staff set left_at = now() where cohort_id = $1 and person_id <> $2',
      [scene.cohortId, scene.coach.personId],
    );

  it('is not offered it, cannot take it, and sees who entered it', async () => {
    expect((await queue(scene.coach)).items).toEqual([]);
    expect((await queue(scene.otherCoach)).items).toHaveLength(1);
    expect(problemIn(await next(scene.coach))).toBe('409 nothing-waits');
    expect(problemIn(await claim(scene.coach))).toBe('409 entered-by-you');
    await claim(scene.otherCoach);
    const over = await test.call({
      method: 'POST',
      url: urlOf(takeOverClaim, receipt),
      as: scene.coach,
    });
    expect(problemIn(over)).toBe('409 entered-by-you');
    expect(problemIn(await answer(scene.coach, 'accepted'))).toBe('409 entered-by-you');
    const view = await test.call({
      method: 'GET',
      url: urlOf(showReview, receipt),
      as: scene.otherCoach,
    });
    expect(view.json<ReviewView>().attempts[0]!.entered).toMatchObject({
      by: { id: scene.coach.personId },
      consent: 'present',
    });
    expect((await answer(scene.otherCoach, 'accepted')).statusCode).toBe(200);
  });

  it('answers it when the cohort has nobody else', async () => {
    await isAlone();
    expect((await queue(scene.coach)).items).toHaveLength(1);
    expect((await next(scene.coach)).statusCode).toBe(200);
    expect((await answer(scene.coach, 'accepted')).statusCode).toBe(200);
  });

  it('may be the one who returned the try before; it then waits for the others at once', async () => {
    await claim(scene.otherCoach);
    await answer(scene.otherCoach, 'returned');
    receipt = await enter(scene.otherCoach);
    expect((await queue(scene.coach)).items[0]).toMatchObject({ reservedFor: null });
    expect((await next(scene.coach)).statusCode).toBe(200);
  });

  it('has no part in it any more once she sends the next try herself', async () => {
    await claim(scene.otherCoach);
    await answer(scene.otherCoach, 'returned');
    const own = await test.call({
      method: 'POST',
      url: urlOf(sendAttempt, {
        membershipId: scene.participant.membershipId,
        stepId: scene.programme.steps['a1']!,
      }),
      payload: { ...entryOf(), enteredFor: undefined },
      as: scene.participant,
    });
    receipt = own.json<AttemptReceipt>();
    expect((await claim(scene.coach)).statusCode).toBe(200);
  });

  it('gets it back, and it is not accepted, while she says that it is not hers', async () => {
    const say = (word: string) =>
      test.call({
        method: 'PUT',
        url: urlOf(answerEntry, receipt),
        payload: { answer: word },
        as: scene.participant,
      });
    await say('disowned');
    await claim(scene.otherCoach);
    expect(problemIn(await answer(scene.otherCoach, 'accepted'))).toBe('409 attempt-disowned');
    await say('confirmed');
    expect((await answer(scene.otherCoach, 'accepted')).statusCode).toBe(200);
  });
});
