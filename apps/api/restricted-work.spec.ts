import { makePerson, problemIn, type TestPerson } from '@pijar/identity/testing';
import { downloadMyData } from '@pijar/identity/contracts';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  fileContent,
  filePreview,
  liftRestriction,
  listCohortWorks,
  listRestrictions,
  recordReferral,
  showHandIn,
  showRestriction,
  showReview,
  showReviewQueue,
  showSafeguardingReaders,
  showSubmission,
  takeNext,
  type HandInView,
  type RestrictionList,
  type RestrictionView,
} from '@pijar/submissions/contracts';
import { makeScene, type Scene } from '@pijar/submissions/testing';
import { contexts } from './app.module';
import {
  disclose,
  note,
  restrict as restrictBy,
  staffOf,
  words,
  type Disclosure,
} from './testing/disclosure';

/** Restricted work is in nobody's sight but the participant's and the safeguarding persons'. See docs/adr/0048. */
describe('restricted work', () => {
  let test: TestApp;
  let scene: Scene;
  let guard: TestPerson;

  beforeAll(async () => {
    test = await startTestApp(contexts);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    scene = await makeScene(test);
    guard = await makePerson(test.db, scene.organisationId, ['safeguarding'], {
      fullName: 'Ibu Ratna',
    });
  });

  const get = (url: string, as: TestPerson) => test.call({ method: 'GET', url, as });
  const post = (url: string, as: TestPerson, payload: object = {}) =>
    test.call({ method: 'POST', url, as, payload });

  const restrict = (work: Disclosure, as = scene.coach) => restrictBy(test, work, as);
  const isHeldBy = async (work: Disclosure) =>
    (
      await test.db.query('select claimed_by from every_submission where id = $1', [
        work.submissionId,
      ])
    )[0].claimed_by;

  it('tells the coach beforehand who will read it, and takes it out of her hands', async () => {
    const work = await disclose(test, scene);
    const params = { submissionId: work.submissionId };
    const readers = await get(urlOf(showSafeguardingReaders, params), scene.coach);
    expect(readers.json()).toEqual({
      readers: [{ id: guard.personId, name: 'Ibu Ratna' }],
      isStandIn: false,
    });
    expect((await restrict(work)).statusCode).toBe(200);
    expect((await restrict(work)).statusCode).toBe(200);
    expect(await isHeldBy(work)).toBeNull();
    expect((await get(urlOf(showReview, params), scene.coach)).statusCode).toBe(404);
    const queue = await get(urlOf(showReviewQueue), scene.coach);
    expect(queue.json()).toMatchObject({ items: [], held: [], totals: { waiting: 0 } });
    expect(problemIn(await post(urlOf(takeNext), scene.coach, { takeId: newId() }))).toBe(
      '409 nothing-waits',
    );
  });

  it('answers 404 to the bytes for all but her and the safeguarding person, who is logged', async () => {
    const work = await disclose(test, scene);
    await restrict(work);
    const params = { fileId: work.fileId };
    for (const watcher of Object.values(staffOf(scene))) {
      expect((await get(urlOf(fileContent, params), watcher)).statusCode).toBe(404);
      expect((await get(urlOf(filePreview, params), watcher)).statusCode).toBe(404);
    }
    expect((await get(urlOf(fileContent, params), scene.participant)).statusCode).toBe(200);
    expect((await get(urlOf(fileContent, params), guard)).statusCode).toBe(200);
    const list = (await get(urlOf(listRestrictions), guard)).json<RestrictionList>();
    expect(list.items.map((row) => row.restrictionId)).toEqual([work.restrictionId]);
    const view = await get(urlOf(showRestriction, { restrictionId: work.restrictionId }), guard);
    expect(view.json<RestrictionView>()).toMatchObject({
      note: note,
      restrictedBy: { name: 'Bu Sri' },
      attempts: [{ text: words }, { text: words, files: [{ id: work.fileId }] }],
    });
    expect(await logOf(work)).toEqual([
      ['restriction.made', scene.coach.personId],
      ['restriction.file-opened', guard.personId],
      ['restriction.opened', guard.personId],
    ]);
  });

  const logOf = async (work: Disclosure): Promise<[string, string][]> =>
    (
      (await test.db.query(
        `select action, actor_id from audit_entry where subject_id = $1 and subject_type = 'restriction' order by id`,
        [work.restrictionId],
      )) as { action: string; actor_id: string }[]
    ).map((row) => [row.action, row.actor_id]);

  it('tells her plainly, counts her step, and leaves her work in her own data', async () => {
    const work = await disclose(test, scene);
    await restrict(work);
    const { participant: who } = scene;
    const params = { membershipId: who.membershipId, stepId: work.stepId };
    const view = (await get(urlOf(showHandIn, params), who)).json<HandInView>();
    expect(view).toMatchObject({
      whyNot: 'step-done',
      submission: {
        id: work.submissionId,
        trusted: ['Ibu Ratna'],
        attempts: [{ text: words }, {}],
      },
    });
    const one = await get(urlOf(showSubmission, { submissionId: work.submissionId }), who);
    expect(one.statusCode).toBe(200);
    const [step] = await test.db.query(
      'select state, evidence from step_progress where membership_id = $1 and step_id = $2',
      [who.membershipId, work.stepId],
    );
    expect(step).toEqual({ state: 'done', evidence: {} });
    const data = await get(urlOf(downloadMyData), who);
    expect(data.body).toContain(words);
    expect(data.body).toContain(work.fileId);
    expect(data.body).not.toContain(note);
  });

  it('keeps in plain only whether a referral was offered, when and by whom', async () => {
    const work = await disclose(test, scene);
    await restrict(work);
    const url = urlOf(recordReferral, { restrictionId: work.restrictionId });
    const payload = { isOffered: true, offeredOn: '2026-11-20' };
    const said = await test.call({ method: 'PUT', url, as: guard, payload });
    expect(said.json()).toMatchObject({ ...payload, recordedBy: { name: 'Ibu Ratna' } });
    expect((await test.call({ method: 'PUT', url, as: scene.admin, payload })).statusCode).toBe(
      404,
    );
    const [plain] = await test.db.query(
      `select to_jsonb(f) - 'recorded_at' as row from referral f where restriction_id = $1`,
      [work.restrictionId],
    );
    expect(plain.row).toEqual({
      restriction_id: work.restrictionId,
      is_offered: true,
      offered_on: '2026-11-20',
      recorded_by: guard.personId,
    });
  });

  it('goes back to its queue with a new promise when it is lifted', async () => {
    const work = await disclose(test, scene);
    await restrict(work);
    const url = urlOf(liftRestriction, { restrictionId: work.restrictionId });
    expect((await post(url, scene.admin, { reason: 'Salah tekan.' })).statusCode).toBe(404);
    expect((await post(url, guard, { reason: 'Salah tekan.' })).statusCode).toBe(204);
    expect((await post(url, guard, { reason: 'Salah tekan.' })).statusCode).toBe(204);
    const queue = await get(urlOf(showReviewQueue), scene.coach);
    expect(queue.json()).toMatchObject({
      items: [{ submissionId: work.submissionId, isLate: false, workingDays: 0 }],
    });
    const works = await get(urlOf(listCohortWorks, { cohortId: scene.cohortId }), scene.officer);
    expect(works.body).toContain(work.submissionId);
    expect((await get(urlOf(listRestrictions), guard)).json()).toMatchObject({ items: [] });
    const [step] = await test.db.query(
      'select state from step_progress where membership_id = $1 and step_id = $2',
      [scene.participant.membershipId, work.stepId],
    );
    expect(step.state).toBe('waiting');
  });

  it('has the admins stand in, and says so, where nobody is named', async () => {
    await test.db.query(`delete from role_grant where role = 'safeguarding' and person_id = $1`, [
      guard.personId,
    ]);
    const work = await disclose(test, scene);
    const params = { submissionId: work.submissionId };
    const readers = await get(urlOf(showSafeguardingReaders, params), scene.coach);
    expect(readers.json()).toMatchObject({ isStandIn: true });
    expect(readers.body).toContain(scene.admin.personId);
    await restrict(work);
    const list = (await get(urlOf(listRestrictions), scene.admin)).json<RestrictionList>();
    expect(list.items.map((row) => row.restrictionId)).toContain(work.restrictionId);
    expect(list.unnamed.map(({ id }) => id)).toContain(scene.organisationId);
    // From the moment somebody is named it is hers alone.
    await test.db.query(`insert into role_grant (person_id, role) values ($1, 'safeguarding')`, [
      guard.personId,
    ]);
    const after = await get(urlOf(listRestrictions), scene.admin);
    expect(after.body).not.toContain(work.restrictionId);
    expect((await get(urlOf(listRestrictions), guard)).body).toContain(work.restrictionId);
  });

  it('is for whoever may review it to restrict, and for nobody else', async () => {
    const work = await disclose(test, scene);
    for (const as of [scene.stranger, scene.strangeOfficer, scene.formerCoach]) {
      expect((await restrict(work, as)).statusCode).toBe(404);
    }
    expect((await restrict(work, scene.participant)).statusCode).toBe(403);
    const elsewhere = await makePerson(test.db, scene.stranger.organisationId, ['safeguarding']);
    await restrict(work, scene.officer);
    const url = urlOf(showRestriction, { restrictionId: work.restrictionId });
    expect((await get(url, elsewhere)).statusCode).toBe(404);
    expect((await get(url, scene.officer)).statusCode).toBe(403);
  });
});
