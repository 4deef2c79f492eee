import { Erasure, PersonalData } from '@pijar/identity/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  listReviewNotes,
  maxReviewNote,
  saveReviewNote,
  showHandIn,
  showSubmission,
  type ReviewNotes,
} from '@pijar/submissions/contracts';
import {
  handIn,
  makeParticipant,
  makeScene,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';

describe('a note to co-coaches', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let stepId: string;
  let submissionId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    ({ submissionId } = await handIn(test, who, stepId));
  });

  const save = (text: string, version = 0, as = scene.coach) =>
    test.call({
      method: 'PUT',
      url: urlOf(saveReviewNote, { submissionId }),
      as,
      payload: { text, version },
    });
  const list = (as: { cookie: string }) =>
    test.call({ method: 'GET', url: urlOf(listReviewNotes, { submissionId }), as });

  it('is read by everyone who may review, each with one of her own', async () => {
    await save('Ibunya sakit, jangan buru-buru.');
    await save('Saya telepon Senin.', 0, scene.otherCoach);
    for (const reader of [scene.coach, scene.otherCoach, scene.officer, scene.admin]) {
      const { items } = (await list(reader)).json<ReviewNotes>();
      expect(items).toHaveLength(2);
    }
    const mine = (await list(scene.otherCoach)).json<ReviewNotes>();
    expect(mine.items[0]).toMatchObject({ isMine: true, text: 'Saya telepon Senin.', version: 1 });
    expect(mine.items[1]).toMatchObject({ isMine: false, author: { name: 'Bu Sri' } });
  });

  it('is nobody else’s', async () => {
    await save('Rahasia.');
    const outside = [scene.stranger, scene.strangeOfficer, scene.formerCoach, scene.neighbour, who];
    for (const other of outside) {
      expect([403, 404]).toContain((await list(other)).statusCode);
      expect([403, 404]).toContain((await save('x', 0, other)).statusCode);
    }
  });

  it('is neither in what the participant sees nor in her own data, and goes when she is erased', async () => {
    await save('Rahasia sekali.');
    let text = '';
    for (const url of [
      urlOf(showSubmission, { submissionId }),
      urlOf(showHandIn, { membershipId: who.membershipId, stepId }),
    ]) {
      text += (await test.call({ method: 'GET', url, as: who })).body;
    }
    const pieces = test.app
      .get(PersonalData, { strict: false })
      .json(test.db.manager, who.personId);
    for await (const piece of pieces) text += piece;
    expect(text).not.toContain('Rahasia');
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, who.personId),
    );
    const left = await test.db.query('select * from review_note where submission_id = $1', [
      submissionId,
    ]);
    expect(left).toEqual([]);
  });

  it('is not lost to another tab: it says that something else was saved', async () => {
    await save('Satu.');
    expect((await save('Satu.')).json<ReviewNotes>().items[0]).toMatchObject({ version: 1 });
    expect((await save('Dua.')).json()).toMatchObject({
      type: '/problems/note-changed',
      current: { items: [{ text: 'Satu.', version: 1 }] },
    });
    expect((await save('Dua.', 1)).json<ReviewNotes>().items[0]).toMatchObject({ version: 2 });
    expect((await save('', 2)).json<ReviewNotes>().items).toEqual([]);
  });

  it('has an end', async () => {
    expect((await save('a'.repeat(maxReviewNote + 1))).statusCode).toBe(422);
    expect((await save('a', -1)).statusCode).toBe(422);
  });
});
