import { setStaff, type CohortView } from '@pijar/cohorts/contracts';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  fileContent,
  showQueueFacets,
  showReview,
  showReviewQueue,
  takeNext,
  takeOverClaim,
  type AttemptReceipt,
  type ClaimView,
  type QueueFacets,
  type ReviewQueueView,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  handIn,
  makeParticipant,
  makeScene,
  pdfBytes,
  uploadFile,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';

describe('an expert whose tracks are set', () => {
  let test: TestApp;
  let scene: Scene;
  let expert: TestPerson;
  let who: TestParticipant;
  let hers: AttemptReceipt;
  let others: AttemptReceipt;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    scene = await makeScene(test);
    expert = await makePerson(test.db, scene.organisationId, ['facilitator']);
    await set(['m2']);
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    await test.db.query(`update step_progress set state = 'open' where membership_id = $1`, [
      who.membershipId,
    ]);
    others = await handIn(test, who, scene.programme.steps['ma1']!);
    hers = await handIn(test, who, scene.programme.steps['ma2']!);
  });

  const set = (tracks: string[], part = 'expert') =>
    test.call({
      method: 'PUT',
      url: urlOf(setStaff, { cohortId: scene.cohortId, personId: expert.personId }),
      as: scene.officer,
      payload: { part, tracks },
    });
  const get = async <T>(url: string, as = expert) =>
    (await test.call({ method: 'GET', url, as })).json<T>();
  const queue = async (as = expert) =>
    (await get<ReviewQueueView>(showReviewQueue.path, as)).items.map((row) => row.submissionId);
  const take = () =>
    test.call({ method: 'POST', url: takeNext.path, as: expert, payload: { takeId: newId() } });

  it('sees, counts and takes the work of those modules only', async () => {
    expect(await queue()).toEqual([hers.submissionId]);
    expect((await get<QueueFacets>(showQueueFacets.path)).steps).toMatchObject([
      { code: 'ma2', waiting: 1 },
    ]);
    expect((await take()).json<ClaimView>().submissionId).toBe(hers.submissionId);
    expect((await take()).json()).toMatchObject({ type: '/problems/nothing-waits' });
    expect(await queue(scene.coach)).toEqual([others.submissionId]);
  });

  it('finds nothing of the rest, its files neither', async () => {
    const stepId = scene.programme.steps['ma1']!;
    const second = await makeParticipant(test, scene.organisationId, scene.cohortId);
    await test.db.query(`update step_progress set state = 'open' where membership_id = $1`, [
      second.membershipId,
    ]);
    const file = await uploadFile(test, second, stepId, pdfBytes());
    await handIn(test, second, stepId, attemptOf({ uploadIds: [file.id] }));
    const { submissionId } = others;
    const requests = [
      { method: 'GET' as const, url: urlOf(showReview, { submissionId }) },
      { method: 'POST' as const, url: urlOf(claimSubmission, { submissionId }) },
      { method: 'POST' as const, url: urlOf(takeOverClaim, { submissionId }) },
      { method: 'GET' as const, url: urlOf(fileContent, { fileId: file.id }) },
    ];
    for (const request of requests) {
      expect((await test.call({ ...request, as: expert })).statusCode).toBe(404);
      expect((await test.call({ ...request, as: scene.coach })).statusCode).toBe(200);
    }
  });

  it('sees everything again without tracks, and as a coach', async () => {
    await set([]);
    expect(await queue()).toHaveLength(2);
    await set(['m1']);
    expect(await queue()).toEqual([others.submissionId]);
    await set([], 'coach');
    expect(await queue()).toHaveLength(2);
  });

  it('is not held for work that she reads no more', async () => {
    await test.db.query('update submission set preferred_reviewer_id = $2 where id = $1', [
      others.submissionId,
      expert.personId,
    ]);
    const [row] = (await get<ReviewQueueView>(showReviewQueue.path, scene.coach)).items;
    expect(row).toMatchObject({ submissionId: others.submissionId, reservedFor: null });
  });

  it('is set to modules of the programme, and only for experts', async () => {
    const view = (await set(['m1', 'm2'])).json<CohortView>();
    expect(view.tracks.map(({ code }) => code)).toEqual(['m1', 'm2']);
    expect(view.staff.find(({ personId }) => personId === expert.personId)!.tracks).toEqual([
      'm1',
      'm2',
    ]);
    for (const answer of [await set(['m9']), await set(['m1'], 'coach')]) {
      expect([answer.statusCode, answer.json()]).toMatchObject([
        422,
        { errors: [{ pointer: '/body/tracks' }] },
      ]);
    }
  });
});
