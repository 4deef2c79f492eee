import { addStaff } from '@pijar/cohorts/testing';
import { Erasure, PersonalData } from '@pijar/identity/api';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { deliverEvents, startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  closeReading,
  compareReadings,
  decide,
  listReviewNotes,
  listSecondReadings,
  passSecondReading,
  restrictSubmission,
  sendSecondScores,
  showGradingOffice,
  showReview,
  showSecondReading,
  showSubmission,
  takeSecondReading,
  type GradingOffice,
  type ReadingComparison,
  type SecondReadings,
  type SecondReadingView,
} from '@pijar/submissions/contracts';
import {
  handIn,
  makeParticipant,
  makeSamples,
  makeScene,
  setNow,
  setRule,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../../submissions-api.module';

const scores = { jelas: 3, jujur: 2, lengkap: 3 };

describe('a second reading', () => {
  let test: TestApp;
  let scene: Scene;
  let programme: string;
  let third: TestPerson;
  let who: TestParticipant;
  let submissionId: string;
  let readingId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
    programme = await makeSamples(test, scene);
    third = await makePerson(test.db, scene.organisationId, ['facilitator']);
    await addStaff(test.db, scene.cohortId, third.personId);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.db.query('delete from second_reading');
    await setRule(test, scene, programme, { secondPercent: 100 });
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    submissionId = await answered();
    readingId = (await listed(scene.otherCoach))[0]!;
  });
  afterEach(() => setNow(test));

  /** Handed in, read by Bu Sri, and the events of it handled. */
  async function answered(): Promise<string> {
    const sent = await handIn(test, who, scene.programme.steps['a1']!);
    const url = { submissionId: sent.submissionId };
    const as = scene.coach;
    await test.call({ method: 'POST', url: urlOf(claimSubmission, url), as });
    const payload = {
      ...{ decisionId: newId(), attemptId: sent.attemptId, decision: 'returned', scores },
      ...{ good: 'Rahasia pembaca pertama', change: 'Foto lagi', marks: [], voiceId: null },
    };
    const answer = await test.call({ method: 'POST', url: urlOf(decide, url), as, payload });
    expect(answer.statusCode).toBe(200);
    await deliverEvents(test);
    return sent.submissionId;
  }
  async function listed(as: { cookie: string }): Promise<string[]> {
    const answer = await test.call({ method: 'GET', url: urlOf(listSecondReadings), as });
    if (answer.statusCode !== 200) return [`${answer.statusCode}`];
    return answer.json<SecondReadings>().items.map((each) => each.readingId);
  }
  const take = (as: { cookie: string }, id = readingId) =>
    test.call({ method: 'PUT', url: urlOf(takeSecondReading, { readingId: id }), as });
  const send = (as: { cookie: string }, given: object) =>
    test.call({
      method: 'PUT',
      url: urlOf(sendSecondScores, { readingId }),
      as,
      payload: { scores: given },
    });
  const get = (route: { method: string; path: string }, as: { cookie: string }, params: object) =>
    test.call({ method: 'GET', url: urlOf(route as never, params as never), as });
  const office = async () =>
    (
      await get(showGradingOffice, scene.officer, { organisationId: scene.organisationId })
    ).json<GradingOffice>();

  it('is drawn once for an answer that took effect, and for none where nothing is asked', async () => {
    await deliverEvents(test);
    const rows = await test.db.query('select id from second_reading');
    expect(rows).toEqual([{ id: readingId }]);
    await setRule(test, scene, programme, { secondPercent: 0 });
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    await answered();
    expect(await test.db.query('select id from second_reading')).toEqual(rows);
  });

  it('is drawn about as often as asked, the same for the same attempt', async () => {
    const share = async () => {
      const [row] = await test.db.query(
        `select count(*) filter (where ('x' || left(md5(n::text || r.salt::text), 8))::bit(32)::bigint % 100 < 10)::int as count
           from grading_rule r, generate_series(1, 5000) n`,
      );
      return row.count as number;
    };
    const drawn = await share();
    expect(drawn).toBeGreaterThan(380);
    expect(drawn).toBeLessThan(620);
    expect(await share()).toBe(drawn);
  });

  it('is offered to those who may review it and had nothing to do with it', async () => {
    for (const reader of [scene.otherCoach, third, scene.officer]) {
      expect(await listed(reader)).toEqual([readingId]);
    }
    for (const other of [scene.coach, scene.formerCoach, scene.stranger, scene.strangeOfficer]) {
      expect(await listed(other)).toEqual([]);
      expect((await take(other)).statusCode).toBe(404);
    }
    expect(await listed(who)).toEqual(['403']);
    expect(await listed(scene.admin)).toEqual(['403']);
    // Hers by role and cohort, and no more once she leaves it.
    await test.db.query('update cohort_staff set left_at = now() where person_id = $1', [
      third.personId,
    ]);
    expect((await take(third)).statusCode).toBe(404);
    await test.db.query('update cohort_staff set left_at = null where person_id = $1', [
      third.personId,
    ]);
  });

  it('shows the work, and nothing of the first reader until hers is sent', async () => {
    const taken = await take(scene.otherCoach);
    const view = taken.json<SecondReadingView>();
    expect(view).toMatchObject({ readingId, scores: null, first: null });
    expect(view.work.text).toBe('Catatan tujuh hari saya.');
    const blind = [taken, await get(showSecondReading, scene.otherCoach, { readingId })];
    const review = await get(showReview, scene.otherCoach, { submissionId });
    const notes = await get(listReviewNotes, scene.otherCoach, { submissionId });
    for (const kept of [review, notes]) {
      expect(kept.json()).toMatchObject({
        type: '/problems/second-reading-first',
        current: { readingId },
      });
    }
    for (const { body } of [...blind, review, notes]) {
      expect(body).not.toContain('Rahasia');
      expect(body).not.toContain(who.personId);
      expect(body).not.toContain('returned');
    }
    const sent = await send(scene.otherCoach, { jelas: 2, jujur: 2, lengkap: 3 });
    expect(sent.json()).toMatchObject({ first: { scores, good: 'Rahasia pembaca pertama' } });
    expect((await get(showReview, scene.otherCoach, { submissionId })).statusCode).toBe(200);
    // Sent twice is sent once; another thought does not replace it.
    expect((await send(scene.otherCoach, { jelas: 2, jujur: 2, lengkap: 3 })).json()).toEqual(
      sent.json(),
    );
    expect((await send(scene.otherCoach, scores)).json()).toMatchObject({
      type: '/problems/already-scored',
    });
  });

  it('is read by one: taken, given back, free again after days', async () => {
    await take(scene.otherCoach);
    expect(await listed(third)).toEqual([]);
    expect((await take(third)).json()).toMatchObject({ type: '/problems/taken-by-other' });
    expect((await send(third, scores)).statusCode).toBe(404);
    expect((await get(showSecondReading, third, { readingId })).statusCode).toBe(404);
    const url = urlOf(passSecondReading, { readingId });
    await test.call({ method: 'DELETE', url, as: third });
    expect(await listed(scene.otherCoach)).toEqual([readingId]);
    await test.call({ method: 'DELETE', url, as: scene.otherCoach });
    expect(await listed(scene.otherCoach)).toEqual([]);
    await take(third);
    setNow(test, new Date(Date.now() + 4 * 24 * 3600 * 1000));
    expect((await send(third, scores)).statusCode).toBe(404);
    expect(await listed(scene.officer)).toEqual([readingId]);
  });

  it('goes to the lead where two are far apart, who closes it with a note; for the participant nothing changes', async () => {
    const before = (await get(showSubmission, who, { submissionId })).body;
    await take(scene.otherCoach);
    await send(scene.otherCoach, { jelas: 1, jujur: 2, lengkap: 3 });
    expect((await office()).apart).toMatchObject([{ readingId, widest: 2 }]);
    const compare = (as: { cookie: string }) => get(compareReadings, as, { readingId });
    for (const [other, status] of [
      [scene.strangeOfficer, 404],
      [scene.coach, 403],
      [who, 403],
    ] as const) {
      expect((await compare(other)).statusCode).toBe(status);
    }
    expect((await compare(scene.officer)).json<ReadingComparison>()).toMatchObject({
      first: { by: { name: 'Bu Sri' }, scores },
      second: { by: { name: 'Pak Adi' }, scores: { jelas: 1 } },
      isOwn: false,
    });
    const close = (note: string) =>
      test.call({
        method: 'POST',
        url: urlOf(closeReading, { readingId }),
        as: scene.officer,
        payload: { note },
      });
    expect((await close(' ')).statusCode).toBe(422);
    expect((await close('Bahasannya jelas.')).statusCode).toBe(200);
    const closed = (await close('Lagi.')).json<ReadingComparison>();
    expect(closed.closed).toMatchObject({ note: 'Bahasannya jelas.' });
    expect((await office()).apart).toEqual([]);
    expect((await get(showSubmission, who, { submissionId })).body).toBe(before);
  });

  it('is not closed by one of its readers, nor told where two are near', async () => {
    await take(scene.officer);
    await send(scene.officer, { jelas: 2, jujur: 1, lengkap: 3 });
    expect((await office()).apart).toEqual([]);
    const url = urlOf(closeReading, { readingId });
    const own = await test.call({ method: 'POST', url, as: scene.officer, payload: { note: 'x' } });
    expect(own.json()).toMatchObject({ type: '/problems/own-reading' });
    const { coaches } = await office();
    const hers = coaches.find(({ person }) => person.id === scene.coach.personId)!;
    expect(hers.agreement).toEqual({ kappa: null, pairs: 3 });
    expect(hers.answered).toBeGreaterThan(0);
    expect(hers.medianDays).toBe(0);
  });

  it('says how alike two grade once there is enough', async () => {
    await test.db.query('delete from second_reading');
    for (let n = 0; n < 7; n++) {
      who = await makeParticipant(test, scene.organisationId, scene.cohortId);
      await answered();
    }
    await test.db.query(
      `update second_reading set reader_id = $1, taken_at = now(), read_at = now(), widest = 1, scores = $2`,
      [scene.otherCoach.personId, { jelas: 3, jujur: 1, lengkap: 3 }],
    );
    const hers = (await office()).coaches.filter(({ agreement }) => agreement.pairs > 0);
    expect(hers.map(({ agreement }) => agreement.pairs)).toEqual([21, 21]);
    // 14 times 3 and 3, 7 times 2 and 1: 1 - 21 * 7 / (14 * 7 * 2 + 7 * 14 * 1 + 7 * 7 * 1) = 4 / 7.
    for (const { agreement } of hers) expect(agreement.kappa).toBeCloseTo(4 / 7, 10);
  });

  it('is nowhere once the work is restricted', async () => {
    await take(scene.otherCoach);
    await send(scene.otherCoach, { jelas: 0, jujur: 0, lengkap: 0 });
    const url = urlOf(restrictSubmission, { submissionId });
    const payload = { restrictionId: newId(), note: '' };
    expect((await test.call({ method: 'POST', url, as: third, payload })).statusCode).toBe(200);
    expect((await get(showSecondReading, scene.otherCoach, { readingId })).statusCode).toBe(404);
    expect((await get(compareReadings, scene.officer, { readingId })).statusCode).toBe(404);
    const { apart, coaches } = await office();
    expect(apart).toEqual([]);
    expect(coaches.every(({ agreement }) => agreement.pairs === 0)).toBe(true);
    let text = '';
    const data = test.app.get(PersonalData, { strict: false });
    for await (const piece of data.json(test.db.manager, scene.otherCoach.personId)) text += piece;
    expect(JSON.parse(text).grading.secondReadings).toEqual([]);
  });

  it('is not in the participant’s own data, and goes with her unless it is only a figure', async () => {
    const other = await test.db.query('select id from second_reading');
    expect(other).toHaveLength(1);
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, who.personId),
    );
    expect(await test.db.query('select id from second_reading')).toEqual([]);
  });
});
