import { Erasure } from '@pijar/identity/api';
import type { TestPerson } from '@pijar/identity/testing';
import { programmeCompleted } from '@pijar/learning/contracts';
import { Clock, newId, Outbox } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';
import { learner, make, newCoach, test, useMentoring } from '../testing-mentoring';
import { CheckInAsking } from './check-in-asking';

useMentoring();

// In Makassar (UTC+8), like every cohort of the builder.
const finished = '2026-03-02T10:00:00+08:00';
const setClock = (at: string) => {
  test.app.get(Clock, { strict: false }).now = () => new Date(at);
};
const asking = () => test.app.get(CheckInAsking, { strict: false });
const askAt = (at: string) => {
  setClock(at);
  return asking().ask();
};
const url = () => `/api/v1/memberships/${learner.membershipId}/check-ins`;
const show = async (as: TestPerson = learner.owner) => (await test.call({ url: url(), as })).json();
const answer = (id: string, more: object = {}, as: TestPerson = learner.owner) =>
  test.call({
    method: 'POST',
    url: `/api/v1/check-ins/${id}/answer`,
    payload: {
      ...{ id: newId(), deviceAt: '2026-03-10T03:00:00Z' },
      ...{ sold: 'yes', income: 'low', help: 'nothing', ...more },
    },
    as,
  });
const wish = (isWanted: boolean, as: TestPerson = learner.owner) =>
  test.call({ method: 'PUT', url: `${url()}/wish`, payload: { isWanted }, as });
const events = async (type: string) =>
  (await test.db.query('select payload from outbox_event where type = $1', [type])).length;
const dueId = async () => (await show()).due.id as string;

/** As when the last stage is done: the event reaches whoever hears it. */
async function finish(membershipId = learner.membershipId): Promise<void> {
  await test.db.query(
    `update stage_progress set state = 'done', done_at = $2 where membership_id = $1`,
    [membershipId, finished],
  );
  await test.db.query(`update membership set state = 'completed' where id = $1`, [membershipId]);
  await test.db.transaction((manager) =>
    test.app.get(Outbox, { strict: false }).add(manager, programmeCompleted, { membershipId }),
  );
  await deliverEvents(test);
}
beforeEach(() => setClock(finished));
afterEach(() => test.db.query('delete from outbox_event; delete from check_in_plan'));

