import { newId } from '@pijar/shared/api';
import { urlOf, type Problem } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import {
  claimSubmission,
  decide,
  handBackClaim,
  renewClaim,
  takeNext,
  takeOverClaim,
  type ClaimView,
} from '@pijar/submissions/contracts';
import {
  handIn,
  makeParticipant,
  makeScene,
  setNow,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import type { TestPerson } from '@pijar/identity/testing';

/** A Monday morning in WITA. */
const monday = '2026-03-02T01:00:00Z';

describe('the lease of a reviewer', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let submissionId: string;
  let attemptId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    setNow(test, monday);
    scene = await makeScene(test);
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    ({ submissionId, attemptId } = await handIn(test, who, scene.programme.steps['a1']!));
  });

  const call = (
    route: { method: 'POST' | 'PUT' | 'DELETE'; path: string },
    as: TestPerson | undefined = scene.coach,
  ) => test.call({ method: route.method, url: urlOf(route, { submissionId }), ...(as && { as }) });
  const claim = (as?: TestPerson) => call(claimSubmission as never, as);
  const renew = (as?: TestPerson) => call(renewClaim as never, as);
  const handBack = (as?: TestPerson) => call(handBackClaim as never, as);
  const takeOver = (as?: TestPerson) => call(takeOverClaim as never, as);
  const next = (as: TestPerson) =>
    test.call({ method: 'POST', url: takeNext.path, as, payload: { takeId: newId() } });
  const giveBack = (as: TestPerson) =>
    test.call({
      method: 'POST',
      url: urlOf(decide, { submissionId }),
      as,
      payload: {
        decisionId: newId(),
        attemptId,
        decision: 'returned',
        scores: { jelas: 1, jujur: 1, lengkap: 1 },
        good: 'Bagus',
        change: 'Lengkapi',
      },
    });
  const typeOf = (response: { body: string }) => (JSON.parse(response.body) as Problem).type;
  const stateOf = async () =>
    (await test.db.query('select state from submission where id = $1', [submissionId]))[0].state;

  it('is taken by hand, renewed and given back', async () => {
    const first = (await claim()).json<ClaimView>();
    expect(first).toMatchObject({ submissionId, attemptId, attemptNumber: 1 });
    setNow(test, '2026-03-02T01:20:00Z');
    const renewed = (await renew()).json<ClaimView>();
    expect(renewed.lease.until).toBe('2026-03-02T01:50:00.000Z');
    expect((await handBack()).statusCode).toBe(204);
    expect(await stateOf()).toBe('submitted');
    expect((await handBack()).statusCode).toBe(204);
  });

  it('belongs to one person: the other hears who holds it', async () => {
    const answers = await Promise.all([claim(), claim(scene.otherCoach)]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    const other = answers[0]!.statusCode === 200 ? scene.otherCoach : scene.coach;
    const lost = await claim(other);
    expect(lost.json()).toMatchObject({
      type: '/problems/held-by-other',
      current: { state: 'in_review', lease: { isMine: false } },
    });
    expect(typeOf(await renew(other))).toBe('/problems/lease-lost');
  });

  it('that ran out is renewed while nobody else took the work', async () => {
    await claim();
    setNow(test, '2026-03-02T02:00:00Z');
    expect((await renew()).statusCode).toBe(200);
    setNow(test, '2026-03-02T03:00:00Z');
    expect((await claim(scene.otherCoach)).statusCode).toBe(200);
    expect(typeOf(await renew())).toBe('/problems/lease-lost');
    expect((await handBack()).statusCode).toBe(204);
    expect(await stateOf()).toBe('in_review');
  });

  it('is taken over by a co-coach or an officer, and that is in the audit log', async () => {
    await claim();
    expect((await takeOver(scene.otherCoach)).json<ClaimView>().lease).toMatchObject({
      holder: { name: 'Pak Adi' },
      isMine: true,
    });
    expect((await takeOver(scene.officer)).statusCode).toBe(200);
    const entries = await test.db.query(
      `select actor_id, detail from audit_entry where subject_id = $1 and action = 'submission.taken-over' order by id`,
      [submissionId],
    );
    expect(entries).toEqual([
      { actor_id: scene.otherCoach.personId, detail: { from: scene.coach.personId } },
      { actor_id: scene.officer.personId, detail: { from: scene.otherCoach.personId } },
    ]);
  });

  it('is not given for work that is answered', async () => {
    await claim();
    await giveBack(scene.coach);
    expect(typeOf(await claim())).toBe('/problems/not-waiting');
    expect(typeOf(await takeOver(scene.officer))).toBe('/problems/not-waiting');
    expect(typeOf(await renew())).toBe('/problems/lease-lost');
  });

  it('is closed to everybody else', async () => {
    await claim();
    for (const request of [claim, renew, handBack, takeOver]) {
      for (const as of [scene.formerCoach, scene.stranger, scene.strangeOfficer]) {
        expect((await request(as)).statusCode).toBe(404);
      }
      expect((await request(who)).statusCode).toBe(403);
    }
    const nobody = await test.call({
      method: 'POST',
      url: urlOf(claimSubmission, { submissionId }),
    });
    expect(nobody.statusCode).toBe(401);
  });

  describe('of work that came back', () => {
    beforeEach(async () => {
      await claim();
      await giveBack(scene.coach);
      setNow(test, '2026-03-05T01:00:00Z');
      await handIn(test, who, scene.programme.steps['a1']!);
      // Something older of the same day waits too.
      const older = await makeParticipant(test, scene.organisationId, scene.cohortId);
      setNow(test, '2026-03-05T00:30:00Z');
      await handIn(test, older, scene.programme.steps['a1']!);
      setNow(test, '2026-03-05T02:00:00Z');
    });

    it('goes first to whoever returned it, and to nobody else for two working days', async () => {
      const other = (await next(scene.otherCoach)).json<ClaimView>();
      expect(other.submissionId).not.toBe(submissionId);
      expect(typeOf(await next(scene.otherCoach))).toBe('/problems/nothing-waits');
      // Thursday to Monday is two working days.
      setNow(test, '2026-03-09T10:00:00Z');
      await handBackAll(scene.otherCoach, other.submissionId);
      expect((await next(scene.coach)).json<ClaimView>().submissionId).toBe(submissionId);
    });

    it('goes to all after the grace', async () => {
      await next(scene.otherCoach);
      setNow(test, '2026-03-10T01:00:00Z');
      const ids = [
        (await next(scene.otherCoach)).json<ClaimView>().submissionId,
        (await next(scene.otherCoach)).json<ClaimView>().submissionId,
      ];
      expect(ids).toContain(submissionId);
    });

    it('goes to all when she is no longer staff', async () => {
      await test.db.query('update cohort_staff set left_at = now() where person_id = $1', [
        scene.coach.personId,
      ]);
      await next(scene.otherCoach);
      expect((await next(scene.otherCoach)).json<ClaimView>().submissionId).toBe(submissionId);
    });

    it('may be taken by hand by somebody else, and is for all when she hands it back', async () => {
      expect((await next(scene.coach)).json<ClaimView>().submissionId).toBe(submissionId);
      await handBack();
      await next(scene.otherCoach);
      expect((await next(scene.otherCoach)).json<ClaimView>().submissionId).toBe(submissionId);
    });
  });

  it('offers what she handed back after everything else', async () => {
    const other = await makeParticipant(test, scene.organisationId, scene.cohortId);
    setNow(test, '2026-03-02T02:00:00Z');
    const later = await handIn(test, other, scene.programme.steps['a1']!);
    expect((await next(scene.coach)).json<ClaimView>().submissionId).toBe(submissionId);
    await handBack();
    expect((await next(scene.coach)).json<ClaimView>().submissionId).toBe(later.submissionId);
    expect((await next(scene.coach)).json<ClaimView>().submissionId).toBe(submissionId);
  });

  async function handBackAll(as: TestPerson, id: string): Promise<void> {
    await test.call({ method: 'DELETE', url: urlOf(handBackClaim, { submissionId: id }), as });
  }
});
