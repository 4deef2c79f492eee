import { Background, newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import {
  startRedis,
  startTestApp,
  until,
  type TestApp,
  type TestRedis,
} from '@pijar/shared/testing';
import {
  claimSubmission,
  decide,
  saveFeedbackDraft,
  showReview,
  showReviewQueue,
  showSubmission,
  takeBackDecision,
  takeNext,
  takeOverClaim,
  type DecisionView,
  type ReviewView,
  type SubmissionView,
} from '@pijar/submissions/contracts';
import {
  entryOf,
  handIn,
  makeParticipant,
  makeScene,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import { DueDecisions } from './due-decisions';

const words = { scores: { jelas: 2, jujur: 3, lengkap: 1 }, good: 'Rapi.', change: 'Pisahkan.' };

describe('a decision that was sent', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let stepId: string;
  let submissionId: string;
  let attemptId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule], { PIJAR_UNDO_SECONDS: '30' });
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    ({ submissionId, attemptId } = await handIn(test, who, stepId));
    await post(urlOf(claimSubmission, { submissionId }));
  });

  const post = (url: string, payload: object = {}, as = scene.coach) =>
    test.call({ method: 'POST', url, as, payload });
  const send = (decisionId: string, more: object = {}, as = scene.coach) =>
    post(
      urlOf(decide, { submissionId }),
      { decisionId, attemptId, decision: 'returned', ...words, ...more },
      as,
    );
  const takeBack = (decisionId: string, as = scene.coach) =>
    test.call({ method: 'DELETE', url: urlOf(takeBackDecision, { submissionId, decisionId }), as });
  const review = async (as = scene.coach) =>
    (
      await test.call({ method: 'GET', url: urlOf(showReview, { submissionId }), as })
    ).json<ReviewView>();
  const seen = async () =>
    (
      await test.call({ method: 'GET', url: urlOf(showSubmission, { submissionId }), as: who })
    ).json<SubmissionView>();
  const makeDue = () =>
    test.db.query('update sent_decision set due_at = clock_timestamp() where submission_id = $1', [
      submissionId,
    ]);
  const happenAll = () => test.app.get(DueDecisions).happenAll();
  const stepState = async () =>
    (
      await test.db.query(
        'select state from step_progress where membership_id = $1 and step_id = $2',
        [who.membershipId, stepId],
      )
    )[0].state;
  const events = async () =>
    (
      await test.db.query(
        `select type from outbox_event where payload->>'submissionId' = $1 order by occurred_at, id`,
        [submissionId],
      )
    ).map((event: { type: string }) => event.type);

  it('moves nothing until its time is over, and then everything once', async () => {
    const view = (await send(newId())).json<DecisionView>();
    expect(view.secondsLeft).toBeGreaterThan(25);
    expect(view.secondsLeft).toBeLessThanOrEqual(30);
    expect(await happenAll()).toBe(0);
    const before = await seen();
    expect(before.state).toBe('being_read');
    expect(before.attempts[0]!.feedback).toBeNull();
    expect(await stepState()).toBe('waiting');
    expect(await review()).toMatchObject({
      state: 'answering',
      sentDecision: { decision: 'returned', isMine: true, reviewer: { name: 'Bu Sri' } },
    });

    await makeDue();
    expect((await Promise.all([happenAll(), happenAll()])).toSorted()).toEqual([0, 1]);
    expect(await happenAll()).toBe(0);
    expect(await seen()).toMatchObject({
      state: 'returned',
      attempts: [{ feedback: { good: 'Rapi.', change: 'Pisahkan.' } }],
    });
    expect(await stepState()).toBe('returned');
    expect(await events()).toEqual([
      'submission.sent',
      'submission.decision-sent',
      'submission.returned',
    ]);
    expect(await review()).toMatchObject({ state: 'returned', sentDecision: null, draft: null });
  });

  it('is taken back: she holds the work and finds her words as she sent them', async () => {
    const decisionId = newId();
    await send(decisionId, { good: 'Kalimat terakhir saya.' });
    const back = await takeBack(decisionId);
    expect([back.statusCode, back.json()]).toMatchObject([200, { lease: { isMine: true } }]);
    expect((await takeBack(decisionId)).statusCode).toBe(200);
    expect(await review()).toMatchObject({
      state: 'in_review',
      sentDecision: null,
      draft: { good: 'Kalimat terakhir saya.', change: 'Pisahkan.', scores: words.scores },
    });
    await makeDue();
    expect(await happenAll()).toBe(0);
    expect(await stepState()).toBe('waiting');
    expect((await send(newId(), { decision: 'accepted' })).statusCode).toBe(200);
    await makeDue();
    expect(await happenAll()).toBe(1);
    expect(await stepState()).toBe('done');
    expect((await seen()).attempts[0]!.feedback).toMatchObject({ decision: 'accepted' });
  });

  it('cannot be taken back once it took effect', async () => {
    const decisionId = newId();
    await send(decisionId);
    await makeDue();
    await happenAll();
    const late = await takeBack(decisionId);
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({
      type: '/problems/already-decided',
      current: { state: 'returned' },
    });
    expect((await send(decisionId)).json()).toMatchObject({ secondsLeft: 0 });
  });

  it('either takes effect or is taken back when both come at the same moment', async () => {
    const decisionId = newId();
    await send(decisionId);
    await makeDue();
    const [happened, back] = await Promise.all([happenAll(), takeBack(decisionId)]);
    expect([happened, back.statusCode]).toEqual(happened === 1 ? [1, 409] : [0, 200]);
    expect((await review()).state).toBe(happened === 1 ? 'returned' : 'in_review');
  });

  it('answers a repetition, refuses the id for another, and a second answer', async () => {
    const decisionId = newId();
    const first = (await send(decisionId)).json<DecisionView>();
    const again = (await send(decisionId)).json<DecisionView>();
    expect(again).toEqual({ ...first, secondsLeft: again.secondsLeft });
    expect((await send(decisionId, { good: 'Lain' })).json()).toMatchObject({
      type: '/problems/key-reused',
    });
    for (const as of [scene.coach, scene.otherCoach]) {
      expect((await send(newId(), {}, as)).json()).toMatchObject({
        type: '/problems/already-decided',
        current: { state: 'answering' },
      });
    }
  });

  it('leaves the work with her: nobody else gets it, sees words, or sends over it', async () => {
    await send(newId());
    for (const path of [claimSubmission, takeOverClaim]) {
      const refused = await post(urlOf(path, { submissionId }), {}, scene.otherCoach);
      expect(refused.json()).toMatchObject({ type: '/problems/not-waiting' });
    }
    const next = await post(urlOf(takeNext, {}), { takeId: newId() }, scene.otherCoach);
    expect(next.json<{ submissionId?: string }>().submissionId).not.toBe(submissionId);
    const queue = await test.call({
      method: 'GET',
      url: `${urlOf(showReviewQueue, {})}?state=all`,
      as: scene.coach,
    });
    expect(queue.body).not.toContain(submissionId);
    const other = await review(scene.otherCoach);
    expect(other).toMatchObject({ state: 'answering', sentDecision: { isMine: false } });
    expect(JSON.stringify(other)).not.toContain('Pisahkan.');
    const draft = await test.call({
      method: 'PUT',
      url: urlOf(saveFeedbackDraft, { submissionId }),
      as: scene.coach,
      payload: { attemptId, ...words, version: 1 },
    });
    expect(draft.json()).toMatchObject({ type: '/problems/already-decided' });
    await expect(handIn(test, who, stepId)).rejects.toThrow(/already-waiting/);
    await expect(
      handIn(test, { ...who, cookie: scene.coach.cookie }, stepId, entryOf()),
    ).rejects.toThrow(/already-waiting/);
  });

  it('is taken back by whoever sent it only', async () => {
    const decisionId = newId();
    await send(decisionId);
    for (const as of [scene.otherCoach, scene.officer]) {
      expect((await takeBack(decisionId, as)).statusCode).toBe(409);
    }
    for (const as of [scene.formerCoach, scene.stranger, scene.strangeOfficer]) {
      expect((await takeBack(decisionId, as)).statusCode).toBe(404);
    }
    expect((await takeBack(decisionId, who as unknown as Scene['coach'])).statusCode).toBe(403);
    expect((await review()).state).toBe('answering');
  });

  it('takes effect also when one before it fails', async () => {
    await send(newId());
    await makeDue();
    const broken = submissionId;
    await test.db.query(`update submission set state = 'in_review' where id = $1`, [broken]);
    const next = await makeParticipant(test, scene.organisationId, scene.cohortId);
    ({ submissionId, attemptId } = await handIn(test, next, stepId));
    await post(urlOf(claimSubmission, { submissionId }));
    await send(newId());
    await makeDue();
    expect(await happenAll()).toBe(1);
    expect((await review()).state).toBe('returned');
    await test.db.query('delete from sent_decision where submission_id = $1', [broken]);
  });
});

describe('the job of a sent decision', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  const backends: [string, () => Record<string, string>][] = [
    ['PostgreSQL', () => ({})],
    ['Redis', () => ({ REDIS_URL: redis.url })],
  ];

  it.each(backends)('lets it take effect by itself on %s', async (_name, environment) => {
    const test = await startTestApp([SubmissionsApiModule], {
      PIJAR_UNDO_SECONDS: '1',
      ...environment(),
    });
    try {
      const scene = await makeScene(test);
      await test.app.get(Background).start();
      const { submissionId, attemptId } = await handIn(
        test,
        scene.participant,
        scene.programme.steps['a1']!,
      );
      const url = urlOf(claimSubmission, { submissionId });
      await test.call({ method: 'POST', url, as: scene.coach });
      await test.call({
        method: 'POST',
        url: urlOf(decide, { submissionId }),
        as: scene.coach,
        payload: { decisionId: newId(), attemptId, decision: 'accepted', ...words },
      });
      await until(
        async () =>
          (await test.db.query('select state from submission where id = $1', [submissionId]))[0]
            .state === 'accepted',
      );
    } finally {
      await test.close();
    }
  });
});
