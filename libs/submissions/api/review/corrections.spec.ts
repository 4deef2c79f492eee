import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  correctFeedback,
  decide,
  showReview,
  showSubmission,
  type FeedbackView,
  type ReviewView,
  type SubmissionView,
} from '@pijar/submissions/contracts';
import {
  handIn,
  makeParticipant,
  makeScene,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';

const scores = { jelas: 2, jujur: 3, lengkap: 1 };

describe('correcting feedback', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let submissionId: string;
  let attemptId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    ({ submissionId, attemptId } = await handIn(test, who, scene.programme.steps['a1']!));
    const url = urlOf(claimSubmission, { submissionId });
    await test.call({ method: 'POST', url, as: scene.coach });
  });

  const answer = (decision = 'returned') =>
    test.call({
      method: 'POST',
      url: urlOf(decide, { submissionId }),
      as: scene.coach,
      payload: { decisionId: newId(), attemptId, decision, scores, good: 'Rapi.', change: 'Lagi.' },
    });
  const correct = (more: object = {}, as = scene.coach) =>
    test.call({
      method: 'POST',
      url: urlOf(correctFeedback, { submissionId, attemptId }),
      as,
      payload: {
        ...{ correctionId: newId(), version: 1, scores: { ...scores, jelas: 3 } },
        ...{ good: 'Sangat rapi.', change: 'Sedikit lagi.', reason: 'Saya salah baca.' },
        ...more,
      },
    });
  const seen = async () =>
    (
      await test.call({ method: 'GET', url: urlOf(showSubmission, { submissionId }), as: who })
    ).json<SubmissionView>();
  const review = async (as = scene.coach) =>
    (
      await test.call({ method: 'GET', url: urlOf(showReview, { submissionId }), as })
    ).json<ReviewView>();

  it('shows her the newest words and why; the decision stays and the old words are kept', async () => {
    await answer();
    const before = (await seen()).attempts[0]!.feedback!;
    expect(before).toMatchObject({ version: 1, corrected: null });
    expect((await correct()).statusCode).toBe(200);
    expect(await seen()).toMatchObject({
      state: 'returned',
      attempts: [
        {
          feedback: {
            ...{ version: 2, decision: 'returned', good: 'Sangat rapi.', points: 7 },
            ...{ sentAt: before.sentAt, reviewer: { name: 'Bu Sri' } },
            corrected: { reason: 'Saya salah baca.', by: { name: 'Bu Sri' } },
          },
        },
      ],
    });
    const versions = await test.db.query(
      'select version, good, reason from feedback where attempt_id = $1 order by version',
      [attemptId],
    );
    expect(versions).toEqual([
      { version: 1, good: 'Rapi.', reason: null },
      { version: 2, good: 'Sangat rapi.', reason: 'Saya salah baca.' },
    ]);
    const [event] = await test.db.query(
      `select type from outbox_event where payload->>'submissionId' = $1 order by id desc limit 1`,
      [submissionId],
    );
    expect(event.type).toBe('submission.feedback-corrected');
  });

  it('of an earlier attempt is possible, also by who leads the cohort', async () => {
    await answer();
    await handIn(test, who, scene.programme.steps['a1']!);
    const view = (await correct({}, scene.officer)).json<FeedbackView>();
    expect(view.corrected!.by.id).toBe(scene.officer.personId);
    expect(view.reviewer.name).toBe('Bu Sri');
    expect((await seen()).state).toBe('sent');
  });

  it('twice with one id is once; an old page is told what is there', async () => {
    await answer();
    const correctionId = newId();
    const one = await correct({ correctionId });
    expect((await correct({ correctionId })).body).toBe(one.body);
    expect((await correct({ correctionId, good: 'Lain' })).json()).toMatchObject({
      type: '/problems/key-reused',
    });
    expect((await correct()).json()).toMatchObject({
      type: '/problems/feedback-changed',
      current: { feedback: { version: 2, good: 'Sangat rapi.' } },
    });
    const both = await Promise.all([correct({ version: 2 }), correct({ version: 2 })]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
  });

  it.each([
    ['without a reason', { reason: ' ' }, '/body/reason'],
    ['without what to change', { change: '' }, '/body/change'],
    ['with a score too few', { scores: { jelas: 1, jujur: 1 } }, '/body/scores/lengkap'],
  ])('is refused %s', async (_name, more, pointer) => {
    await answer();
    const refused = await correct(more);
    expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([422, pointer]);
  });

  it('waits for an answer, and is for whoever gave it', async () => {
    expect((await correct()).json()).toMatchObject({ type: '/problems/not-answered' });
    expect((await review()).canCorrect).toBe(false);
    await answer('accepted');
    const may = async (as: Scene['coach']) => (await review(as)).canCorrect;
    expect([await may(scene.coach), await may(scene.otherCoach)]).toEqual([true, false]);
    expect([await may(scene.officer), await may(scene.admin)]).toEqual([true, true]);
    for (const as of [scene.otherCoach, scene.formerCoach, scene.stranger, scene.strangeOfficer]) {
      expect((await correct({}, as)).statusCode).toBe(404);
    }
    expect((await correct({}, who as unknown as Scene['coach'])).statusCode).toBe(403);
  });
});
