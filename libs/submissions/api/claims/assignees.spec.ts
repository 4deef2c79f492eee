import { removeStaff } from '@pijar/cohorts/contracts';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  listAssignees,
  reassign,
  saveFeedbackDraft,
  setAvailability,
  showReview,
  showReviewQueue,
  takeNext,
  type Assignees,
  type AttemptReceipt,
  type Availability,
  type AvailabilityInput,
  type ClaimView,
  type ReviewQueueView,
  type ReviewView,
} from '@pijar/submissions/contracts';
import { handIn, makeParticipant, makeScene, setNow, type Scene } from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';

/** A Monday morning in WITA. */
const monday = '2026-03-02T01:00:00Z';

describe('work and who is there for it', () => {
  let test: TestApp;
  let scene: Scene;
  let work: AttemptReceipt;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    setNow(test, monday);
    scene = await makeScene(test);
    work = await send();
  });

  const send = async () => {
    const who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    return handIn(test, who, scene.programme.steps['a1']!);
  };
  const claim = (as: TestPerson, { submissionId } = work) =>
    test.call({ method: 'POST', url: urlOf(claimSubmission, { submissionId }), as });
  const write = (as: TestPerson, good: string) =>
    test.call({
      method: 'PUT',
      url: urlOf(saveFeedbackDraft, work),
      as,
      payload: { attemptId: work.attemptId, scores: {}, good, change: '', version: 0 },
    });
  const draftOf = async (as: TestPerson) => {
    const url = urlOf(showReview, work);
    return (await test.call({ method: 'GET', url, as })).json<ReviewView>().draft;
  };
  const next = async (as: TestPerson) => {
    const payload = { takeId: newId() };
    return test.call({ method: 'POST', url: takeNext.path, as, payload });
  };
  const give = (to: TestPerson, seenWithId: string | null, as = scene.officer) =>
    test.call({
      method: 'PUT',
      url: urlOf(reassign, work),
      as,
      payload: { personId: to.personId, seenWithId },
    });
  const time = (as: TestPerson, input: Partial<AvailabilityInput>) =>
    test.call({
      method: 'PUT',
      url: setAvailability.path,
      as,
      payload: { awayUntil: null, weeklyCapacity: null, ...input },
    });
  const row = async (as: TestPerson, state = 'all') => {
    const url = urlOf(showReviewQueue, {}, { state });
    const { items } = (await test.call({ method: 'GET', url, as })).json<ReviewQueueView>();
    return items.find(({ submissionId }) => submissionId === work.submissionId);
  };

  describe('an officer', () => {
    it('gives held work to another coach, with what was begun', async () => {
      await claim(scene.coach);
      await write(scene.coach, 'Fotonya terang.');
      const url = urlOf(listAssignees, work);
      const before = (await test.call({ method: 'GET', url, as: scene.officer })).json<Assignees>();
      expect(before.withId).toBe(scene.coach.personId);
      expect(before.items.map(({ name, held }) => [name, held])).toEqual([
        ['Bu Sri', 1],
        ['Pak Adi', 0],
      ]);
      const after = (await give(scene.otherCoach, scene.coach.personId)).json<Assignees>();
      expect(after.withId).toBe(scene.otherCoach.personId);
      expect(await row(scene.coach)).toMatchObject({
        ...{ state: 'waiting', reservedFor: { name: 'Pak Adi' }, canReassign: false },
      });
      const page = { method: 'GET' as const, url: urlOf(showReview, work), as: scene.coach };
      expect((await test.call(page)).json<ReviewView>()).toMatchObject({
        ...{ state: 'waiting', lease: null, keptFor: { name: 'Pak Adi' } },
      });
      expect((await next(scene.coach)).json()).toMatchObject({ type: '/problems/nothing-waits' });
      expect((await next(scene.otherCoach)).json<ClaimView>().submissionId).toBe(work.submissionId);
      expect(await draftOf(scene.otherCoach)).toMatchObject({
        ...{ good: 'Fotonya terang.', begunBy: { name: 'Bu Sri' } },
      });
      expect(await draftOf(scene.coach)).toMatchObject({ good: 'Fotonya terang.' });
      const events = await test.db.query(
        `select payload from outbox_event where type = 'submission.reassigned' and payload->>'submissionId' = $1`,
        [work.submissionId],
      );
      expect(events).toMatchObject([
        { payload: { from: scene.coach.personId, to: scene.otherCoach.personId } },
      ]);
    });

    it('is told when another officer was faster', async () => {
      const second = await makePerson(test.db, scene.organisationId, ['officer']);
      const answers = await Promise.all([
        give(scene.coach, null),
        give(scene.otherCoach, null, second),
      ]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      const lost = answers.find(({ statusCode }) => statusCode === 409)!;
      const won = answers.find(({ statusCode }) => statusCode === 200)!.json<Assignees>();
      expect(lost.json()).toMatchObject({
        type: '/problems/reassigned-meanwhile',
        current: { withId: won.withId },
      });
      // By name, so that the page can say who has it.
      const { items } = lost.json<{ current: Assignees }>().current;
      expect(items.find(({ id }) => id === won.withId)?.name).toMatch(/Bu Sri|Pak Adi/);
    });

    it('gives nothing to somebody who is away or may not read it', async () => {
      await time(scene.otherCoach, { awayUntil: '2026-03-06' });
      for (const person of [scene.otherCoach, scene.formerCoach, scene.stranger]) {
        expect((await give(person, null)).statusCode).toBe(422);
      }
      for (const as of [scene.coach, scene.participant]) {
        expect((await give(scene.coach, null, as)).statusCode).toBe(403);
      }
      expect((await give(scene.coach, null, scene.strangeOfficer)).statusCode).toBe(404);
      expect((await row(scene.officer))!.canReassign).toBe(true);
    });
  });

  describe('a coach who goes away', () => {
    it('hands back what she holds, keeps her words, and gets nothing until she is there', async () => {
      await claim(scene.coach);
      await write(scene.coach, 'Fotonya terang.');
      const answer = (await time(scene.coach, { awayUntil: '2026-03-03' })).json<Availability>();
      expect(answer).toMatchObject({ isAway: true, awayUntil: '2026-03-03' });
      expect(await row(scene.coach)).toMatchObject({ state: 'waiting', lease: null });
      expect((await next(scene.coach)).json()).toMatchObject({ type: '/problems/you-are-away' });
      expect(await draftOf(scene.coach)).toMatchObject({ good: 'Fotonya terang.' });
      // The end of the third of March in WITA.
      setNow(test, '2026-03-03T16:00:00Z');
      expect((await next(scene.coach)).statusCode).toBe(200);
    });

    it('leaves what is kept for her to the others', async () => {
      await give(scene.coach, null);
      expect((await next(scene.otherCoach)).statusCode).toBe(409);
      await time(scene.coach, { awayUntil: '2026-03-03' });
      expect((await row(scene.otherCoach))!.reservedFor).toBeNull();
      expect((await next(scene.otherCoach)).statusCode).toBe(200);
    });

    it('comes back when she says so', async () => {
      await time(scene.coach, { awayUntil: '2026-03-30' });
      expect((await time(scene.coach, {})).json()).toMatchObject({ isAway: false });
      expect((await next(scene.coach)).statusCode).toBe(200);
    });
  });

  it('keeps nothing for a coach who answered as much as she can this week', async () => {
    await time(scene.coach, { weeklyCapacity: 1 });
    await give(scene.coach, null);
    const answered = await send();
    await test.db.query(
      `insert into feedback (id, attempt_id, reviewer_id, decision, scores, good, sent_at)
       values ($1, $2, $3, 'accepted', '{}', 'Bagus.', $4)`,
      [newId(), answered.attemptId, scene.coach.personId, '2026-03-01T15:59:00Z'],
    );
    // That was still Sunday where she is.
    expect((await row(scene.otherCoach))!.reservedFor).toMatchObject({ name: 'Bu Sri' });
    await test.db.query('update feedback set sent_at = $2 where reviewer_id = $1', [
      scene.coach.personId,
      '2026-03-01T16:00:00Z',
    ]);
    expect((await row(scene.otherCoach))!.reservedFor).toBeNull();
  });

  it('goes back with her draft kept when the coach who holds it is removed', async () => {
    await claim(scene.coach);
    await write(scene.coach, 'Fotonya terang.');
    await test.call({
      method: 'DELETE',
      url: urlOf(removeStaff, { cohortId: scene.cohortId, personId: scene.coach.personId }),
      as: scene.officer,
    });
    expect(await row(scene.otherCoach)).toMatchObject({ state: 'waiting', lease: null });
    expect((await next(scene.otherCoach)).statusCode).toBe(200);
    expect(await draftOf(scene.otherCoach)).toMatchObject({
      ...{ good: 'Fotonya terang.', begunBy: { name: 'Bu Sri' } },
    });
    const drafts = await test.db.query('select good from feedback_draft where reviewer_id = $1', [
      scene.coach.personId,
    ]);
    expect(drafts).toEqual([{ good: 'Fotonya terang.' }]);
  });

  it('goes on with what was begun by somebody who is away, unless the next has begun herself', async () => {
    await claim(scene.coach);
    await write(scene.coach, 'Fotonya terang.');
    await time(scene.coach, { awayUntil: '2026-03-06' });
    await claim(scene.otherCoach);
    expect(await draftOf(scene.otherCoach)).toMatchObject({ good: 'Fotonya terang.' });
    // Whoever is there keeps her words to herself.
    await time(scene.coach, {});
    await time(scene.otherCoach, { awayUntil: '2026-03-06' });
    await time(scene.otherCoach, {});
    await claim(scene.officer);
    expect(await draftOf(scene.officer)).toBeNull();
  });

  it('is asked of reviewers only', async () => {
    expect((await time(scene.participant, {})).statusCode).toBe(403);
    expect((await time(scene.coach, { weeklyCapacity: 0 })).statusCode).toBe(422);
    expect((await test.call({ method: 'GET', url: setAvailability.path })).statusCode).toBe(401);
  });
});
