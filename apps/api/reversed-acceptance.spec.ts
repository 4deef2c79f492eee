import { makePerson, problemIn, type TestPerson } from '@pijar/identity/testing';
import type { NotificationView } from '@pijar/notifications/contracts';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { deliverEvents, startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  correctFeedback,
  decide,
  previewReversal,
  reverseAcceptance,
  showHandIn,
  type ReversalInput,
  type ReversalPreview,
} from '@pijar/submissions/contracts';
import { attemptOf, handIn, makeScene, type Scene } from '@pijar/submissions/testing';
import { contexts } from './app.module';

const scores = { jelas: 2, jujur: 3, lengkap: 2 };

/** An officer takes an acceptance back, and all that rested on it follows. See docs/adr/0049. */
describe('an acceptance that is taken back', () => {
  let test: TestApp;
  let scene: Scene;
  let stepId: string;
  let submissionId: string;
  let attemptId: string;

  beforeAll(async () => {
    test = await startTestApp(contexts);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
    const { membershipId } = scene.participant;
    await test.db.query(
      `update step_progress set state = case when step_id = $2 then 'open' else 'done' end
        where membership_id = $1 and step_id = any ($3)`,
      [membershipId, stepId, [stepId, scene.programme.steps['l1'], scene.programme.steps['q1']]],
    );
    ({ submissionId, attemptId } = await sendAndAccept());
    await deliverEvents(test);
  });

  const get = (url: string, as: TestPerson) => test.call({ method: 'GET', url, as });
  const post = (url: string, as: TestPerson, payload: object = {}) =>
    test.call({ method: 'POST', url, as, payload });

  async function sendAndAccept(): Promise<{ submissionId: string; attemptId: string }> {
    const sent = await handIn(test, scene.participant, stepId, attemptOf());
    await post(urlOf(claimSubmission, { submissionId: sent.submissionId }), scene.coach);
    const payload = { decisionId: newId(), attemptId: sent.attemptId, decision: 'accepted' };
    const said = { ...payload, good: 'Rapi.', change: '', scores };
    const url = urlOf(decide, { submissionId: sent.submissionId });
    expect((await post(url, scene.coach, said)).statusCode).toBe(200);
    return sent;
  }

  const preview = async (as: TestPerson = scene.officer): Promise<ReversalPreview> => {
    const answer = await get(urlOf(previewReversal, { submissionId }), as);
    expect(answer.statusCode).toBe(200);
    return answer.json<ReversalPreview>();
  };
  const inputOf = async (more: Partial<ReversalInput> = {}): Promise<ReversalInput> => ({
    ...{ reversalId: newId(), version: (await preview()).version },
    ...{ reason: 'Foto ini milik peserta lain.', revokesCertificates: false, ...more },
  });
  const reverse = (input: ReversalInput, as: TestPerson = scene.officer) =>
    post(urlOf(reverseAcceptance, { submissionId }), as, input);
  const stateOf = async (what: 'step' | 'stage', id: string): Promise<string> =>
    (
      await test.db.query(
        `select state from ${what}_progress where membership_id = $1 and ${what}_id = $2`,
        [scene.participant.membershipId, id],
      )
    )[0].state;
  const certificates = async (): Promise<string[]> =>
    (
      (await test.db.query('select state from certificate where membership_id = $1 order by id', [
        scene.participant.membershipId,
      ])) as { state: string }[]
    ).map((row) => row.state);
  const inbox = async (as: TestPerson): Promise<NotificationView[]> =>
    (await get('/api/v1/notifications', as)).json<{ items: NotificationView[] }>().items;
  const kinds = async (as: TestPerson) => (await inbox(as)).map(({ kind }) => kind);

  it('says beforehand what it does to stage and certificate, and changes nothing by that', async () => {
    const { stages } = scene.programme;
    expect(await preview()).toMatchObject({
      reopens: { id: stages.internalisasi, title: 'Internalisasi' },
      stayOpen: [{ id: stages.orientasi, title: 'Orientasi' }],
      isProgrammeReopened: false,
      certificates: [{ title: 'Internalisasi', number: expect.any(String) }],
    });
    expect(await stateOf('step', stepId)).toBe('done');
    expect(await stateOf('stage', stages.internalisasi)).toBe('done');
  });

  it('opens step and stage, leaves the next stage open, and the certificate valid unless told', async () => {
    const { stages } = scene.programme;
    expect((await reverse(await inputOf())).statusCode).toBe(200);
    expect(await stateOf('step', stepId)).toBe('returned');
    expect(await stateOf('stage', stages.internalisasi)).toBe('open');
    expect(await stateOf('stage', stages.orientasi)).toBe('open');
    expect(await certificates()).toEqual(['valid']);
    const { membershipId } = scene.participant;
    const view = await get(urlOf(showHandIn, { membershipId, stepId }), scene.participant);
    expect(view.json()).toMatchObject({
      canSend: true,
      submission: {
        state: 'returned',
        attempts: [{ reversed: { reason: 'Foto ini milik peserta lain.' } }],
      },
    });
  });

  it('revokes the certificate in the same act where the officer says so, with her reason', async () => {
    await reverse(await inputOf({ revokesCertificates: true }));
    const [row] = await test.db.query(
      'select state, state_reason from certificate where membership_id = $1',
      [scene.participant.membershipId],
    );
    expect(row).toEqual({ state: 'revoked', state_reason: 'Foto ini milik peserta lain.' });
  });

  it('completes the stage again when new work is accepted, without a second certificate', async () => {
    await reverse(await inputOf());
    await sendAndAccept();
    await deliverEvents(test);
    expect(await stateOf('stage', scene.programme.stages.internalisasi)).toBe('done');
    expect(await certificates()).toEqual(['valid']);
  });

  it('tells participant and coach, once each, and nobody when the feedback was hers', async () => {
    const input = await inputOf();
    expect((await reverse(input)).statusCode).toBe(200);
    expect((await reverse(input)).statusCode).toBe(200);
    await deliverEvents(test);
    expect((await inbox(scene.participant))[0]).toMatchObject({
      kind: 'acceptance_reversed',
      details: { title: 'Langkah a1' },
      link: `/belajar/langkah/${stepId}`,
    });
    expect(
      (await kinds(scene.participant)).filter((k) => k === 'acceptance_reversed'),
    ).toHaveLength(1);
    expect(await kinds(scene.coach)).toEqual(['acceptance_reversed_coach']);
    expect(await kinds(scene.officer)).toEqual([]);
  });

  it('is won by one of two officers at once', async () => {
    const other = await makePerson(test.db, scene.organisationId, ['officer']);
    const [one, two] = [await inputOf(), await inputOf()];
    const answers = await Promise.all([reverse(one), reverse(two, other)]);
    const codes = answers.map((answer) => answer.statusCode).sort();
    expect(codes).toEqual([200, 409]);
    expect(problemIn(answers.find((answer) => answer.statusCode === 409)!)).toBe(
      '409 not-accepted',
    );
    const [{ count }] = await test.db.query(
      'select count(*)::int as count from acceptance_reversal where submission_id = $1',
      [submissionId],
    );
    expect(count).toBe(1);
  });

  it('refuses what is not as the preview showed it', async () => {
    const input = await inputOf();
    expect(problemIn(await reverse({ ...input, version: input.version + 1 }))).toBe(
      '409 changed-meanwhile',
    );
    expect(await stateOf('step', stepId)).toBe('done');
  });

  it('leaves a stage that an officer waived done', async () => {
    await test.db.query(
      `update stage_progress set waived_by = $3, waiver_reason = 'x' where membership_id = $1 and stage_id = $2`,
      [
        scene.participant.membershipId,
        scene.programme.stages.internalisasi,
        scene.officer.personId,
      ],
    );
    expect(await preview()).toMatchObject({ reopens: null, certificates: [] });
    await reverse(await inputOf());
    expect(await stateOf('step', stepId)).toBe('returned');
    expect(await stateOf('stage', scene.programme.stages.internalisasi)).toBe('done');
  });

  it('opens the programme again with its last stage', async () => {
    const { membershipId } = scene.participant;
    await test.db.query(`update stage_progress set state = 'done' where membership_id = $1`, [
      membershipId,
    ]);
    await test.db.query(`update membership set state = 'completed' where id = $1`, [membershipId]);
    expect(await preview()).toMatchObject({ isProgrammeReopened: true });
    await reverse(await inputOf());
    const [row] = await test.db.query(
      `select m.state, x.reason from membership m
         join membership_change x on x.membership_id = m.id and x.to_state = 'active' and x.from_state = 'completed'
        where m.id = $1`,
      [membershipId],
    );
    expect(row).toEqual({ state: 'active', reason: 'acceptance-reversed' });
  });

  it('is for who leads the cohort, and for nobody else', async () => {
    const input = await inputOf();
    expect((await reverse(input, scene.coach)).statusCode).toBe(403);
    expect((await reverse(input, scene.strangeOfficer)).statusCode).toBe(404);
    expect((await reverse(input, scene.participant)).statusCode).toBe(403);
    expect((await reverse(input, scene.admin)).statusCode).toBe(200);
  });

  it('tells the participant that feedback was corrected, each time', async () => {
    const url = urlOf(correctFeedback, { submissionId, attemptId });
    for (const version of [1, 2]) {
      const words = { scores, good: `Lebih rapi ${version}.`, change: '', reason: 'Salah ketik.' };
      const answer = await post(url, scene.coach, { correctionId: newId(), version, ...words });
      expect(answer.statusCode).toBe(200);
      await deliverEvents(test);
    }
    const told = (await kinds(scene.participant)).filter((kind) => kind === 'feedback_corrected');
    expect(told).toHaveLength(2);
  });
});
