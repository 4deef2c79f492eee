import { makePerson } from '@pijar/identity/testing';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  showReviewQueue,
  type ReviewQueueView,
} from '@pijar/submissions/contracts';
import { handIn, makeParticipant, makeScene, setNow, type Scene } from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import { PromiseWatch } from './promise-watch';

describe('the watch over promises', () => {
  let test: TestApp;
  let scene: Scene;
  let submissionId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.db.query('delete from outbox_event');
    await test.db.query('delete from review_reminder');
    await test.db.query(
      `update submission set state = 'accepted', claimed_by = null, claimed_until = null`,
    );
    scene = await makeScene(test);
    // A Thursday morning in WITA: promised for Tuesday, the 24th.
    setNow(test, '2026-11-19T02:00:00Z');
    const who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    ({ submissionId } = await handIn(test, who, scene.programme.steps['a1']!));
    await test.db.query('delete from outbox_event');
  });

  /** What is said when the watch runs twice at that moment, once in parallel with itself. */
  const at = async (moment: string) => {
    setNow(test, moment);
    const watch = test.app.get(PromiseWatch);
    await Promise.all([watch.watch(), watch.watch()]);
    const events = await test.db.query('delete from outbox_event returning type, payload');
    return (events[0] as { type: string; payload: Record<string, unknown> }[])
      .map(({ type, payload }) => [type, payload['personId'] ?? payload['count']])
      .sort();
  };
  const held = (moment: string) => {
    setNow(test, moment);
    const url = urlOf(claimSubmission, { submissionId });
    return test.call({ method: 'POST', url, as: scene.coach });
  };

  it('reminds whoever holds the work in the morning of the promised day, once', async () => {
    await held('2026-11-23T21:45:00Z');
    expect(await at('2026-11-23T21:50:00Z')).toEqual([]);
    expect(await at('2026-11-23T22:00:00Z')).toEqual([['reply.nearing', scene.coach.personId]]);
    expect(await at('2026-11-23T22:10:00Z')).toEqual([]);
  });

  it('reminds for whom it is kept, unless she is away', async () => {
    await test.db.query(
      `update submission set preferred_reviewer_id = $2, kept_until = '2026-11-26' where id = $1`,
      [submissionId, scene.otherCoach.personId],
    );
    await test.db.query(
      `insert into reviewer_availability (person_id, away_until, away_before)
       values ($1, '2026-11-30', '2026-11-30T16:00:00Z')`,
      [scene.otherCoach.personId],
    );
    expect(await at('2026-11-24T00:00:00Z')).toEqual([]);
    await test.db.query('delete from reviewer_availability where person_id = $1', [
      scene.otherCoach.personId,
    ]);
    expect(await at('2026-11-24T00:10:00Z')).toEqual([
      ['reply.nearing', scene.otherCoach.personId],
    ]);
  });

  it('opens what has passed to the co-coaches who are there, and tells them once', async () => {
    await test.db.query(
      `update submission set preferred_reviewer_id = $2, kept_until = '2026-11-30' where id = $1`,
      [submissionId, scene.coach.personId],
    );
    const expert = await makePerson(test.db, scene.organisationId, ['facilitator']);
    await test.db.query(
      `insert into cohort_staff (cohort_id, person_id, part, tracks) values ($1, $2, 'expert', '{m1}')`,
      [scene.cohortId, expert.personId],
    );
    await at('2026-11-24T15:59:00Z');
    const told = await at('2026-11-24T16:00:00Z');
    expect(told).toEqual(
      [scene.coach, scene.otherCoach].map(({ personId }) => ['replies.late', personId]).sort(),
    );
    expect(await at('2026-11-24T16:10:00Z')).toEqual([]);
    const answer = await test.call({
      ...{ method: 'GET', url: showReviewQueue.path, as: scene.otherCoach },
    });
    expect(answer.json<ReviewQueueView>().items[0]).toMatchObject({
      ...{ submissionId, isLate: true, reservedFor: null },
    });
  });

  it('alerts the officers a working day later, once, over a weekend on Tuesday', async () => {
    await at('2026-11-24T16:00:00Z');
    expect(await at('2026-11-25T15:59:00Z')).toEqual([]);
    expect(await at('2026-11-25T16:00:00Z')).toEqual([['replies.overdue', 1]]);
    expect(await at('2026-11-25T16:10:00Z')).toEqual([]);
    // Promised for Friday: Monday is the next working day.
    await test.db.query(`update submission set promised_until = '2026-11-27T16:00:00Z'`);
    await test.db.query('delete from review_reminder');
    await at('2026-11-27T16:00:00Z');
    expect(await at('2026-11-30T15:59:00Z')).toEqual([]);
    expect(await at('2026-11-30T16:00:00Z')).toEqual([['replies.overdue', 1]]);
  });

  it('says nothing of what was answered', async () => {
    await test.db.query(`update submission set state = 'accepted' where id = $1`, [submissionId]);
    expect(await at('2026-12-04T00:00:00Z')).toEqual([]);
  });
});
