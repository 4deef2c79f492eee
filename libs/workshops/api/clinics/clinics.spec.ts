import { makeCohort, staffOnly, statusesOf } from '@pijar/cohorts/testing';
import { makeOrganisation } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import {
  book,
  cast,
  eventsOf,
  fields,
  newMember,
  newMembers,
  publish,
  published,
  states,
  test,
  useClinics,
} from './testing-clinics';

useClinics();

const change = (id: string, more: object) =>
  test.call({
    method: 'PUT',
    url: `/api/v1/clinics/${id}`,
    payload: fields(more),
    as: cast.coach,
  });
const cancel = (id: string, version = 1, as = cast.coach) =>
  test.call({
    method: 'POST',
    url: `/api/v1/clinics/${id}/cancel`,
    payload: { version, reason: 'Saya sakit' },
    as,
  });

describe('publishing a clinic', () => {
  it('keeps the clock that it was written with', async () => {
    const answer = await publish({ timeZone: 'Asia/Jakarta' });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      startsAt: '2033-03-10T06:00:00.000Z',
      startTime: '13:00',
      timeZone: 'Asia/Jakarta',
      capacity: 2,
      booked: 0,
      canManage: true,
      isClinic: true,
    });
  });

  it('is for staff of the cohort', async () => {
    expect(
      await statusesOf(test, cast, () => ({
        method: 'POST',
        url: `/api/v1/cohorts/${cast.cohortId}/clinics`,
        payload: { id: newId(), ...fields() },
      })),
    ).toEqual(staffOnly(201));
  });

  it('happens once however often it is sent', async () => {
    const id = newId();
    const [one, two] = await Promise.all([publish({ id }), publish({ id })]);
    expect([one.statusCode, two.statusCode]).toEqual([201, 201]);
    expect(await eventsOf('clinic.published', id)).toBe(1);
  });

  it.each([
    [{ endsAt: '12:00' }, '/body/endsAt', 'ends-before-start'],
    [{ startsAt: '13:60' }, '/body/startsAt', 'invalid-format'],
    [{ link: 'http://meet.example.org' }, '/body/link', 'invalid-format'],
    [{ link: 'javascript:alert(1)' }, '/body/link', 'invalid-format'],
    [{ link: null }, '/body/place', 'place-or-link'],
    [{ capacity: 0 }, '/body/capacity', 'too-small'],
    [{ capacity: 1.5 }, '/body/capacity', 'invalid-type'],
    [{ timeZone: 'Europe/Berlin' }, '/body/timeZone', 'invalid-value'],
    [{ date: '2020-01-01' }, '/body/date', 'in-the-past'],
    [{ trackCode: 'm9' }, '/body/trackCode', 'unknown-track'],
    [{ cohortIds: [newId()] }, '/body/cohortIds/0', 'unknown-cohort'],
    [{ stepId: newId() }, '/body/stepId', 'not-plannable'],
    [{ title: ' ' }, '/body/title', 'too-small'],
    [{ host: 'x' }, '/body/host', 'unrecognized-keys'],
  ])('with %j is a 422', async (more, pointer, code) => {
    const answer = await publish(more);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toMatchObject([{ pointer, code }]);
  });

  it('for a planned day of the programme is a 422: a clinic counts for clinics', async () => {
    expect((await publish({ stepId: cast.programme.steps['hari-1'] })).statusCode).toBe(422);
    expect((await publish({ stepId: cast.programme.steps['klinik'] })).statusCode).toBe(201);
  });

  it('by one host at two places at once succeeds once, of 20 at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => publish({ startsAt: `13:${n + 10}` })),
    );
    const statuses = answers.map((answer) => answer.statusCode).sort();
    expect(statuses).toEqual([201, ...Array<number>(19).fill(409)]);
    expect(answers.find((each) => each.statusCode === 409)!.json().type).toBe(
      '/problems/host-busy',
    );
    // One that begins when the other ends is no overlap, and somebody else may hold one then.
    expect((await publish({ startsAt: '14:30', endsAt: '15:00' })).statusCode).toBe(201);
    expect((await publish({}, cast.officer)).statusCode).toBe(201);
  });
});

