import { Background } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, until, type TestApp } from '@pijar/shared/testing';
import { claimSubmission, renewClaim } from '@pijar/submissions/contracts';
import {
  handIn,
  makeParticipant,
  makeScene,
  setNow,
  uploadFile,
  pdfBytes,
  type Scene,
} from '@pijar/submissions/testing';
import { SubmissionSweeps } from './submission-sweeps';
import { SubmissionsApiModule } from './submissions-api.module';

describe('the sweeps', () => {
  let test: TestApp;
  let scene: Scene;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
  });
  afterAll(() => test.close());

  const claimed = async () => {
    const who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    const { submissionId } = await handIn(test, who, scene.programme.steps['a1']!);
    const url = urlOf(claimSubmission, { submissionId });
    await test.call({ method: 'POST', url, as: scene.coach });
    return submissionId;
  };
  const rowOf = async (id: string) =>
    (
      await test.db.query('select state, claimed_by, version from submission where id = $1', [id])
    )[0];

  it('put work back whose lease ran out, and nothing else', async () => {
    setNow(test, '2026-03-02T01:00:00Z');
    const old = await claimed();
    setNow(test, '2026-03-02T01:29:00Z');
    const young = await claimed();
    setNow(test, '2026-03-02T01:30:00Z');
    const sweeps = test.app.get(SubmissionSweeps);
    expect(await sweeps.expireLeases()).toBe(1);
    expect(await rowOf(old)).toEqual({ state: 'submitted', claimed_by: null, version: 4 });
    expect(await rowOf(young)).toMatchObject({
      state: 'in_review',
      claimed_by: scene.coach.personId,
    });
    expect(await sweeps.expireLeases()).toBe(0);
    // Whoever held it may go on when she comes back.
    const url = urlOf(renewClaim, { submissionId: old });
    expect((await test.call({ method: 'PUT', url, as: scene.coach })).statusCode).toBe(200);
  });

  it('are done by the background work', async () => {
    setNow(test, '2026-03-02T01:00:00Z');
    const work = await claimed();
    const file = await uploadFile(
      test,
      scene.participant,
      scene.programme.steps['a1']!,
      pdfBytes(),
    );
    setNow(test, '2026-03-20T01:00:00Z');
    await test.app.get(Background).start();
    await until(async () => (await rowOf(work)).state === 'submitted');
    await until(
      async () =>
        (await test.db.query('select id from upload where id = $1', [file.id])).length === 0,
    );
  });
});
