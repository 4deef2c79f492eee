import { addStaff } from '@pijar/cohorts/testing';
import { Erasure, PersonalData } from '@pijar/identity/api';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  admitByHand,
  beginGradingTry,
  claimSubmission,
  listAssignees,
  scoreSample,
  showGradingLearning,
  showGradingOffice,
  showGradingTry,
  showReviewQueue,
  showSharing,
  takeNext,
  takeOverClaim,
  type Assignees,
  type GradingLearning,
  type GradingOffice,
  type GradingTry,
  type ReviewQueueView,
  type SharingView,
} from '@pijar/submissions/contracts';
import {
  handIn,
  learn,
  makeParticipant,
  makeSamples,
  makeScene,
  setRule,
} from '@pijar/submissions/testing';
import type { Scene } from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';

describe('learning to grade', () => {
  let test: TestApp;
  let scene: Scene;
  let programme: string;
  let fresh: TestPerson;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
    programme = await makeSamples(test, scene);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.db.query('delete from grading_try');
    await test.db.query('delete from grading_admission');
    await test.db.query('delete from grading_rule');
    fresh = await makePerson(test.db, scene.organisationId, ['facilitator']);
  });

  const join = () => addStaff(test.db, scene.cohortId, fresh.personId);
  const ask = async <T>(url: string, as: { cookie: string }) =>
    (await test.call({ method: 'GET', url, as })).json<T>();
  const begin = (tryId: string, step: string, as: { cookie: string } = fresh, code = programme) =>
    test.call({
      method: 'PUT',
      url: urlOf(beginGradingTry, { tryId }),
      as,
      payload: { programme: code, step },
    });
  const score = (
    tryId: string,
    sampleCode: string,
    scores: object,
    as: { cookie: string } = fresh,
  ) =>
    test.call({
      method: 'PUT',
      url: urlOf(scoreSample, { tryId, sampleCode }),
      as,
      payload: { scores },
    });
  const learning = async (as: { cookie: string } = fresh) =>
    (await ask<GradingLearning>(urlOf(showGradingLearning), as)).programmes[0]!;
  const office = () =>
    ask<GradingOffice>(
      urlOf(showGradingOffice, { organisationId: scene.organisationId }),
      scene.officer,
    );
  const levels = { jelas: 2, jujur: 2, lengkap: 2 };

  it('shows what the lead gave beside each sample once she has scored it, and nowhere before', async () => {
    await join();
    const tryId = newId();
    const begun = (await begin(tryId, 'a1')).json<GradingTry>();
    expect(begun.samples.map(({ code }) => code)).toEqual(['contoh-1', 'contoh-2', 'contoh-3']);
    expect(JSON.stringify(begun)).not.toContain('Sebab');
    expect(begun.samples.every(({ lead }) => lead === null)).toBe(true);

    const scored = (await score(tryId, 'contoh-1', levels)).json<GradingTry>();
    expect(scored.samples[0]).toMatchObject({
      scores: levels,
      lead: { scores: { jelas: 0, jujur: 1, lengkap: 2 }, why: 'Sebab 1.' },
    });
    expect(scored.samples[1]!.lead).toBeNull();
    expect(scored).toMatchObject({ pairs: 3, finishedAt: null, kappa: null });
    // Double sends change nothing, and a second thought does not either.
    expect((await score(tryId, 'contoh-1', levels)).json<GradingTry>()).toEqual(scored);
    expect((await begin(newId(), 'a1')).json<GradingTry>()).toEqual(scored);
    const other = await score(tryId, 'contoh-1', { jelas: 0, jujur: 1, lengkap: 2 });
    expect(other.json()).toMatchObject({ type: '/problems/already-scored', current: scored });
    const half = await score(tryId, 'contoh-2', { jelas: 1, asing: 1, lengkap: 1 });
    expect(half.json<{ errors: { code: string }[] }>().errors.map(({ code }) => code)).toEqual([
      'missing',
      'unknown',
    ]);
  });

  it('says how much she agrees, over all sets together, and keeps the first try when she tries again', async () => {
    await join();
    const first = await learn(test, fresh, { programme, step: 'a1' }, () => 2);
    expect(first).toMatchObject({ number: 1, pairs: 9, kappa: 0 });
    expect((await learning()).overall).toBeNull();
    await learn(test, fresh, { programme, step: 'ma1' });
    const between = (await learning()).overall!;
    expect(between.pairs).toBe(18);
    expect(between.kappa).toBeGreaterThan(0);
    expect(between.kappa).toBeLessThan(1);
    const again = await learn(test, fresh, { programme, step: 'a1' });
    expect(again.samples.map(({ code }) => code)).toEqual(['contoh-1', 'contoh-3', 'contoh-2']);
    expect(again).toMatchObject({ number: 2, kappa: 1 });
    const now = await learning();
    expect(now.overall).toEqual({ kappa: 1, pairs: 18 });
    expect(now.sets[0]!.tries.map(({ kappa }) => kappa)).toEqual([0, 1]);
    const hers = (await office()).coaches.find(({ person }) => person.id === fresh.personId)!;
    expect(hers.programmes[0]).toMatchObject({ lastKappa: 1, tries: 3, admission: null });
    expect(hers.programmes[0]!.firstKappa).toBeCloseTo(between.kappa!, 10);
  });

  it('is hers alone, and of programmes that are hers', async () => {
    await join();
    const tryId = newId();
    await begin(tryId, 'a1');
    const show = (as: { cookie: string }) =>
      test.call({ method: 'GET', url: urlOf(showGradingTry, { tryId }), as });
    expect((await show(fresh)).statusCode).toBe(200);
    for (const other of [scene.coach, scene.officer, scene.admin, scene.stranger]) {
      expect((await show(other)).statusCode).toBe(404);
      expect((await score(tryId, 'contoh-1', levels, other)).statusCode).toBe(404);
    }
    expect((await begin(tryId, 'a1', scene.coach)).json()).toMatchObject({
      type: '/problems/key-reused',
    });
    expect((await begin(newId(), 'a1', scene.participant)).statusCode).toBe(403);
    expect((await begin(newId(), 'oa1')).statusCode).toBe(404);
    expect((await begin(newId(), 'a1', fresh, 'asing')).statusCode).toBe(404);
    expect((await score(tryId, 'contoh-9', levels)).statusCode).toBe(404);
    expect((await begin(newId(), 'a1', scene.stranger)).statusCode).toBe(404);
  });

  it('admits whoever reaches what is asked; until then the queue is seen and nothing is taken', async () => {
    const who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    const { submissionId } = await handIn(test, who, scene.programme.steps['a1']!);
    expect((await setRule(test, scene, programme, { admissionLevel: 0.6 })).statusCode).toBe(200);
    await join();
    const queue = await ask<ReviewQueueView>(urlOf(showReviewQueue), fresh);
    expect(queue.items.map((row) => row.submissionId)).toContain(submissionId);
    const take = (as: { cookie: string }) =>
      test.call({ method: 'POST', url: urlOf(takeNext), as, payload: { takeId: newId() } });
    const claim = (as: { cookie: string }) =>
      test.call({ method: 'POST', url: urlOf(claimSubmission, { submissionId }), as });
    const first = { type: '/problems/learn-to-grade-first', status: 409 };
    expect((await take(fresh)).json()).toMatchObject(first);
    expect((await claim(fresh)).json()).toMatchObject(first);
    const assignees = async () =>
      (await ask<Assignees>(urlOf(listAssignees, { submissionId }), scene.officer)).items;
    expect((await assignees()).map(({ id }) => id)).not.toContain(fresh.personId);
    const sharer = async () =>
      (
        await ask<SharingView>(urlOf(showSharing, { cohortId: scene.cohortId }), scene.officer)
      ).coaches.find(({ id }) => id === fresh.personId);
    expect(await sharer()).toMatchObject({ isLearning: true, isAvailable: false });
    // Who was there before reads on, and who leads is never asked.
    expect((await claim(scene.coach)).statusCode).toBe(200);
    const over = await test.call({
      method: 'POST',
      url: urlOf(takeOverClaim, { submissionId }),
      as: fresh,
    });
    expect(over.json()).toMatchObject(first);
    expect((await learning(scene.coach)).admitted).toBe('before');

    expect(await learning()).toMatchObject({ wanted: 0.6, admitted: null });
    await learn(test, fresh, { programme, step: 'a1' }, () => 2);
    await learn(test, fresh, { programme, step: 'ma1' }, (level) => 3 - level);
    expect((await take(fresh)).json()).toMatchObject(first);
    await learn(test, fresh, { programme, step: 'a1' });
    await learn(test, fresh, { programme, step: 'ma1' });
    expect(await learning()).toMatchObject({ wanted: null, admitted: 'agreement' });
    expect((await take(fresh)).json()).not.toMatchObject(first);
    expect((await assignees()).map(({ id }) => id)).toContain(fresh.personId);
    expect(await sharer()).toMatchObject({ isLearning: false, isAvailable: true });
  });

  it('admits by hand with a reason, by an officer of the organisation alone', async () => {
    await setRule(test, scene, programme, { admissionLevel: 0.8 });
    const admit = (
      as: { cookie: string },
      personId = fresh.personId,
      reason = 'Sudah lama menilai.',
    ) =>
      test.call({
        method: 'PUT',
        url: urlOf(admitByHand, { organisationId: scene.organisationId, programme, personId }),
        as,
        payload: { reason },
      });
    // Not staff yet, and never of another organisation.
    expect((await admit(scene.officer)).statusCode).toBe(404);
    await join();
    for (const [other, status] of [
      [scene.strangeOfficer, 404],
      [scene.coach, 403],
      [fresh, 403],
    ] as const) {
      expect((await admit(other)).statusCode).toBe(status);
      const rule = await setRule(test, scene, programme, {}, other);
      expect(rule.statusCode).toBe(status);
    }
    expect((await admit(scene.officer, fresh.personId, ' ')).statusCode).toBe(422);
    expect((await admit(scene.officer)).statusCode).toBe(200);
    expect((await admit(scene.officer, fresh.personId, 'Lagi.')).statusCode).toBe(200);
    const hers = (await office()).coaches.find(({ person }) => person.id === fresh.personId)!;
    expect(hers.programmes[0]!.admission).toMatchObject({
      how: 'hand',
      by: { id: scene.officer.personId },
      reason: 'Sudah lama menilai.',
    });
    const entries = await test.db.query(
      `select detail from audit_entry where action = 'grading.admitted' and subject_id = $1`,
      [fresh.personId],
    );
    expect(entries).toEqual([{ detail: { programme } }]);
  });

  it('admits, when the level is lowered, whoever had reached it', async () => {
    await setRule(test, scene, programme, { admissionLevel: 1 });
    await join();
    // Never one level further than the lead.
    const near = (level: number) => Math.min(level, 2);
    await learn(test, fresh, { programme, step: 'a1' }, near);
    await learn(test, fresh, { programme, step: 'ma1' }, near);
    expect(await learning()).toMatchObject({ wanted: 1, admitted: null });
    await setRule(test, scene, programme, { admissionLevel: 0.5 });
    expect(await learning()).toMatchObject({ wanted: null, admitted: 'agreement' });
    const elsewhere = await makeScene(test);
    expect((await setRule(test, elsewhere, programme, {})).statusCode).toBe(404);
  });

  it('is in her own data, and goes with her', async () => {
    await join();
    await learn(test, fresh, { programme, step: 'a1' });
    let text = '';
    const data = test.app.get(PersonalData, { strict: false });
    for await (const piece of data.json(test.db.manager, fresh.personId)) text += piece;
    expect(JSON.parse(text).grading.tries).toMatchObject([{ assignment: 'a1', kappa: 1 }]);
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, fresh.personId),
    );
    expect(await test.db.query('select id from grading_try')).toEqual([]);
  });
});
