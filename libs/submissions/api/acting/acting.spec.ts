import type { TestPerson } from '@pijar/identity/testing';
import { urlOf } from '@pijar/shared/contracts';
import { problemIn } from '@pijar/identity/testing';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  answerEntry,
  listHandIns,
  saveDraft,
  sendAttempt,
  showActing,
  showActingHandIn,
  showHandIn,
  showSubmission,
  type ActingHandInView,
  type ActingView,
  type AttemptReceipt,
  type HandInView,
  type SubmissionView,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  entryOf,
  makeCoachElsewhere,
  makeParticipant,
  makeScene,
  setNow,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';

describe('entering work for a participant', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let stepId: string;
  let coachElsewhere: TestPerson;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
    coachElsewhere = await makeCoachElsewhere(test, scene);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    setNow(test);
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
  });

  const at = () => ({ membershipId: who.membershipId, stepId });
  const send = (input: object, as: { cookie: string }, step = stepId) =>
    test.call({
      method: 'POST',
      url: urlOf(sendAttempt, { membershipId: who.membershipId, stepId: step }),
      payload: input,
      as,
    });
  const enter = async (as: TestPerson = scene.coach, input = entryOf()) =>
    (await send(input, as)).json<AttemptReceipt>();
  const see = async (submissionId: string) =>
    (
      await test.call({ method: 'GET', url: urlOf(showSubmission, { submissionId }), as: who })
    ).json<SubmissionView>();

  /** Everybody who is not of the cohort's staff, the participant herself, and nobody. */
  const outsiders = () => [
    scene.neighbour,
    scene.formerCoach,
    coachElsewhere,
    scene.stranger,
    scene.strangeOfficer,
  ];

  it('is an attempt of hers that says who entered it, why and how she agreed', async () => {
    const input = entryOf({ links: ['https://shopee.co.id/toko'] });
    const receipt = await enter(scene.coach, input);
    expect(receipt).toMatchObject({ attemptId: input.attemptId, number: 1, isLate: false });
    const { state, attempts } = await see(receipt.submissionId);
    expect(state).toBe('sent');
    expect(attempts[0]).toMatchObject({
      text: input.text,
      entered: {
        by: { id: scene.coach.personId, name: 'Bu Sri' },
        reason: 'Tidak punya HP',
        consent: 'present',
        answer: null,
      },
    });
    const [entry] = await test.db.query(
      `select actor_id, action, detail from audit_entry where subject_id = $1`,
      [receipt.submissionId],
    );
    expect(entry).toEqual({
      actor_id: scene.coach.personId,
      action: 'submission.entered',
      detail: { attemptId: input.attemptId, consent: 'present' },
    });
    const events = await test.db.query(
      `select type from outbox_event where payload->>'submissionId' = $1 order by type`,
      [receipt.submissionId],
    );
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      'submission.entered',
      'submission.sent',
    ]);
    const [progress] = await test.db.query(
      'select state from step_progress where membership_id = $1 and step_id = $2',
      [who.membershipId, stepId],
    );
    expect(progress.state).toBe('waiting');
  });

  it('says nothing of an attempt that she sent herself', async () => {
    const receipt = (await send(attemptOf(), who)).json<AttemptReceipt>();
    expect((await see(receipt.submissionId)).attempts[0]!.entered).toBeNull();
  });

  it('is one attempt, and one answer, after a double tap', async () => {
    const input = entryOf();
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(input, scene.coach)));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    const [{ entries }] = await test.db.query(
      `select count(*)::int as entries from audit_entry where detail->>'attemptId' = $1`,
      [input.attemptId],
    );
    expect(entries).toBe(1);
  });

  it('follows the same rules as her own: locked, waiting, paused, empty', async () => {
    expect(problemIn(await send(entryOf(), scene.coach, scene.programme.steps['oa1']))).toBe(
      '409 step-locked',
    );
    expect(problemIn(await send(entryOf({ text: '' }), scene.coach))).toBe(
      '422 invalid /body:nothing-handed-in',
    );
    await enter();
    expect(problemIn(await send(entryOf(), scene.otherCoach))).toBe('409 already-waiting');
    expect(problemIn(await send(attemptOf(), who))).toBe('409 already-waiting');
    await test.db.query(`update membership set state = 'paused' where id = $1`, [who.membershipId]);
    expect(problemIn(await send(entryOf(), scene.coach))).toBe('409 membership-paused');
  });

  it.each([
    ['no reason', { reason: '  ', consent: 'phone' }, '/body/enteredFor/reason:too-small'],
    ['a consent that is none', { reason: 'Sakit', consent: 'no' }, '/body/enteredFor/consent'],
    ['an unknown field', { reason: 'Sakit', consent: 'phone', by: 'x' }, '/body/enteredFor/by'],
  ])('refuses %s', async (_name, enteredFor, fault) => {
    const answer = await send({ ...attemptOf(), enteredFor }, scene.coach);
    expect(problemIn(answer)).toContain(`422 invalid ${fault}`);
  });

  it('is for staff of her cohort and who leads it; to everybody else she is not there', async () => {
    for (const as of [...outsiders(), who]) {
      expect((await send(entryOf(), as)).statusCode).toBe(404);
    }
    const url = urlOf(sendAttempt, at());
    expect((await test.call({ method: 'POST', url, payload: entryOf() })).statusCode).toBe(401);
    // Without saying for whom, staff have nothing to hand in here.
    expect((await send(attemptOf(), scene.coach)).statusCode).toBe(404);
    for (const as of [scene.coach, scene.officer, scene.admin]) {
      who = await makeParticipant(test, scene.organisationId, scene.cohortId);
      expect((await send(entryOf(), as)).statusCode).toBe(200);
    }
  });

  describe('what staff see before', () => {
    const paths = () => [urlOf(showActing, at()), urlOf(showActingHandIn, at())];
    const status = async (url: string, as?: TestPerson) =>
      (await test.call({ method: 'GET', url, ...(as && { as }) })).statusCode;

    it('is for the same people', async () => {
      for (const url of paths()) {
        for (const as of [scene.coach, scene.officer, scene.admin]) {
          expect(await status(url, as)).toBe(200);
        }
        expect(await status(url, who)).toBe(403);
        expect(await status(url, scene.neighbour)).toBe(403);
        for (const as of [
          scene.formerCoach,
          coachElsewhere,
          scene.stranger,
          scene.strangeOfficer,
        ]) {
          expect(await status(url, as)).toBe(404);
        }
        expect(await status(url)).toBe(401);
      }
    });

    it('is her assignments, as she has them', async () => {
      const url = urlOf(showActing, at());
      const view = (await test.call({ method: 'GET', url, as: scene.coach })).json<ActingView>();
      const hers = await test.call({ method: 'GET', url: urlOf(listHandIns, at()), as: who });
      expect(view.items).toEqual(hers.json<ActingView>().items);
      expect(view.participant.id).toBe(who.personId);
      expect(view.cohort.id).toBe(scene.cohortId);
    });

    it('is the assignment without what she has only begun', async () => {
      await test.call({
        method: 'PUT',
        url: urlOf(saveDraft, at()),
        as: who,
        payload: { text: 'Belum selesai', links: [], version: 0 },
      });
      const url = urlOf(showActingHandIn, at());
      const view = (
        await test.call({ method: 'GET', url, as: scene.coach })
      ).json<ActingHandInView>();
      expect(view).toMatchObject({ draft: null, submission: null, canSend: true, looseFiles: [] });
      expect(view.body.brief.length).toBeGreaterThan(0);
      await enter();
      const hers = (
        await test.call({ method: 'GET', url: urlOf(showHandIn, at()), as: who })
      ).json<HandInView>();
      expect(hers.draft?.text).toBe('Belum selesai');
    });
  });

  describe('her word about it', () => {
    const say = (
      answer: string,
      where: { submissionId: string; attemptId: string },
      as?: TestPerson,
    ) =>
      test.call({
        method: 'PUT',
        url: urlOf(answerEntry, where),
        payload: { answer },
        ...(as && { as }),
      });

    it('is kept, may change, and each change is in the audit log', async () => {
      const receipt = await enter();
      const first = await say('disowned', receipt, who);
      expect(first.json()).toMatchObject({ by: { name: 'Bu Sri' }, answer: 'disowned' });
      await say('disowned', receipt, who);
      await say('confirmed', receipt, who);
      expect((await see(receipt.submissionId)).attempts[0]!.entered).toMatchObject({
        answer: 'confirmed',
      });
      const actions = await test.db.query(
        `select action from audit_entry where subject_id = $1 and actor_id = $2 order by id`,
        [receipt.submissionId, who.personId],
      );
      expect(actions.map(({ action }: { action: string }) => action)).toEqual([
        'submission.entry-disowned',
        'submission.entry-confirmed',
      ]);
      const [{ told }] = await test.db.query(
        `select count(*)::int as told from outbox_event
          where type = 'submission.disowned' and payload->>'submissionId' = $1`,
        [receipt.submissionId],
      );
      expect(told).toBe(1);
    });

    it('is hers alone, and only about what was entered for her', async () => {
      const receipt = await enter();
      for (const as of [...outsiders(), scene.coach, scene.officer, scene.admin]) {
        expect((await say('confirmed', receipt, as)).statusCode).toBe(404);
      }
      expect((await say('confirmed', receipt)).statusCode).toBe(401);
      expect(problemIn(await say('maybe', receipt, who))).toContain('422 invalid /body/answer');
      who = await makeParticipant(test, scene.organisationId, scene.cohortId);
      const own = (await send(attemptOf(), who)).json<AttemptReceipt>();
      expect((await say('confirmed', own, who)).statusCode).toBe(404);
    });
  });
});
