import { problemIn, type TestPerson } from '@pijar/identity/testing';
import { urlOf } from '@pijar/shared/contracts';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  decide,
  listCohortWorks,
  showReview,
  type ReviewView,
  type WorksPage,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  entryOf,
  handIn,
  makeCoachElsewhere,
  makeParticipant,
  makeScene,
  photoBytes,
  setNow,
  uploadFile,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { DataSource } from 'typeorm';
import { SubmissionsApiModule } from '../submissions-api.module';

describe('the work of a cohort', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    setNow(test);
    scene = await makeScene(test);
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
  });

  const open = (one: TestParticipant) =>
    test.db.query(`update step_progress set state = 'open' where membership_id = $1`, [
      one.membershipId,
    ]);
  const address = (query: object = {}) =>
    urlOf(listCohortWorks, { cohortId: scene.cohortId }, query);
  const works = async (query: object = {}, as: TestPerson = scene.officer): Promise<WorksPage> => {
    const answer = await test.call({ method: 'GET', url: address(query), as });
    expect(answer.statusCode).toBe(200);
    return answer.json<WorksPage>();
  };
  const ids = ({ items }: WorksPage) => items.map((row) => row.submissionId);
  const claim = (submissionId: string, as = scene.coach) =>
    test.call({ method: 'POST', url: urlOf(claimSubmission, { submissionId }), as });
  const answer = async (submissionId: string, attemptId: string, decision: string) => {
    await claim(submissionId);
    const payload = {
      ...{ decisionId: newId(), attemptId, decision, good: 'Rapi.', change: 'Tambah harga.' },
      scores: { jelas: 2, jujur: 3, lengkap: 2 },
    };
    const url = urlOf(decide, { submissionId });
    const said = await test.call({ method: 'POST', url, as: scene.coach, payload });
    expect(said.statusCode).toBe(200);
  };
  const a1 = () => scene.programme.steps['a1']!;

  it('shows the last try of each, the newest first, with who answered it and how it begins', async () => {
    const file = await uploadFile(test, who, a1(), await photoBytes());
    const first = await handIn(test, who, a1(), attemptOf({ text: 'x'.repeat(500) }));
    await answer(first.submissionId, first.attemptId, 'returned');
    const mine = { submissionId: first.submissionId, participant: { id: who.personId } };
    expect((await works()).items).toMatchObject([
      { ...mine, state: 'returned', reviewer: { name: 'Bu Sri' }, beginning: 'x'.repeat(160) },
    ]);
    await handIn(test, who, a1(), attemptOf({ text: '', uploadIds: [file.id] }));
    const other = await handIn(test, scene.neighbour, a1());
    const page = await works();
    expect(ids(page)).toEqual([other.submissionId, first.submissionId]);
    expect(page).toMatchObject({
      ...{ total: 2, next: null },
      steps: [{ code: 'a1', count: 2 }],
    });
    expect(page.items[1]).toMatchObject({
      participant: { id: who.personId, membershipId: who.membershipId },
      step: { code: 'a1' },
      stage: { code: 'internalisasi' },
      ...{ attemptNumber: 2, state: 'waiting', isLate: false, reviewer: null, enteredBy: null },
      ...{ beginning: '', coverId: file.id, fileCount: 1 },
    });
  });

  it('says who reads it, until the lease ends, and who entered it for her', async () => {
    const entered = await test.call({
      method: 'POST',
      url: `/api/v1/memberships/${who.membershipId}/steps/${a1()}/attempts`,
      as: scene.otherCoach,
      payload: entryOf(),
    });
    const { submissionId } = entered.json<{ submissionId: string }>();
    await claim(submissionId);
    const enteredBy = { id: scene.otherCoach.personId, name: 'Pak Adi' };
    const [held] = (await works()).items;
    expect(held).toMatchObject({ state: 'in_review', reviewer: { name: 'Bu Sri' }, enteredBy });
    setNow(test, new Date(Date.now() + 3_600_000));
    expect((await works()).items).toMatchObject([{ state: 'waiting', reviewer: null }]);
    const reviewBy = async (as: TestPerson) =>
      (
        await test.call({ method: 'GET', url: urlOf(showReview, { submissionId }), as })
      ).json<ReviewView>().isOwnEntry;
    expect([await reviewBy(scene.otherCoach), await reviewBy(scene.coach)]).toEqual([true, false]);
  });

  it('filters by assignment and state; what there is to choose stays', async () => {
    await open(who);
    const one = await handIn(test, who, a1());
    const two = await handIn(test, who, scene.programme.steps['oa1']!);
    await answer(one.submissionId, one.attemptId, 'accepted');
    expect(ids(await works({ step: 'oa1' }))).toEqual([two.submissionId]);
    expect(ids(await works({ state: 'accepted' }))).toEqual([one.submissionId]);
    const none = await works({ step: 'a1', state: 'waiting' });
    expect(none).toMatchObject({
      ...{ items: [], total: 0 },
      steps: [{ code: 'a1' }, { code: 'oa1' }],
    });
    for (const query of ['?state=draft', '?colour=red', '?cursor=abc']) {
      const refused = await test.call({
        ...{ method: 'GET', url: address() + query, as: scene.officer },
      });
      expect(refused.statusCode).toBe(422);
    }
  });

  it('pages without gaps, one statement each', async () => {
    const all = [];
    setNow(test, '2026-03-02T02:00:00Z');
    for (let n = 0; n < 5; n += 1) {
      const one = await makeParticipant(test, scene.organisationId, scene.cohortId);
      all.push((await handIn(test, one, a1())).submissionId);
    }
    const spy = jest.spyOn(test.app.get(DataSource), 'query');
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: WorksPage = await works({ limit: 2, ...(cursor && { cursor }) });
      expect(page.total).toBe(5);
      seen.push(...ids(page));
      cursor = page.next;
      pages += 1;
    } while (cursor);
    // One for the session, one for the work.
    expect(spy).toHaveBeenCalledTimes(pages * 2);
    spy.mockRestore();
    expect(seen).toHaveLength(5);
    expect([...seen].sort()).toEqual(all.sort());
  });

  it('is for the staff of the cohort and who leads it; drafts are nobody else’s', async () => {
    const { submissionId } = await handIn(test, who, a1());
    await test.call({
      method: 'PUT',
      url: `/api/v1/memberships/${scene.neighbour.membershipId}/steps/${a1()}/draft`,
      as: scene.neighbour,
      payload: { text: 'Belum jadi', links: [], version: 0 },
    });
    for (const as of [scene.officer, scene.admin, scene.coach]) {
      expect(ids(await works({}, as))).toEqual([submissionId]);
    }
    const elsewhere = await makeCoachElsewhere(test, scene);
    for (const as of [scene.formerCoach, elsewhere, scene.stranger, scene.strangeOfficer]) {
      const refused = await test.call({ method: 'GET', url: address(), as });
      expect(problemIn(refused)).toBe('404 not-found');
    }
    expect((await test.call({ method: 'GET', url: address(), as: who })).statusCode).toBe(403);
    expect((await test.call({ method: 'GET', url: address() })).statusCode).toBe(401);
  });
});