describe('after the last stage', () => {
  it('she is asked a week later, in the morning of her place, and once', async () => {
    expect(await show()).toMatchObject({ state: 'none', due: null });
    await finish();
    await finish();
    expect(await show()).toMatchObject({ state: 'running', due: null, nextOn: '2026-03-09' });
    expect(await askAt('2026-03-09T07:59:00+08:00')).toBe(0);
    setClock('2026-03-09T08:00:00+08:00');
    const counts = await Promise.all(Array.from({ length: 4 }, () => asking().ask()));
    expect(counts.sort()).toEqual([0, 0, 0, 1]);
    expect(await events('checkin.asked')).toBe(1);
    expect(await show()).toMatchObject({ due: { dueOn: '2026-03-09' }, nextOn: '2026-03-16' });
  });

  it('what she did not answer is passed over, and a worker that was down asks once', async () => {
    await finish();
    await askAt('2026-03-09T09:00:00+08:00');
    expect(await askAt('2026-04-20T09:00:00+08:00')).toBe(1);
    expect(await show()).toMatchObject({
      due: { dueOn: '2026-03-30' },
      nextOn: '2026-04-30',
      answered: [],
    });
  });

  it('the last one ends it, and goes by itself', async () => {
    await finish();
    await askAt('2027-03-01T09:00:00+08:00');
    expect(await show()).toMatchObject({ state: 'ended', nextOn: null, due: { answer: null } });
    setClock('2027-04-05T09:00:00+08:00');
    expect((await show()).due).toBeNull();
  });

  it.each(['active', 'left'])('nobody is asked while she is %s', async (state) => {
    await finish();
    await test.db.query('update membership set state = $2 where id = $1', [
      ...[learner.membershipId, state],
    ]);
    expect(await askAt('2026-03-09T09:00:00+08:00')).toBe(0);
  });

  it('she may stop it and begin again, at what comes next', async () => {
    expect((await wish(false)).json().type).toBe('/problems/not-finished');
    await finish();
    await askAt('2026-03-09T09:00:00+08:00');
    expect((await wish(false)).statusCode).toBe(204);
    expect((await wish(false)).statusCode).toBe(204);
    expect(await show()).toMatchObject({ state: 'stopped', due: null, nextOn: null });
    expect(await askAt('2026-03-20T09:00:00+08:00')).toBe(0);
    await wish(true);
    expect(await show()).toMatchObject({ state: 'running', nextOn: '2026-03-23' });
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    await finish();
    await askAt('2026-03-09T09:00:00+08:00');
  });

  it('is hers alone to give, and nobody else’s to read here', async () => {
    const id = await dueId();
    const { owner, otherOwner, coach, formerCoach, officer, otherOfficer, admin } = learner;
    for (const as of [otherOwner, coach, formerCoach, officer, otherOfficer, admin]) {
      expect((await answer(id, {}, as)).statusCode).toBe(404);
      expect((await test.call({ url: url(), as })).statusCode).toBe(404);
      expect((await wish(false, as)).statusCode).toBe(404);
    }
    expect((await test.call({ url: url() })).statusCode).toBe(401);
    expect((await answer(id, {}, owner)).statusCode).toBe(200);
  });

  it('sent again and again at the same moment counts once, and takes the card away', async () => {
    const [id, body] = [await dueId(), { id: newId(), help: 'other', note: 'Cari plastik murah' }];
    const answers = await Promise.all(Array.from({ length: 12 }, () => answer(id, body)));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(await events('checkin.settled')).toBe(1);
    expect(await show()).toMatchObject({
      due: null,
      answered: [{ id, answer: { id: body.id, help: 'other', note: 'Cari plastik murah' } }],
    });
  });

  it('of two phones is the one that was given later, whichever comes first', async () => {
    const id = await dueId();
    await answer(id, { deviceAt: '2026-03-11T03:00:00Z', sold: 'not_yet' });
    await answer(id, { deviceAt: '2026-03-10T03:00:00Z', sold: 'yes' });
    expect((await show()).answered).toMatchObject([{ answer: { sold: 'not_yet' } }]);
  });

  it('that comes when the next was asked already still counts', async () => {
    const id = await dueId();
    await askAt('2026-03-16T09:00:00+08:00');
    expect((await answer(id, { income: null })).statusCode).toBe(200);
    const { due, answered } = await show();
    expect([due.dueOn, answered[0].dueOn]).toEqual(['2026-03-16', '2026-03-09']);
    expect((await answer(due.id, { id: answered[0].answer.id })).json().type).toBe(
      '/problems/id-taken',
    );
  });

  it.each([
    [{ sold: 'maybe' }, '/body/sold'],
    [{ income: 250_000 }, '/body/income'],
    [{ help: undefined }, '/body/help'],
    [{ note: 'x'.repeat(141) }, '/body/note'],
    [{ amount: 1 }, '/body/amount'],
  ])('with %j is a 422', async (more, pointer) => {
    const refused = await answer(await dueId(), more);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors[0].pointer).toBe(pointer);
  });

  it('is in her own data, and goes with her', async () => {
    await answer(await dueId());
    const own = await test.call({ url: '/api/v1/me/data', as: learner.owner });
    expect(own.json().checkIns).toMatchObject([
      { rhythm: 'running', checkIns: [{ sold: 'yes', income: 'low' }] },
    ]);
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, learner.owner.personId),
    );
    expect(await test.db.query('select from check_in')).toEqual([]);
  });
});

