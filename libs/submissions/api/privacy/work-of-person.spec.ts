import { Erasure, PersonalData } from '@pijar/identity/api';
import { FILE_STORE, newId, type FileStore } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  decide,
  saveDraft,
  saveFeedbackDraft,
  showReviewQueue,
  type ReviewQueueView,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  handIn,
  makeParticipant,
  makeScene,
  photoBytes,
  uploadFile,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionSweeps } from '../submission-sweeps';
import { SubmissionsApiModule } from '../submissions-api.module';

describe('what is kept of a person’s work', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let fileId: string;
  let attemptId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    const stepId = scene.programme.steps['a1']!;
    const { membershipId } = who;
    fileId = (await uploadFile(test, who, stepId, await photoBytes(), { name: 'dapur.jpg' })).id;
    const first = await handIn(
      test,
      who,
      stepId,
      attemptOf({ text: 'Cerita rahasia saya', uploadIds: [fileId] }),
    );
    attemptId = first.attemptId;
    const { submissionId } = first;
    const as = scene.coach;
    const words = {
      scores: { jelas: 1, jujur: 1, lengkap: 1 },
      good: 'Dapurnya bersih',
      change: 'Rahasia',
    };
    await test.call({
      method: 'PUT',
      url: urlOf(saveFeedbackDraft, { submissionId }),
      as: scene.otherCoach,
      payload: { attemptId, version: 0, ...words },
    });
    await test.call({ method: 'POST', url: urlOf(claimSubmission, { submissionId }), as });
    await test.call({
      method: 'POST',
      url: urlOf(decide, { submissionId }),
      as,
      payload: { decisionId: newId(), attemptId, decision: 'returned', ...words },
    });
    await test.call({
      method: 'PUT',
      url: urlOf(saveDraft, { membershipId, stepId }),
      as: who,
      payload: { text: 'Cerita rahasia kedua', links: [], version: 0 },
    });
  });
  afterAll(() => test.close());

  const queue = async () =>
    (
      await test.call({ method: 'GET', url: urlOf(showReviewQueue), as: scene.coach })
    ).json<ReviewQueueView>();
  const everything = async () => {
    const tables = [
      'submission_attempt',
      'submission_draft',
      'feedback',
      'feedback_draft',
      'upload',
    ];
    const rows = await Promise.all(tables.map((table) => test.db.query(`select * from ${table}`)));
    return JSON.stringify(rows);
  };

  it('is hers to read', async () => {
    let text = '';
    const pieces = test.app
      .get(PersonalData, { strict: false })
      .json(test.db.manager, who.personId);
    for await (const piece of pieces) text += piece;
    expect(JSON.parse(text).submissions).toMatchObject({
      work: [
        {
          assignment: 'Langkah a1',
          state: 'returned',
          draft: { text: 'Cerita rahasia kedua' },
          attempts: [
            {
              number: 1,
              text: 'Cerita rahasia saya',
              files: [{ name: 'dapur.jpg', address: `/api/v1/files/${fileId}/content` }],
              feedback: [{ by: 'Bu Sri', good: 'Dapurnya bersih' }],
            },
          ],
        },
      ],
      filesNotHandedIn: [],
    });
  });

  it('is gone after her erasure, but for the fact that she handed in', async () => {
    await handIn(test, who, scene.programme.steps['a1']!);
    expect((await queue()).totals.waiting).toBe(1);
    const [stored] = await test.db.query(
      'select stored_key, preview_key from upload where id = $1',
      [fileId],
    );
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, who.personId),
    );
    const left = await everything();
    for (const word of ['ahasia', 'Dapurnya', 'dapur.jpg']) expect(left).not.toContain(word);
    const [attempt] = await test.db.query(
      `select number, (select scores from feedback where attempt_id = a.id) as scores
         from submission_attempt a where id = $1`,
      [attemptId],
    );
    expect(attempt).toEqual({ number: 1, scores: { jelas: 1, jujur: 1, lengkap: 1 } });
    expect((await queue()).totals.waiting).toBe(0);
    await test.app.get(SubmissionSweeps).removeLooseFiles();
    const files = test.app.get<FileStore>(FILE_STORE);
    expect(await files.exists(stored.stored_key)).toBe(false);
    expect(await files.exists(stored.preview_key)).toBe(false);
    expect(await test.db.query('select id from upload where id = $1', [fileId])).toEqual([]);
  });
});
