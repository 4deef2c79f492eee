import { CohortsApiModule } from '@pijar/cohorts/api';
import { makeCast, staffOnly, statusesOf, type Cast } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { LearningApiModule } from '@pijar/learning/api';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { WorkshopsApiModule } from '../workshops-api.module';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await startTestApp([
    IdentityApiModule,
    CohortsApiModule,
    LearningApiModule,
    WorkshopsApiModule,
  ]);
});
afterAll(() => test.close());
beforeEach(async () => {
  cast = await makeCast(test);
});

const fields = (more: object = {}) => ({
  stepId: cast.programme.steps['hari-1']!,
  title: 'Hari pertama',
  date: '2027-03-10',
  startsAt: '08:00',
  endsAt: '16:00',
  place: 'Balai desa Aikmel',
  link: null,
  ...more,
});
const draft = (more: object = {}) => ({ id: newId(), ...fields(more) });
const planUrl = () => `/api/v1/cohorts/${cast.cohortId}/sessions`;
const plan = async (more: object = {}) =>
  test.call({ method: 'POST', url: planUrl(), payload: draft(more), as: cast.officer });
const change = (id: string, more: object) =>
  test.call({
    method: 'PUT',
    url: `/api/v1/sessions/${id}`,
    payload: fields(more),
    as: cast.officer,
  });

describe('planning a session', () => {
  it('takes the clock of the cohort', async () => {
    const answer = await plan();
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      // 08:00 in Lombok (WITA) is midnight UTC.
      startsAt: '2027-03-10T00:00:00.000Z',
      date: '2027-03-10',
      startTime: '08:00',
      endTime: '16:00',
      timeZone: 'Asia/Makassar',
      step: { code: 'hari-1' },
      isCancelled: false,
      attendance: { present: 0, unmarked: 1 },
    });
  });

  it('is for officers and staff of the cohort', async () => {
    expect(
      await statusesOf(test, cast, () => ({ method: 'POST', url: planUrl(), payload: draft() })),
    ).toEqual(staffOnly(201));
  });

  it('happens once however often it is sent', async () => {
    const payload = draft();
    const send = () => test.call({ method: 'POST', url: planUrl(), payload, as: cast.officer });
    const [one, two] = await Promise.all([send(), send()]);
    expect(two.json()).toEqual(one.json());
    const events = await test.db.query(
      `select 1 from outbox_event where type = 'session.planned' and payload->>'sessionId' = $1`,
      [payload.id],
    );
    expect(events).toHaveLength(1);
  });

  it.each([
    [{ endsAt: '07:00' }, '/body/endsAt', 'ends-before-start'],
    [{ startsAt: '07:60' }, '/body/startsAt', 'invalid-format'],
    [{ link: 'javascript:alert(1)' }, '/body/link', 'invalid-format'],
    [{ stepId: newId() }, '/body/stepId', 'not-plannable'],
  ])('with %j is a 422', async (more, pointer, code) => {
    const answer = await plan(more);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toMatchObject([{ pointer, code }]);
  });

  it('of a lesson is a 422', async () => {
    expect((await plan({ stepId: cast.programme.steps['l1'] })).statusCode).toBe(422);
  });

  it('in a closed cohort is a 409', async () => {
    await test.db.query(`update cohort set state = 'closed' where id = $1`, [cast.cohortId]);
    expect((await plan()).statusCode).toBe(409);
  });
});

describe('the sessions of a cohort', () => {
  it('are listed in order, page by page, to officers and staff', async () => {
    for (const date of ['2027-03-12', '2027-03-10', '2027-03-11']) await plan({ date });
    const page = async (cursor = '') =>
      (
        await test.call({
          method: 'GET',
          url: `${planUrl()}?limit=2${cursor && `&cursor=${cursor}`}`,
          as: cast.coach,
        })
      ).json();
    const first = await page();
    const second = await page(first.next);
    expect([...first.items, ...second.items].map((s: { date: string }) => s.date)).toEqual([
      '2027-03-10',
      '2027-03-11',
      '2027-03-12',
    ]);
    expect(second.next).toBeNull();
    expect(await statusesOf(test, cast, () => ({ method: 'GET', url: planUrl() }))).toEqual(
      staffOnly(),
    );
  });

  it('can fulfil the planned days and clinics of the programme', async () => {
    await plan();
    const url = `/api/v1/cohorts/${cast.cohortId}/session-steps`;
    const { items } = (await test.call({ method: 'GET', url, as: cast.coach })).json();
    expect(
      items.map((s: { code: string; plannedCount: number }) => [s.code, s.plannedCount]),
    ).toEqual([
      ['hari-1', 1],
      ['hari-2', 0],
      ['klinik', 0],
    ]);
    expect(await statusesOf(test, cast, () => ({ method: 'GET', url }))).toEqual(staffOnly());
  });
});

