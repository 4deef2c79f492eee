import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { urlOf } from '@pijar/shared/contracts';
import { SubmissionsApiModule } from '../submissions-api.module';
import {
  saveDraft,
  showHandIn,
  type AttemptInput,
  type AttemptReceipt,
  type DraftView,
  type HandInView,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  handIn,
  makeParticipant,
  makeScene,
  setNow,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';

describe('a draft', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let stepId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    setNow(test);
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
  });

  const composer = async () =>
    (
      await test.call({
        method: 'GET',
        url: urlOf(showHandIn, { membershipId: who.membershipId, stepId }),
        as: who,
      })
    ).json<HandInView>();
  const save = (text: string, version: number) =>
    test.call({
      method: 'PUT',
      url: urlOf(saveDraft, { membershipId: who.membershipId, stepId }),
      as: who,
      payload: { text, links: ['setengah lin'], version },
    });

  it('is kept, and kept again after a lost answer', async () => {
    const first = await save('Hari pertama', 0);
    expect(first.json<DraftView>()).toMatchObject({ text: 'Hari pertama', version: 1 });
    expect((await save('Hari pertama', 0)).body).toBe(first.body);
    expect((await save('Hari kedua', 1)).json<DraftView>().version).toBe(2);
    expect((await composer()).draft).toMatchObject({ text: 'Hari kedua', version: 2 });
    expect((await composer()).submission).toMatchObject({ state: 'draft', attempts: [] });
  });

  it('of one phone does not write over that of another: both survive', async () => {
    await save('HP saya', 0);
    const lost = await save('HP anak', 0);
    expect(lost.statusCode).toBe(409);
    expect(lost.json()).toMatchObject({
      type: '/problems/draft-changed',
      current: { text: 'HP saya', version: 1 },
    });
  });

  it('is empty after it was sent, and stays when something else was sent', async () => {
    await save('Sama', 0);
    await handIn(test, who, stepId, attemptOf({ text: 'Lain' }));
    expect((await composer()).draft).toMatchObject({ text: 'Sama' });
    const other: AttemptInput = attemptOf({ text: 'Habis' });
    const second = await makeParticipant(test, scene.organisationId, scene.cohortId);
    const url = urlOf(saveDraft, { membershipId: second.membershipId, stepId });
    const payload = { text: 'Habis', links: [], version: 0 };
    await test.call({ method: 'PUT', url, as: second, payload });
    const receipt: AttemptReceipt = await handIn(test, second, stepId, other);
    const rows = await test.db.query(
      'select text, version from submission_draft where submission_id = $1',
      [receipt.submissionId],
    );
    expect(rows).toEqual([{ text: '', version: 2 }]);
  });
});
