import { addStaff, makeCohort } from '@pijar/cohorts/testing';
import { makePerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import {
  showReviewQueue,
  takeNext,
  type ClaimView,
  type ReviewQueueView,
} from '@pijar/submissions/contracts';
import { handIn, makeParticipant, makeScene, setNow, type Scene } from '@pijar/submissions/testing';
import { DataSource } from 'typeorm';

/** A Thursday afternoon in WITA. */
const thursday = '2026-03-05T08:00:00Z';

describe('the review queue', () => {
  let test: TestApp;
  let scene: Scene;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule], { DATABASE_POOL: '30' });
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    setNow(test);
    scene = await makeScene(test);
  });

  /** Work handed in at that time. */
  const work = async (at: string, cohortId = scene.cohortId, code = 'a1') => {
    const who = await makeParticipant(test, scene.organisationId, cohortId);
    await test.db.query(`update step_progress set state = 'open' where membership_id = $1`, [
      who.membershipId,
    ]);
    setNow(test, at);
    const receipt = await handIn(test, who, scene.programme.steps[code]!);
    setNow(test, thursday);
    return { ...receipt, who };
  };
  const queue = async (query: object = {}, as = scene.coach) => {
    const answer = await test.call({ method: 'GET', url: urlOf(showReviewQueue, {}, query), as });
    expect(answer.statusCode).toBe(200);
    return answer.json<ReviewQueueView>();
  };
  const take = (filter: object = {}, as = scene.coach, takeId = newId()) =>
    test.call({ method: 'POST', url: takeNext.path, as, payload: { takeId, ...filter } });
  const ids = (view: ReviewQueueView) => view.items.map((item) => item.submissionId);

  it('shows what waits longest first, with working days and what is late', async () => {
    const monday = await work('2026-03-02T02:00:00Z');
    const lastFriday = await work('2026-02-27T02:00:00Z');
    const today = await work('2026-03-05T07:00:00Z');
    const view = await queue();
    expect(ids(view)).toEqual([lastFriday, monday, today].map((one) => one.submissionId));
    expect(view.items.map((item) => [item.workingDays, item.isLate])).toEqual([
      [4, true],
      [3, false],
      [0, false],
    ]);
    expect(view.items[0]).toMatchObject({
      attemptId: lastFriday.attemptId,
      attemptNumber: 1,
      participant: { id: lastFriday.who.personId, membershipId: lastFriday.who.membershipId },
      step: { code: 'a1' },
      stage: { code: 'internalisasi' },
      cohort: { id: scene.cohortId, timeZone: 'Asia/Makassar' },
      state: 'waiting',
      lease: null,
      reservedFor: null,
    });
    expect(view.totals).toMatchObject({
      waiting: 3,
      late: 1,
      inReview: 0,
      oldestWorkingDays: 4,
    });
    expect(new Date(view.totals.oldestSince!).toISOString()).toBe('2026-02-27T02:00:00.000Z');
  });

  it('filters by stage, cohort and assignment, and the totals follow', async () => {
    const second = await makeCohort(
      test.db,
      scene.organisationId,
      scene.programme.programmeVersionId,
    );
    await addStaff(test.db, second, scene.coach.personId);
    const here = await work('2026-03-02T02:00:00Z');
    const there = await work('2026-03-03T02:00:00Z', second);
    const orientasi = await work('2026-03-04T02:00:00Z', scene.cohortId, 'oa1');
    expect(ids(await queue({ cohortId: second }))).toEqual([there.submissionId]);
    expect(ids(await queue({ stage: 'orientasi' }))).toEqual([orientasi.submissionId]);
    expect(ids(await queue({ step: 'a1' }))).toEqual([here.submissionId, there.submissionId]);
    expect((await queue({ step: 'a1' })).totals.waiting).toBe(2);
    expect((await take({ stage: 'orientasi' })).json<ClaimView>().submissionId).toBe(
      orientasi.submissionId,
    );
  });

  it('pages without gaps, doubles or further statements', async () => {
    const all = [];
    for (let n = 0; n < 7; n += 1) all.push(await work('2026-03-02T02:00:00Z'));
    const spy = jest.spyOn(test.app.get(DataSource), 'query');
    const seen: string[] = [];
    let next: string | undefined;
    let pages = 0;
    do {
      const view = await queue({ limit: 3, cursor: next });
      seen.push(...ids(view));
      next = view.next ?? undefined;
      pages += 1;
    } while (next);
    // One for the session, one for the queue.
    expect(spy).toHaveBeenCalledTimes(pages * 2);
    spy.mockRestore();
    expect(pages).toBe(3);
    expect([...seen].sort()).toEqual(all.map((one) => one.submissionId).sort());
    const bad = await test.call({
      method: 'GET',
      url: urlOf(showReviewQueue, {}, { cursor: 'abc' }),
      as: scene.coach,
    });
    expect(bad.statusCode).toBe(422);
  });

  it('shows staff their cohorts, officers their organisation, admins all, others nothing', async () => {
    const one = await work('2026-03-02T02:00:00Z');
    for (const as of [scene.coach, scene.otherCoach, scene.officer]) {
      expect(ids(await queue({}, as))).toEqual([one.submissionId]);
    }
    expect(ids(await queue({ cohortId: scene.cohortId }, scene.admin))).toEqual([one.submissionId]);
    for (const as of [scene.formerCoach, scene.stranger, scene.strangeOfficer]) {
      expect(ids(await queue({}, as))).toEqual([]);
      const answer = await take({}, as);
      expect([answer.statusCode, answer.json()]).toMatchObject([
        409,
        { type: '/problems/nothing-waits' },
      ]);
    }
    const url = urlOf(showReviewQueue);
    const participant = await test.call({ method: 'GET', url, as: scene.participant });
    expect([participant.statusCode, participant.json()]).toMatchObject([
      403,
      { type: '/problems/role-needed' },
    ]);
    expect((await test.call({ method: 'GET', url })).statusCode).toBe(401);
  });

  it('never offers a coach her own work', async () => {
    const both = await makePerson(test.db, scene.organisationId, ['participant', 'facilitator']);
    await addStaff(test.db, scene.cohortId, both.personId);
    const own = await work('2026-03-02T02:00:00Z');
    await test.db.query('update membership set person_id = $2 where id = $1', [
      own.who.membershipId,
      both.personId,
    ]);
    expect(ids(await queue({}, both))).toEqual([]);
    expect((await take({}, both)).statusCode).toBe(409);
  });

  it('gives ten pieces of work to ten of twenty takers, each her own', async () => {
    const all = [];
    for (let n = 0; n < 10; n += 1) all.push(await work(`2026-03-02T02:00:0${n}Z`));
    const coaches = [];
    for (let n = 0; n < 20; n += 1) {
      const coach = await makePerson(test.db, scene.organisationId, ['facilitator']);
      await addStaff(test.db, scene.cohortId, coach.personId);
      coaches.push(coach);
    }
    const answers = await Promise.all(coaches.map((coach) => take({}, coach)));
    const won = answers.filter((answer) => answer.statusCode === 200);
    const lost = answers.filter((answer) => answer.statusCode !== 200);
    expect(won).toHaveLength(10);
    expect(new Set(won.map((answer) => answer.json<ClaimView>().submissionId))).toEqual(
      new Set(all.map((one) => one.submissionId)),
    );
    for (const answer of lost) {
      expect([answer.statusCode, answer.json()]).toMatchObject([
        409,
        { type: '/problems/nothing-waits' },
      ]);
    }
    const holders = await test.db.query(
      `select count(distinct claimed_by)::int as n from submission where cohort_id = $1`,
      [scene.cohortId],
    );
    expect(holders).toEqual([{ n: 10 }]);
  });

  it('takes one piece of work for a double tap', async () => {
    await work('2026-03-02T02:00:00Z');
    await work('2026-03-02T03:00:00Z');
    const takeId = newId();
    const [one, two] = await Promise.all([
      take({}, scene.coach, takeId),
      take({}, scene.coach, takeId),
    ]);
    expect(one.statusCode).toBe(200);
    expect(two.body).toBe(one.body);
    const view = await queue();
    expect(view.totals).toMatchObject({ waiting: 1, inReview: 1 });
    expect(view.held.map((row) => row.submissionId)).toEqual([one.json<ClaimView>().submissionId]);
    expect(view.held[0]!.lease).toMatchObject({ isMine: true, holder: { name: 'Bu Sri' } });
  });

  it('frees work the moment its lease ends, before any sweep', async () => {
    const one = await work('2026-03-02T02:00:00Z');
    const claim = (await take()).json<ClaimView>();
    expect(claim).toMatchObject({ submissionId: one.submissionId, lease: { isMine: true } });
    expect(Date.parse(claim.lease.until) - Date.parse(thursday)).toBe(30 * 60_000);
    expect((await take({}, scene.otherCoach)).statusCode).toBe(409);
    expect(ids(await queue({ state: 'in_review' }, scene.otherCoach))).toEqual([one.submissionId]);
    setNow(test, '2026-03-05T08:30:00Z');
    expect(ids(await queue({}, scene.otherCoach))).toEqual([one.submissionId]);
    expect((await queue()).held).toEqual([]);
    expect((await take({}, scene.otherCoach)).json<ClaimView>().submissionId).toBe(
      one.submissionId,
    );
  });
});