describe('a session', () => {
  it('is seen, changed and cancelled by officers and staff', async () => {
    const { id } = (await plan()).json();
    const one = `/api/v1/sessions/${id}`;
    expect(await statusesOf(test, cast, () => ({ method: 'GET', url: one }))).toEqual(staffOnly());
    let version = 0;
    const next = (who: string) => (['officer', 'admin', 'coach'].includes(who) ? ++version : 1);
    expect(
      await statusesOf(test, cast, (who) => ({
        method: 'PUT',
        url: one,
        payload: fields({ version: next(who) }),
      })),
    ).toEqual(staffOnly());
    expect(
      await statusesOf(test, cast, (who) => ({
        method: 'POST',
        url: `${one}/cancel`,
        payload: { version: next(who) },
      })),
      // The officer cancels it; the others come too late.
    ).toEqual({ ...staffOnly(), admin: 409, coach: 409 });
  });

  it('changed meanwhile answers 409 with what it is now', async () => {
    const { id } = (await plan()).json();
    await change(id, { version: 1, title: 'Hari 1' });
    const late = await change(id, { version: 1, title: 'Hari satu' });
    expect(late.json()).toMatchObject({ status: 409, current: { title: 'Hari 1', version: 2 } });
  });

  it('announces a new time, not a new title', async () => {
    const { id } = (await plan()).json();
    await change(id, { version: 1, title: 'Lain' });
    await change(id, { version: 2, date: '2027-03-11' });
    const events = await test.db.query(
      `select type from outbox_event where payload->>'sessionId' = $1`,
      [id],
    );
    expect(events).toHaveLength(2);
  });

  it('that people came to is neither cancelled nor given to another step', async () => {
    const { id } = (await plan()).json();
    await test.db.query(
      `insert into attendance (session_id, membership_id, state, marked_by) values ($1, $2, 'late', $3)`,
      [id, cast.membershipId, cast.officer.personId],
    );
    const cancelled = await test.call({
      method: 'POST',
      url: `/api/v1/sessions/${id}/cancel`,
      payload: { version: 1 },
      as: cast.officer,
    });
    expect(cancelled.json().type).toBe('/problems/has-attendance');
    const moved = await change(id, { version: 1, stepId: cast.programme.steps['hari-2'] });
    expect(moved.json().type).toBe('/problems/has-attendance');
  });
});

describe('the sessions of a participant', () => {
  const url = () => `/api/v1/memberships/${cast.membershipId}/sessions`;

  it('are told to her and to the staff of her cohort', async () => {
    expect(await statusesOf(test, cast, () => ({ method: 'GET', url: url() }))).toEqual({
      ...staffOnly(),
      participant: 200,
    });
  });

  it('are those to come, the next one first, and past ones with her attendance when asked', async () => {
    await plan({ date: '2030-01-02' });
    await plan({ date: '2030-01-01', link: 'https://meet.example.org/a', place: null });
    const past = (await plan({ date: '2020-01-01' })).json();
    await test.db.query(
      `insert into attendance (session_id, membership_id, state, marked_by) values ($1, $2, 'present', $3)`,
      [past.id, cast.membershipId, cast.officer.personId],
    );
    const ask = async (query = '') =>
      (await test.call({ method: 'GET', url: `${url()}${query}`, as: cast.participant }))
        .json()
        .items.map((s: { date: string; attendance: string | null }) => [s.date, s.attendance]);
    expect(await ask()).toEqual([
      ['2030-01-01', null],
      ['2030-01-02', null],
    ]);
    expect(await ask('?when=past')).toEqual([['2020-01-01', 'present']]);
    expect(await ask('?when=all')).toHaveLength(3);
  });

  it('are not told to her after she left', async () => {
    await test.db.query(`update membership set state = 'left' where id = $1`, [cast.membershipId]);
    const answer = await test.call({ method: 'GET', url: url(), as: cast.participant });
    expect(answer.statusCode).toBe(404);
  });
});
