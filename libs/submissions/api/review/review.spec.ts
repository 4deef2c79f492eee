import { newId } from '@pijar/shared/api';
import { urlOf, type Problem } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import {
  claimSubmission,
  decide,
  saveFeedbackDraft,
  showReview,
  showSubmission,
  takeOverClaim,
  type DecisionView,
  type FeedbackDraftSaved,
  type ReviewView,
  type SubmissionView,
} from '@pijar/submissions/contracts';
import {
  handIn,
  makeParticipant,
  makeScene,
  setNow,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';

const full = { jelas: 2, jujur: 3, lengkap: 1 };

describe('reviewing', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let stepId: string;
  let submissionId: string;
  let attemptId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    setNow(test);
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    ({ submissionId, attemptId } = await handIn(test, who, stepId));
  });

  const claim = (as = scene.coach) =>
    test.call({ method: 'POST', url: urlOf(claimSubmission, { submissionId }), as });
  const show = async (as = scene.coach) =>
    (
      await test.call({ method: 'GET', url: urlOf(showReview, { submissionId }), as })
    ).json<ReviewView>();
  const answer = (more: object = {}, as = scene.coach) =>
    test.call({
      method: 'POST',
      url: urlOf(decide, { submissionId }),
      as,
      payload: {
        decisionId: newId(),
        attemptId,
        decision: 'returned',
        scores: full,
        good: 'Catatannya rapi.',
        change: 'Pisahkan uang usaha.',
        ...more,
      },
    });
  const draft = (more: object = {}, as = scene.coach) =>
    test.call({
      method: 'PUT',
      url: urlOf(saveFeedbackDraft, { submissionId }),
      as,
      payload: { attemptId, scores: { jelas: 1 }, good: 'Rapi', change: '', version: 0, ...more },
    });
  const stepState = async () =>
    (
      await test.db.query(
        'select state from step_progress where membership_id = $1 and step_id = $2',
        [who.membershipId, stepId],
      )
    )[0].state;
  const typeOf = (response: { body: string }) => (JSON.parse(response.body) as Problem).type;

  it('returns work with scores and words, and she hands it in again', async () => {
    await claim();
    const view = (await answer()).json<DecisionView>();
    expect(view).toMatchObject({ decision: 'returned', points: 6, passTotal: 4, belowPass: false });
    expect(await stepState()).toBe('returned');
    const seen = async () =>
      (
        await test.call({ method: 'GET', url: urlOf(showSubmission, { submissionId }), as: who })
      ).json<SubmissionView>();
    expect(await seen()).toMatchObject({
      state: 'returned',
      attempts: [
        {
          feedback: {
            reviewer: { name: 'Bu Sri' },
            good: 'Catatannya rapi.',
            change: 'Pisahkan uang usaha.',
            scores: full,
            points: 6,
          },
        },
      ],
    });
    const again = await handIn(test, who, stepId);
    expect(again).toMatchObject({ submissionId, number: 2 });
    const both = await seen();
    expect(both.state).toBe('sent');
    expect(both.attempts.map((attempt) => [attempt.number, attempt.feedback !== null])).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  it('accepts work: the step is done, events and audit are written', async () => {
    await claim();
    const view = (
      await answer({ decision: 'accepted', scores: { jelas: 0, jujur: 3, lengkap: 3 }, change: '' })
    ).json<DecisionView>();
    expect(view).toMatchObject({ decision: 'accepted', points: 6, belowPass: true });
    expect(await stepState()).toBe('done');
    const events = await test.db.query(
      `select type from outbox_event where payload->>'submissionId' = $1 order by occurred_at`,
      [submissionId],
    );
    expect(events.map((event: { type: string }) => event.type)).toEqual([
      'submission.sent',
      'submission.accepted',
    ]);
    const audit = await test.db.query(
      'select action, actor_id, organisation_id from audit_entry where subject_id = $1',
      [submissionId],
    );
    expect(audit).toEqual([
      {
        action: 'submission.accepted',
        actor_id: scene.coach.personId,
        organisation_id: scene.organisationId,
      },
    ]);
  });

  it('answers a repeated decision the same, and refuses the id for another', async () => {
    await claim();
    const decisionId = newId();
    const [one, two] = await Promise.all([answer({ decisionId }), answer({ decisionId })]);
    expect(one.statusCode).toBe(200);
    expect(two.body).toBe(one.body);
    const other = await answer({ decisionId, good: 'Lain' });
    expect([other.statusCode, typeOf(other)]).toEqual([409, '/problems/key-reused']);
    const [{ count }] = await test.db.query(
      'select count(*)::int as count from feedback where attempt_id = $1',
      [attemptId],
    );
    expect(count).toBe(1);
  });

  it('keeps the words of whoever lost the lease, and says who holds it', async () => {
    await claim();
    await test.call({
      method: 'POST',
      url: urlOf(takeOverClaim, { submissionId }),
      as: scene.otherCoach,
    });
    const lost = await answer({ good: 'Kalimat panjang saya' });
    expect(lost.statusCode).toBe(409);
    expect(lost.json()).toMatchObject({
      type: '/problems/lease-lost',
      current: {
        state: 'in_review',
        lease: { holder: { name: 'Pak Adi' }, isMine: false },
        draft: { good: 'Kalimat panjang saya', change: 'Pisahkan uang usaha.', scores: full },
      },
    });
    expect((await show()).draft).toMatchObject({ good: 'Kalimat panjang saya' });
    expect((await answer({ decision: 'accepted' }, scene.otherCoach)).statusCode).toBe(200);
    expect(await stepState()).toBe('done');
  });

  it('needs a live lease: one that ran out is lost even when nobody else took the work', async () => {
    await claim();
    setNow(test, new Date(Date.now() + 31 * 60_000));
    const lost = await answer();
    expect(lost.json()).toMatchObject({
      type: '/problems/lease-lost',
      current: { lease: null, state: 'waiting' },
    });
    expect((await claim()).statusCode).toBe(200);
    expect((await answer()).statusCode).toBe(200);
  });

  it.each([
    ['a missing score', { scores: { jelas: 1, jujur: 1 } }, '/body/scores/lengkap', 'missing'],
    ['an unknown score', { scores: { ...full, lain: 1 } }, '/body/scores/lain', 'unknown'],
    ['a score too high', { scores: { ...full, jelas: 4 } }, '/body/scores/jelas', 'too-big'],
    ['nothing good', { good: '  ' }, '/body/good', 'too-small'],
    ['a return without what to change', { change: '' }, '/body/change', 'needed-to-return'],
  ])('refuses %s', async (_name, more, pointer, code) => {
    await claim();
    const refused = await answer(more);
    expect(refused.statusCode).toBe(422);
    expect(refused.json<Problem>().errors).toMatchObject([{ pointer, code }]);
  });

  it('answers the newest attempt only', async () => {
    await claim();
    await answer();
    await handIn(test, who, stepId);
    await claim();
    const late = await answer();
    expect([late.statusCode, typeOf(late)]).toEqual([409, '/problems/attempt-superseded']);
  });

  describe('draft feedback', () => {
    it('survives a closed tab and is seen by nobody else', async () => {
      await claim();
      const first = (await draft()).json<FeedbackDraftSaved>();
      expect(first).toMatchObject({ draft: { version: 1, good: 'Rapi' }, lease: { isMine: true } });
      expect((await draft()).json<FeedbackDraftSaved>().draft.version).toBe(1);
      expect((await draft({ good: 'Rapi sekali', version: 1 })).statusCode).toBe(200);
      expect((await show()).draft).toMatchObject({ good: 'Rapi sekali', version: 2 });
      expect((await show(scene.otherCoach)).draft).toBeNull();
      const seen = await test.call({
        method: 'GET',
        url: urlOf(showSubmission, { submissionId }),
        as: who,
      });
      expect(seen.body).not.toContain('Rapi');
    });

    it('of a second tab does not write over the first: 409 carries what is there', async () => {
      await draft({ good: 'Tab satu' });
      const lost = await draft({ good: 'Tab dua' });
      expect(lost.statusCode).toBe(409);
      expect(lost.json()).toMatchObject({
        type: '/problems/draft-changed',
        current: { draft: { good: 'Tab satu', version: 1 } },
      });
    });

    it('goes along with a take-over, and says who began it', async () => {
      await claim();
      await draft({ good: 'Mulai dari saya' });
      await test.call({
        method: 'POST',
        url: urlOf(takeOverClaim, { submissionId }),
        as: scene.officer,
      });
      expect((await show(scene.officer)).draft).toMatchObject({
        good: 'Mulai dari saya',
        begunBy: { name: 'Bu Sri' },
      });
      expect((await show()).draft).toMatchObject({ good: 'Mulai dari saya', begunBy: null });
    });

    it('is refused once the work is answered', async () => {
      await claim();
      await answer();
      const late = await draft();
      expect([late.statusCode, typeOf(late)]).toEqual([409, '/problems/already-decided']);
    });
  });

  it('is closed to everybody but staff of the cohort and who leads it', async () => {
    const closed = [scene.formerCoach, scene.stranger, scene.strangeOfficer];
    for (const as of closed) {
      for (const response of [
        await test.call({ method: 'GET', url: urlOf(showReview, { submissionId }), as }),
        await draft({}, as),
        await answer({}, as),
      ]) {
        expect([response.statusCode, typeOf(response)]).toEqual([404, '/problems/not-found']);
      }
    }
    for (const as of [who, scene.neighbour]) {
      expect((await answer({}, as)).statusCode).toBe(403);
    }
    for (const as of [scene.coach, scene.officer, scene.admin]) {
      expect((await show(as)).participant.membershipId).toBe(who.membershipId);
    }
    const nobody = await test.call({ method: 'GET', url: urlOf(showReview, { submissionId }) });
    expect(nobody.statusCode).toBe(401);
  });
});