describe('what her coach writes down for her', () => {
  const entry = { sold: 'not_this_week', income: null, help: 'clinic', note: '' };
  const due = async (as: TestPerson) => test.call({ url: `${url()}/due`, as });
  const enter = (id: string, more: object = {}, as: TestPerson = learner.coach) =>
    test.call({
      ...{ method: 'POST', url: `/api/v1/check-ins/${id}/entry`, as },
      payload: { id: newId(), ...entry, ...more },
    });

  beforeEach(async () => {
    await finish();
    await askAt('2026-03-09T09:00:00+08:00');
  });

  it('is said to be his, to her as well, and takes the question away', async () => {
    const { id } = (await due(learner.coach)).json().due;
    const answerId = newId();
    const [{ name }] = await test.db.query('select full_name as name from person where id = $1', [
      learner.coach.personId,
    ]);
    const entered = await Promise.all(
      Array.from({ length: 8 }, () => enter(id, { id: answerId, note: 'Belum ada kemasan' })),
    );
    expect(new Set(entered.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(await events('checkin.settled')).toBe(1);
    expect((await due(learner.coach)).json()).toEqual({ due: null });
    expect(await show()).toMatchObject({
      due: null,
      answered: [{ answer: { sold: 'not_this_week', enteredBy: name } }],
    });
    const own = await test.call({ url: '/api/v1/me/data', as: learner.owner });
    expect(own.json().checkIns[0].checkIns[0].enteredBy).toBe(name);
  });

  it('gives way to her own answer, also one that she gave before without signal', async () => {
    const id = await dueId();
    await enter(id);
    await answer(id, { deviceAt: '2026-03-08T03:00:00Z', sold: 'yes' });
    const { answered } = await show();
    expect(answered).toMatchObject([{ answer: { sold: 'yes', enteredBy: null } }]);
    const late = await enter(id);
    expect([late.statusCode, late.json().type]).toEqual([409, '/problems/already-answered']);
    expect((await show()).answered).toEqual(answered);
  });

  it('is for whoever asks after her: her coach, or the staff of her cohort while she has none', async () => {
    const { owner, otherOwner, coach, formerCoach, officer, otherOfficer } = learner;
    const id = await dueId();
    const statuses = async (as: TestPerson) => {
      const shown = await due(as);
      return [shown.statusCode, shown.json().due === null, (await enter(id, {}, as)).statusCode];
    };
    const colleague = await newCoach();
    await make([{ membershipId: learner.membershipId, coachId: colleague.personId }]);
    expect(await statuses(owner)).toEqual([403, false, 403]);
    expect(await statuses(otherOwner)).toEqual([403, false, 403]);
    expect(await statuses(formerCoach)).toEqual([404, false, 404]);
    expect(await statuses(otherOfficer)).toEqual([404, false, 404]);
    expect(await statuses(officer)).toEqual([200, true, 404]);
    expect(await statuses(coach)).toEqual([200, true, 404]);
    expect(await statuses(colleague)).toEqual([200, false, 200]);
  });

  it('is not asked for once she stopped being asked', async () => {
    const id = await dueId();
    await wish(false);
    expect((await due(learner.coach)).json()).toEqual({ due: null });
    expect((await enter(id)).statusCode).toBe(404);
  });

  it.each([
    [{ sold: 'maybe' }, '/body/sold'],
    [{ deviceAt: '2026-03-10T03:00:00Z' }, '/body/deviceAt'],
  ])('with %j is a 422', async (more, pointer) => {
    const refused = await enter(await dueId(), more);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors[0].pointer).toBe(pointer);
  });
});

describe('the rhythm', () => {
  const rhythm = (as: TestPerson, body?: object) =>
    test.call({
      ...{ method: body ? 'PUT' : 'GET', payload: body, as },
      url: `/api/v1/cohorts/${learner.cohortId}/check-in-rhythm`,
    });

  it('is the organisation’s, set by those who lead it', async () => {
    const { owner, coach, officer, otherOfficer, admin } = learner;
    const statuses = [];
    for (const as of [owner, coach, officer, otherOfficer, admin]) {
      statuses.push((await rhythm(as, { weeks: 2, months: 3 })).statusCode);
    }
    expect(statuses).toEqual([403, 403, 200, 404, 200]);
    expect((await rhythm(officer)).json()).toMatchObject({ weeks: 2, months: 3 });
    expect((await rhythm(officer, { weeks: 27, months: 3 })).statusCode).toBe(422);
  });

  it('is a year where nobody said otherwise, and counts for who finishes after it was set', async () => {
    expect((await rhythm(learner.officer)).json()).toMatchObject({ weeks: 4, months: 11 });
    await finish();
    await rhythm(learner.officer, { weeks: 0, months: 0 });
    expect(await show()).toMatchObject({ state: 'running' });
    await test.db.query('delete from check_in_plan');
    await finish();
    expect(await show()).toMatchObject({ state: 'ended', nextOn: null });
  });
});
