import { addStaff } from '@pijar/cohorts/testing';
import { removeStaff } from '@pijar/cohorts/contracts';
import { makePerson, problemIn, type TestPerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { hearEvents, startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  hearQueue,
  sendAttempt,
  setAvailability,
  setSharing,
  showReviewQueue,
  showSharing,
  shareOutWork,
  takeNext,
  type AttemptReceipt,
  type ClaimView,
  type QueueMoved,
  type ReviewQueueView,
  type SharingMode,
  type SharingView,
  type SharedOutView,
} from '@pijar/submissions/contracts';
import {
  entryOf,
  handIn,
  makeParticipant,
  makeScene,
  setNow,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import { SharingWatch } from './sharing-watch';

/** A Monday morning in WITA. */
const monday = '2026-03-02T01:00:00Z';

describe('work that is shared among the coaches of a cohort', () => {
  let test: TestApp;
  let scene: Scene;
  let third: TestPerson;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    setNow(test, monday);
    scene = await makeScene(test);
    third = await makePerson(test.db, scene.organisationId, ['facilitator'], {
      fullName: 'Bu Wati',
    });
    await addStaff(test.db, scene.cohortId, third.personId);
  });

  const cohort = () => ({ cohortId: scene.cohortId });
  const set = (mode: SharingMode, seenMode: SharingMode = 'off', as = scene.officer) =>
    test.call({
      ...{ method: 'PUT', url: urlOf(setSharing, cohort()), as },
      payload: { mode, seenMode },
    });
  const look = async () =>
    (
      await test.call({ method: 'GET', url: urlOf(showSharing, cohort()), as: scene.officer })
    ).json<SharingView>();
  const shareOut = () =>
    test.call({ method: 'POST', url: urlOf(shareOutWork, cohort()), as: scene.officer });
  const time = (as: TestPerson, input: object) =>
    test.call({
      ...{ method: 'PUT', url: setAvailability.path, as },
      payload: { awayUntil: null, weeklyCapacity: null, ...input },
    });
  const someone = () => makeParticipant(test, scene.organisationId, scene.cohortId);
  const step = (code = 'a1') => scene.programme.steps[code]!;
  const send = async (who?: TestParticipant, stepCode = 'a1') =>
    handIn(test, who ?? (await someone()), step(stepCode));
  const sendMany = async (count: number) => {
    const people = await Promise.all(Array.from({ length: count }, someone));
    return Promise.all(people.map((who) => send(who)));
  };
  const queue = async (as: TestPerson, query: object = {}) =>
    (
      await test.call({ method: 'GET', url: urlOf(showReviewQueue, {}, query), as })
    ).json<ReviewQueueView>();
  const next = (as: TestPerson) =>
    test.call({ method: 'POST', url: takeNext.path, as, payload: { takeId: newId() } });
  /** How much is kept for the three, most first, and for nobody. */
  const kept = async () => {
    const rows = (await test.db.query(
      `select preferred_reviewer_id as id, count(*)::int as count from submission
        where cohort_id = $1 and state = 'submitted' group by 1`,
      [scene.cohortId],
    )) as { id: string | null; count: number }[];
    const of = ({ personId }: TestPerson) => rows.find(({ id }) => id === personId)?.count ?? 0;
    return {
      each: [scene.coach, scene.otherCoach, third].map(of).sort((a, b) => b - a),
      coach: of(scene.coach),
      nobody: rows.find(({ id }) => id === null)?.count ?? 0,
    };
  };
  const keeperOf = async ({ submissionId }: AttemptReceipt) => {
    const [row] = (await test.db.query(
      'select preferred_reviewer_id as id from submission where id = $1',
      [submissionId],
    )) as { id: string | null }[];
    return row!.id;
  };
  const keepFor = (receipt: AttemptReceipt, who: TestPerson) =>
    test.db.query('update submission set preferred_reviewer_id = $2 where id = $1', [
      receipt.submissionId,
      who.personId,
    ]);
  /** As after a return. */
  const returned = async (receipt: AttemptReceipt, by: TestPerson) => {
    await keepFor(receipt, by);
    await test.db.query(`update submission set state = 'returned' where id = $1`, [
      receipt.submissionId,
    ]);
    await test.db.query(`update step_progress set state = 'returned' where step_id = $1`, [step()]);
  };

  it('is not, until an officer says so', async () => {
    await sendMany(2);
    expect(await kept()).toMatchObject({ nobody: 2 });
    expect((await queue(scene.coach)).sharing).toEqual([]);
  });

  it('comes evenly to all, also when twenty hand in at once', async () => {
    await set('even');
    await sendMany(20);
    expect(await kept()).toMatchObject({ each: [7, 7, 6], nobody: 0 });
    const { items, totals, sharing } = await queue(scene.coach);
    expect(sharing).toMatchObject([{ cohort: { id: scene.cohortId }, mode: 'even' }]);
    const mine = items.map(({ isForMe }) => isForMe);
    expect(mine).toEqual([...mine].sort((a, b) => Number(b) - Number(a)));
    expect(mine.filter(Boolean)).toHaveLength(totals.forMe);
    expect([6, 7]).toContain(totals.forMe);
    for (let n = 0; n < totals.forMe; n++) {
      const { submissionId } = (await next(scene.coach)).json<ClaimView>();
      expect(items.find((row) => row.submissionId === submissionId)?.isForMe).toBe(true);
    }
    expect(problemIn(await next(scene.coach))).toBe('409 nothing-waits');
  });

  it('costs as many statements for the hundredth as for the first', async () => {
    await set('even');
    const statements = async () => {
      const who = await someone();
      const spy = jest.spyOn(test.db, 'createQueryRunner');
      let count = 0;
      spy.mockImplementation((...mode) => {
        const runner = Object.getPrototypeOf(test.db).createQueryRunner.apply(test.db, mode);
        const query = runner.query.bind(runner);
        runner.query = (...sql: unknown[]) => {
          count++;
          return query(...sql);
        };
        return runner;
      });
      await send(who);
      spy.mockRestore();
      return count;
    };
    const first = await statements();
    await sendMany(10);
    expect(await statements()).toBe(first);
    expect(first).toBeGreaterThan(5);
  });

  it('comes by what each answers in a week, and no more than that', async () => {
    await time(scene.coach, { weeklyCapacity: 8 });
    await time(scene.otherCoach, { weeklyCapacity: 4 });
    await time(third, { weeklyCapacity: 2 });
    await set('weighted');
    await sendMany(7);
    expect(await kept()).toMatchObject({ each: [4, 2, 1] });
    await sendMany(8);
    expect(await kept()).toMatchObject({ each: [8, 4, 2], nobody: 1 });
  });

  it('keeps to tracks, and never to who entered it for the participant', async () => {
    await set('even');
    await test.db.query(
      `update cohort_staff set part = 'expert', tracks = '{m9}' where cohort_id = $1 and person_id <> $2`,
      [scene.cohortId, third.personId],
    );
    for (const receipt of await sendMany(3)) expect(await keeperOf(receipt)).toBe(third.personId);
    const { membershipId } = await someone();
    const url = urlOf(sendAttempt, { membershipId, stepId: step() });
    const answer = await test.call({ method: 'POST', url, as: third, payload: entryOf() });
    expect(await keeperOf(answer.json())).toBeNull();
  });

  it('stays with whoever returned it, unless she is away', async () => {
    await set('even');
    const receipt = await send(scene.participant);
    const busiest = scene.coach;
    await Promise.all((await sendMany(3)).map((each) => keepFor(each, busiest)));
    await returned(receipt, busiest);
    await send(scene.participant);
    expect(await keeperOf(receipt)).toBe(busiest.personId);
    await returned(receipt, busiest);
    await time(busiest, { awayUntil: '2026-03-06' });
    await send(scene.participant);
    expect([scene.otherCoach.personId, third.personId]).toContain(await keeperOf(receipt));
  });

  it('goes to the others when somebody goes away, with what she held, and is told', async () => {
    await set('even');
    await sendMany(6);
    await next(scene.coach);
    await test.app.listen(0, '127.0.0.1');
    const heard = await hearEvents((await test.app.getUrl()) + hearQueue.path, third);
    await heard.next('ready');
    await time(scene.coach, { awayUntil: '2026-03-06' });
    expect(((await heard.next('moved')) as QueueMoved).submissionIds).toHaveLength(2);
    heard.leave();
    expect(await kept()).toMatchObject({ each: [3, 3, 0], nobody: 0 });
    await sendMany(2);
    expect(await kept()).toMatchObject({ each: [4, 4, 0] });
  });

  it('goes back to everybody when nobody is left, and can be shared out when somebody is', async () => {
    await set('even');
    await sendMany(3);
    for (const coach of [scene.coach, scene.otherCoach, third]) {
      await time(coach, { awayUntil: '2026-03-02' });
    }
    expect(await kept()).toMatchObject({ each: [0, 0, 0], nobody: 3 });
    await time(third, {});
    expect((await queue(third)).items.map(({ reservedFor }) => reservedFor)).toEqual([
      null,
      null,
      null,
    ]);
    const before = await look();
    expect(before).toMatchObject({ waiting: 3, late: 0 });
    expect(before.coaches.find(({ id }) => id === third.personId)).toMatchObject({
      ...{ kept: 0, wouldGet: { even: 3, weighted: 3 } },
    });
    expect((await shareOut()).json<SharedOutView>()).toMatchObject({ given: 3, waiting: 0 });
    expect((await shareOut()).json<SharedOutView>().given).toBe(0);
    expect(await kept()).toMatchObject({ each: [3, 0, 0] });
  });

  it('leaves who was taken off the staff, lost her role, or answered all that she can', async () => {
    await set('even');
    await sendMany(6);
    await test.call({
      method: 'DELETE',
      url: urlOf(removeStaff, { ...cohort(), personId: third.personId }),
      as: scene.officer,
    });
    expect(await kept()).toMatchObject({ each: [3, 3, 0], nobody: 0 });
    const watch = test.app.get(SharingWatch);
    expect(await watch.watch()).toBe(0);
    await test.db.query('delete from role_grant where person_id = $1', [scene.otherCoach.personId]);
    expect(await watch.watch()).toBe(3);
    expect(await kept()).toMatchObject({ coach: 6 });
    await time(scene.coach, { weeklyCapacity: 1 });
    const { submissionId } = (await next(scene.coach)).json<ClaimView>();
    await test.db.query(
      `insert into feedback (id, attempt_id, reviewer_id, decision, scores, good, sent_at)
       select $1, id, $2, 'accepted', '{}', 'Bagus.', $4 from submission_attempt where submission_id = $3`,
      [newId(), scene.coach.personId, submissionId, monday],
    );
    await Promise.all([watch.watch(), watch.watch()]);
    expect(await kept()).toMatchObject({ coach: 0, nobody: 5 });
  });

  it('opens to all when the promised time has passed', async () => {
    await set('even');
    const receipt = await send();
    const keeper = await keeperOf(receipt);
    const other = [scene.coach, scene.otherCoach].find(({ personId }) => personId !== keeper)!;
    setNow(test, '2026-03-05T15:59:00Z');
    expect(problemIn(await next(other))).toBe('409 nothing-waits');
    setNow(test, '2026-03-05T16:00:00Z');
    expect(await look()).toMatchObject({ waiting: 0, late: 1 });
    expect((await next(other)).json<ClaimView>().submissionId).toBe(receipt.submissionId);
  });

  it('survives coaches going away while others hand in', async () => {
    await set('even');
    const people = await Promise.all(Array.from({ length: 20 }, someone));
    await Promise.all([
      ...people.map((who) => send(who)),
      time(scene.coach, { awayUntil: '2026-03-06' }),
      shareOut(),
      next(third),
    ]);
    const held = await queue(third, { state: 'in_review' });
    const { each, coach, nobody } = await kept();
    expect([coach, nobody]).toEqual([0, 0]);
    expect(each[0]! + each[1]! + held.held.length).toBe(20);
  });

  it('is for who leads the cohort; two who set it at once do not undo each other', async () => {
    const answers = await Promise.all([set('even'), set('weighted', 'off', scene.admin)]);
    expect(answers.map(problemIn).sort()).toEqual(['200', '409 changed-meanwhile']);
    const { mode } = await look();
    const lost = answers.find(({ statusCode }) => statusCode === 409)!;
    expect(lost.json()).toMatchObject({ current: { mode } });
    expect(problemIn(await set('off', mode))).toBe('200');
    expect(problemIn(await shareOut())).toBe('409 not-shared');
    expect(problemIn(await set('even', 'off', scene.coach))).toMatch(/^403/);
    expect(problemIn(await set('even', 'off', scene.strangeOfficer))).toMatch(/^404/);
  });
});
