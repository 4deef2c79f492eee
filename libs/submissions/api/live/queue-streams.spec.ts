import { setStaff, removeStaff } from '@pijar/cohorts/contracts';
import { signOut } from '@pijar/identity/contracts';
import { makePerson, problemIn } from '@pijar/identity/testing';
import { urlOf } from '@pijar/shared/contracts';
import { hearEvents, startTestApp, until, type Hearing, type TestApp } from '@pijar/shared/testing';
import { claimSubmission, hearQueue, type QueueMoved } from '@pijar/submissions/contracts';
import { handIn, makeParticipant, makeScene, type Scene } from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import { QueueStreams } from './queue-streams';

describe('a stream of the queue', () => {
  let one: TestApp;
  /** Another process on the same database. */
  let other: TestApp;
  let scene: Scene;
  let open: Hearing[] = [];
  const origins = new Map<TestApp, string>();

  const start = async (environment: Record<string, string> = {}) => {
    const test = await startTestApp([SubmissionsApiModule], environment);
    await test.app.listen(0, '127.0.0.1');
    origins.set(test, await test.app.getUrl());
    return test;
  };

  beforeAll(async () => {
    one = await start();
    other = await start({ DATABASE_URL: one.databaseUrl });
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });
  beforeEach(async () => {
    scene = await makeScene(one);
  });
  afterEach(async () => {
    for (const hearing of open) hearing.leave();
    open = [];
    await until(() => streams(one).size + streams(other).size === 0);
  });

  const streams = (test: TestApp) => test.app.get(QueueStreams);
  const hear = async (as: { cookie: string } = scene.coach, test = one) => {
    const hearing = await hearEvents(origins.get(test)! + hearQueue.path, as);
    open.push(hearing);
    return hearing;
  };
  const ready = async (as?: { cookie: string }, test?: TestApp) => {
    const hearing = await hear(as, test);
    await hearing.next('ready');
    return hearing;
  };
  const sendWork = async (test = one, code = 'a1') => {
    const who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    await test.db.query(`update step_progress set state = 'open' where membership_id = $1`, [
      who.membershipId,
    ]);
    return (await handIn(test, who, scene.programme.steps[code]!)).submissionId;
  };
  const moved = async (hearing: Hearing) =>
    ((await hearing.next('moved')) as QueueMoved).submissionIds;
  const endOf = async (hearing: Hearing) => {
    const end = await hearing.next('end');
    await hearing.closed;
    return end;
  };

  it('tells what moved in another process, to whom may review it', async () => {
    const coach = await ready();
    const officer = await ready(scene.officer);
    const stranger = await ready(scene.stranger);
    const strangeOfficer = await ready(scene.strangeOfficer);
    expect(coach.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    });
    const submissionId = await sendWork(other);
    for (const hearing of [coach, officer]) expect(await moved(hearing)).toEqual([submissionId]);
    const url = urlOf(claimSubmission, { submissionId });
    expect((await other.call({ method: 'POST', url, as: scene.otherCoach })).statusCode).toBe(200);
    expect(await moved(coach)).toEqual([submissionId]);
    for (const hearing of [stranger, strangeOfficer]) {
      expect(hearing.events.map(({ event }) => event)).toEqual(['ready']);
    }
  });

  it('names no work to an expert whose tracks are set', async () => {
    const url = urlOf(setStaff, { cohortId: scene.cohortId, personId: scene.coach.personId });
    const payload = { part: 'expert', tracks: ['m2'] };
    const as = scene.officer;
    expect((await one.call({ method: 'PUT', url, as, payload })).statusCode).toBe(200);
    const expert = await ready();
    await sendWork();
    expect(await moved(expert)).toBeNull();
  });

  it('tells nothing of what was rolled back, of a draft, or of a lease that is renewed', async () => {
    const submissionId = await sendWork();
    const url = urlOf(claimSubmission, { submissionId });
    await one.call({ method: 'POST', url, as: scene.coach });
    const coach = await ready(scene.otherCoach);
    await expect(
      one.db.transaction(async (manager) => {
        await manager.query(
          `update submission set handed_back_by = null, state = 'submitted',
          claimed_by = null, claimed_until = null where id = $1`,
          [submissionId],
        );
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await one.call({ method: 'POST', url, as: scene.coach });
    await one.db.query(
      `insert into submission (id, membership_id, cohort_id, step_id, state)
       values (gen_random_uuid(), $1, $2, $3, 'draft')`,
      [scene.neighbour.membershipId, scene.cohortId, scene.programme.steps['a1']],
    );
    const next = await sendWork();
    expect(await moved(coach)).toEqual([next]);
  });

  it('makes one word of a hundred changes', async () => {
    const coach = await ready();
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) ids.push(await sendWork());
    await until(
      () =>
        coach.events.flatMap(({ data }) => (data as QueueMoved).submissionIds ?? []).length === 12,
    );
    const before = coach.events.length;
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        other.db.query(
          `update submission set kept_until = now() + $2 * interval '1 day' where id = $1`,
          [ids[n % 12], n],
        ),
      ),
    );
    await until(() => coach.events.length > before);
    await streams(one).beat();
    await coach.next('beat');
    expect(coach.events.length - before).toBeLessThanOrEqual(10);
  });

  it('ends when she signs out, wherever she does', async () => {
    const coach = await ready();
    const officer = await ready(scene.officer);
    await other.call({ method: 'DELETE', url: signOut.path, as: scene.coach });
    expect(await endOf(coach)).toEqual({ reason: 'session' });
    expect(officer.events.map(({ event }) => event)).toEqual(['ready']);
    expect((await hear()).status).toBe(401);
  });

  it.each([
    ['is disabled', 'update account set disabled_at = now() where person_id = $1'],
    ['loses her role', `delete from role_grant where person_id = $1`],
    ['is erased', 'update person set erased_at = now() where id = $1'],
  ])('ends when she %s', async (_name, sql) => {
    const coach = await ready();
    await other.db.query(sql, [scene.coach.personId]);
    expect(await endOf(coach)).toEqual({ reason: 'session' });
    expect([401, 403]).toContain((await hear()).status);
  });

  it('ends with an expired session at the next beat, which it does not hear otherwise', async () => {
    const coach = await ready();
    const officer = await ready(scene.officer);
    await one.db.query(`update session set expires_at = now() where id = $1`, [
      scene.coach.sessionId,
    ]);
    await streams(one).beat();
    expect(await endOf(coach)).toEqual({ reason: 'session' });
    await officer.next('beat');
  });

  it('ends when a cohort is taken from her, and begins anew without it', async () => {
    const coach = await ready();
    const { cohortId } = scene;
    const url = urlOf(removeStaff, { cohortId, personId: scene.coach.personId });
    await other.call({ method: 'DELETE', url, as: scene.officer });
    expect(await endOf(coach)).toEqual({ reason: 'access' });
    const again = await ready();
    const officer = await ready(scene.officer);
    await sendWork();
    await moved(officer);
    expect(again.events.map(({ event }) => event)).toEqual(['ready']);
  });

  it('is refused to whom has nothing to review, to nobody, and with unknown fields', async () => {
    const inject = (as?: { cookie: string }, more = '') =>
      one.call({ method: 'GET', url: hearQueue.path + more, ...(as && { as }) });
    expect(problemIn(await inject(scene.participant))).toBe('403 role-needed');
    const editor = await makePerson(one.db, scene.organisationId, ['editor']);
    expect(problemIn(await inject(editor))).toBe('403 role-needed');
    expect(problemIn(await inject())).toBe('401 sign-in-needed');
    expect(problemIn(await inject(scene.coach, '?since=1'))).toMatch(/^422 invalid/);
    const head = await one.call({ method: 'HEAD', url: hearQueue.path, as: scene.coach });
    expect([head.statusCode, head.body]).toEqual([200, '']);
  });

  it('is given six times to one account; the oldest makes room', async () => {
    const hers: Hearing[] = [];
    for (let n = 0; n < 7; n++) hers.push(await ready());
    expect(await endOf(hers[0]!)).toEqual({ reason: 'crowded' });
    await sendWork();
    for (const hearing of hers.slice(1)) expect(await moved(hearing)).toHaveLength(1);
  });

  it('hears again after its line to the database was cut, and says that something may be missed', async () => {
    const coach = await ready();
    await other.db.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'pijar-live' and datname = current_database()`,
    );
    await coach.next('missed');
    const submissionId = await sendWork(other);
    expect(await moved(coach)).toEqual([submissionId]);
  });

  it('ends when its process stops, which waits for nobody', async () => {
    const third = await start({ DATABASE_URL: one.databaseUrl });
    const coach = await ready(scene.coach, third);
    const began = Date.now();
    await third.close();
    expect(await endOf(coach)).toEqual({ reason: 'closing' });
    expect(Date.now() - began).toBeLessThan(3_000);
  });
});