describe('a clinic', () => {
  it('is seen by staff of the cohorts that it is for', async () => {
    const id = await published();
    const url = `/api/v1/clinics/${id}`;
    expect(await statusesOf(test, cast, () => ({ method: 'GET', url }))).toEqual(staffOnly());
    const other = await makeCohort(test.db, cast.organisationId, cast.programme.programmeVersionId);
    const elsewhere = await published({ date: '2033-03-11', cohortIds: [other] });
    const list = await test.call({ url: '/api/v1/clinics', as: cast.coach });
    expect(list.json().items.map((item: { id: string }) => item.id)).toEqual([id, elsewhere]);
  });

  it('changed meanwhile answers 409 with what it is now', async () => {
    const id = await published();
    await change(id, { version: 1, title: 'Harga' });
    const late = await change(id, { version: 1, title: 'Modal' });
    expect(late.json()).toMatchObject({ status: 409, current: { title: 'Harga', version: 2 } });
    expect(await eventsOf('clinic.moved', id)).toBe(0);
  });

  it('is not changed as a planned day', async () => {
    const id = await published();
    const { date, startsAt, endsAt, title, place, link } = fields();
    const answer = await test.call({
      method: 'PUT',
      url: `/api/v1/sessions/${id}`,
      payload: { version: 1, stepId: null, date, startsAt, endsAt, title, place, link },
      as: cast.coach,
    });
    expect(answer.json().type).toBe('/problems/is-clinic');
  });

  it('takes its bookings along when it moves, except of those who sit elsewhere then', async () => {
    const [early, late] = [await published(), await published({ date: '2033-03-11' })];
    const [busy, free] = await newMembers(2);
    for (const each of [early, late]) await book(each, busy!);
    await book(late, free!);
    const held = await change(late, { version: 1, startsAt: '13:30' });
    expect(held.json().type).toBe('/problems/host-busy');
    await test.db.query('update planned_session set host_id = $2 where id = $1', [
      late,
      cast.officer.personId,
    ]);
    expect((await change(late, { version: 1, startsAt: '13:30' })).statusCode).toBe(200);
    expect(await states(late)).toEqual({ booked: 1, cancelled: 1 });
    expect(await eventsOf('clinic.moved', late)).toBe(1);
  });

  it('with more seats lets those in who wait; with fewer than are taken it stays', async () => {
    const id = await published({ capacity: 1 });
    for (const member of await newMembers(4)) await book(id, member);
    expect((await change(id, { version: 1, capacity: 3 })).json()).toMatchObject({
      booked: 3,
      waiting: 1,
    });
    expect((await change(id, { version: 2, capacity: 2 })).json().errors).toMatchObject([
      { pointer: '/body/capacity', code: 'fewer-than-booked' },
    ]);
  });

  it('gives lower seats to those who sit beyond fewer seats', async () => {
    const id = await published({ capacity: 3 });
    const members = await newMembers(3);
    const first = (await book(id, members[0]!)).json();
    for (const member of members.slice(1)) await book(id, member);
    await test.call({
      method: 'POST',
      url: `/api/v1/clinic-bookings/${first.bookingId}/cancel`,
      payload: {},
      as: members[0]!,
    });
    expect((await change(id, { version: 1, capacity: 2 })).json()).toMatchObject({ booked: 2 });
  });

  it('is cancelled once, with everybody who booked', async () => {
    const id = await published({ capacity: 1 });
    for (const member of await newMembers(2)) await book(id, member);
    expect((await cancel(id)).json()).toMatchObject({
      isCancelled: true,
      cancelReason: 'Saya sakit',
    });
    expect((await cancel(id)).statusCode).toBe(200);
    expect(await states(id)).toEqual({ cancelled: 2 });
    expect(await eventsOf('clinic.cancelled', id)).toBe(1);
    expect((await book(id, await newMember())).statusCode).toBe(409);
    // The host is free again.
    expect((await publish()).statusCode).toBe(201);
  });

  it('of another organisation is nobody’s business', async () => {
    const id = await published({ audience: 'organisation' });
    const organisationId = await makeOrganisation(test.db);
    const { programmeVersionId } = cast.programme;
    const far = await newMember(await makeCohort(test.db, organisationId, programmeVersionId));
    expect((await book(id, far)).statusCode).toBe(404);
    expect((await cancel(id, 1, cast.otherOfficer)).statusCode).toBe(404);
  });
});
