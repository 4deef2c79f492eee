import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { newId } from '@pijar/shared/api';
import { urlOf, type Problem } from '@pijar/shared/contracts';
import { SubmissionsApiModule } from '../submissions-api.module';
import {
  listHandIns,
  saveDraft,
  sendAttempt,
  showHandIn,
  showSubmission,
  type HandInList,
  type HandInView,
  type SubmissionView,
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

describe('handing in', () => {
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

  const send = (input: object, as: { cookie: string } | undefined = who, step = stepId) =>
    test.call({
      method: 'POST',
      url: urlOf(sendAttempt, { membershipId: who.membershipId, stepId: step }),
      payload: input,
      ...(as && { as }),
    });
  const composer = async () =>
    (
      await test.call({
        method: 'GET',
        url: urlOf(showHandIn, { membershipId: who.membershipId, stepId }),
        as: who,
      })
    ).json<HandInView>();
  const kindOf = (answer: { body: string }) =>
    (JSON.parse(answer.body) as Problem).type.split('/').pop();

  it('keeps a numbered attempt, tells learning and leaves an event', async () => {
    const input = attemptOf({ links: ['https://shopee.co.id/toko-parwati'] });
    const receipt = await handIn(test, who, stepId, input);
    expect(receipt).toMatchObject({ attemptId: input.attemptId, number: 1, isLate: false });
    const [progress] = await test.db.query(
      'select state, evidence from step_progress where membership_id = $1 and step_id = $2',
      [who.membershipId, stepId],
    );
    expect(progress).toEqual({
      state: 'waiting',
      evidence: { submissionId: receipt.submissionId, attemptId: input.attemptId },
    });
    const events = await test.db.query(
      `select type, payload from outbox_event where payload->>'submissionId' = $1`,
      [receipt.submissionId],
    );
    expect(events).toEqual([
      {
        type: 'submission.sent',
        payload: {
          submissionId: receipt.submissionId,
          attemptId: input.attemptId,
          membershipId: who.membershipId,
          cohortId: scene.cohortId,
        },
      },
    ]);
    const view = (
      await test.call({
        method: 'GET',
        url: urlOf(showSubmission, { submissionId: receipt.submissionId }),
        as: who,
      })
    ).json<SubmissionView>();
    expect(view).toMatchObject({ state: 'sent', step: { code: 'a1' } });
    expect(view.attempts).toHaveLength(1);
    expect(view.attempts[0]).toMatchObject({
      text: input.text,
      links: input.links,
      files: [],
      feedback: null,
    });
  });

  it('is one attempt, and one answer, after a double tap', async () => {
    const input = attemptOf();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(input)));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers[0]!.statusCode).toBe(200);
    const later = await send(input);
    expect(later.body).toBe(answers[0]!.body);
    const [{ attempts, events }] = await test.db.query(
      `select (select count(*)::int from submission_attempt where id = $1) as attempts,
              (select count(*)::int from outbox_event where payload->>'attemptId' = $1::text) as events`,
      [input.attemptId],
    );
    expect({ attempts, events }).toEqual({ attempts: 1, events: 1 });
  });

  it('takes one of two different attempts sent at once and refuses the other with what is there', async () => {
    const answers = await Promise.all([send(attemptOf()), send(attemptOf())]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    const lost = answers.find((answer) => answer.statusCode === 409)!;
    expect(lost.json()).toMatchObject({
      type: '/problems/already-waiting',
      current: { state: 'submitted', attemptNumber: 1 },
    });
  });

  it('lets one person hand in two assignments at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const other = await makeParticipant(test, scene.organisationId, scene.cohortId);
      await test.db.query(`update step_progress set state = 'open' where membership_id = $1`, [
        other.membershipId,
      ]);
      const codes = ['a1', 'oa1', 'ma1', 'ma2'];
      const receipts = await Promise.all(
        codes.map((code) => handIn(test, other, scene.programme.steps[code]!)),
      );
      expect(new Set(receipts.map((receipt) => receipt.submissionId)).size).toBe(4);
    }
  });

  it('tells a phone that has not seen the last answer, and takes its work when it has', async () => {
    const { submissionId } = await handIn(test, who, stepId);
    await test.db.query(`update submission set state = 'returned' where id = $1`, [submissionId]);
    const unseen = await send(attemptOf({ seenAttempts: 0 }));
    expect([unseen.statusCode, kindOf(unseen)]).toEqual([409, 'newer-attempt']);
    expect(unseen.json<Problem>().current).toMatchObject({ state: 'returned', attemptNumber: 1 });
    expect((await handIn(test, who, stepId, attemptOf({ seenAttempts: 1 }))).number).toBe(2);
  });

  it('accepts late work and marks it', async () => {
    setNow(test, new Date(Date.now() + 30 * 86_400_000));
    expect((await handIn(test, who, stepId)).isLate).toBe(true);
  });

  it.each([
    ['nothing at all', { text: '  ' }, '/body', 'nothing-handed-in'],
    ['a link that is none', { links: ['warung saya'] }, '/body/links/0', 'invalid-format'],
    ['a script as link', { links: ['javascript:alert(1)'] }, '/body/links/0', 'invalid-format'],
    ['an unknown file', { uploadIds: [newId()] }, '/body/uploadIds/0', 'unknown'],
    ['an id that is no UUIDv7', { attemptId: 'x' }, '/body/attemptId', 'invalid-format'],
    ['an unknown field', { isAccepted: true }, '/body/isAccepted', 'unrecognized-keys'],
    [
      'eleven files',
      { uploadIds: Array.from({ length: 11 }, newId) },
      '/body/uploadIds',
      'too-big',
    ],
  ])('refuses %s', async (_name, more, pointer, code) => {
    const answer = await send({ ...attemptOf(), ...more });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.json<Problem>().errors?.[0]).toMatchObject({ pointer, code });
  });

  it('refuses a kind that the assignment does not take', async () => {
    const body = await test.db.query('select body from step where id = $1', [stepId]);
    const only = { ...body[0].body, accepts: ['photo'] };
    const narrow = await makeScene(test);
    await test.db.query(`alter table step disable trigger step_published`);
    await test.db.query('update step set body = $2 where id = $1', [
      narrow.programme.steps['a1'],
      only,
    ]);
    await test.db.query(`alter table step enable trigger step_published`);
    const answer = await test.call({
      method: 'POST',
      url: urlOf(sendAttempt, {
        membershipId: narrow.participant.membershipId,
        stepId: narrow.programme.steps['a1']!,
      }),
      as: narrow.participant,
      payload: attemptOf(),
    });
    expect(answer.json<Problem>().errors).toMatchObject([
      { pointer: '/body/text', code: 'kind-not-accepted' },
    ]);
  });

  it('says why a step takes no work', async () => {
    const locked = await send(attemptOf(), who, scene.programme.steps['oa1']!);
    expect([locked.statusCode, kindOf(locked)]).toEqual([409, 'step-locked']);
    await test.db.query(`update membership set state = 'paused' where id = $1`, [who.membershipId]);
    const paused = await send(attemptOf());
    expect([paused.statusCode, kindOf(paused)]).toEqual([409, 'membership-paused']);
    expect(await composer()).toMatchObject({ canSend: false, whyNot: 'membership-paused' });
  });

  it('does not let an id be used for other work', async () => {
    const input = attemptOf();
    await handIn(test, who, stepId, input);
    const other = await makeParticipant(test, scene.organisationId, scene.cohortId);
    const answer = await test.call({
      method: 'POST',
      url: urlOf(sendAttempt, { membershipId: other.membershipId, stepId }),
      as: other,
      payload: input,
    });
    expect([answer.statusCode, kindOf(answer)]).toEqual([409, 'attempt-id-used']);
  });

  it('is closed to everybody else', async () => {
    const { submissionId } = await handIn(test, who, stepId);
    const paths = [
      { method: 'GET', url: urlOf(showSubmission, { submissionId }) },
      { method: 'GET', url: urlOf(listHandIns, { membershipId: who.membershipId }) },
      { method: 'GET', url: urlOf(showHandIn, { membershipId: who.membershipId, stepId }) },
      {
        method: 'PUT',
        url: urlOf(saveDraft, { membershipId: who.membershipId, stepId }),
        payload: { text: 'x', links: [], version: 0 },
      },
      {
        method: 'POST',
        url: urlOf(sendAttempt, { membershipId: who.membershipId, stepId }),
        payload: attemptOf(),
      },
    ] as const;
    const others = [
      scene.neighbour,
      scene.stranger,
      scene.coach,
      scene.formerCoach,
      scene.officer,
      scene.strangeOfficer,
      scene.admin,
    ];
    for (const path of paths) {
      const codes = [];
      for (const as of others) codes.push((await test.call({ ...path, as })).statusCode);
      expect([path.method, path.url, codes]).toEqual([
        path.method,
        path.url,
        others.map(() => 404),
      ]);
      expect((await test.call(path)).statusCode).toBe(401);
    }
  });

  describe('the list of a person’s assignments', () => {
    it('shows what is open, in one statement, what she can do first', async () => {
      await test.db.query(
        `update step_progress p set state = 'open' from step s
          where s.id = p.step_id and membership_id = $1 and s.code = 'oa1'`,
        [who.membershipId],
      );
      await handIn(test, who, stepId);
      const list = (
        await test.call({
          method: 'GET',
          url: urlOf(listHandIns, { membershipId: who.membershipId }),
          as: who,
        })
      ).json<HandInList>();
      expect(
        list.items.map((item) => [item.step.code, item.stepState, item.state, item.attemptCount]),
      ).toEqual([
        ['oa1', 'open', null, 0],
        ['a1', 'waiting', 'sent', 1],
      ]);
      expect(list.items[1]!.dueOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    });
  });
});
