import { newId } from '@pijar/shared/api';
import { ClinicReminders } from './clinic-reminders';
import {
  book,
  cast,
  eventsOf,
  fields,
  giveBack,
  newMember,
  newMembers,
  published,
  test,
  useClinics,
} from './testing-clinics';

useClinics();

const remind = () => test.app.get(ClinicReminders, { strict: false }).remind();

/** Lets a clinic begin so much from now; its bookings follow. */
const beginsIn = (clinicId: string, interval: string) =>
  test.db.query(
    `update planned_session set starts_at = now() + $2::interval, ends_at = now() + $2::interval + interval '1 hour'
      where id = $1`,
    [clinicId, interval],
  );
const bookedLongAgo = (bookingId: string) =>
  test.db.query(`update clinic_booking set seated_at = now() - interval '3 days' where id = $1`, [
    bookingId,
  ]);

describe('reminders', () => {
  it('go out a day and an hour before, once each, from however many processes', async () => {
    const id = await published();
    const { bookingId } = (await book(id, await newMember())).json();
    await bookedLongAgo(bookingId);
    await beginsIn(id, '25 hours');
    expect(await remind()).toBe(0);
    await beginsIn(id, '23 hours');
    const day = await Promise.all([remind(), remind(), remind()]);
    expect(day.reduce((sum, count) => sum + count)).toBe(1);
    await beginsIn(id, '50 minutes');
    const hour = await Promise.all([remind(), remind(), remind()]);
    expect(hour.reduce((sum, count) => sum + count)).toBe(1);
    expect(await eventsOf('clinic.reminder', bookingId)).toBe(2);
  });

  it('go to nobody who waits, gave the seat back or has just taken it, and of no cancelled clinic', async () => {
    const id = await published({ capacity: 2 });
    const [gone, late, moved, waiting] = await newMembers(4);
    const given = (await book(id, gone!)).json();
    await giveBack(given.bookingId, gone!);
    const { bookingId } = (await book(id, late!)).json();
    const up = (await book(id, moved!)).json();
    await book(id, waiting!);
    await test.db.query(`update clinic_booking set seated_at = now() where id = any($1)`, [
      [bookingId, up.bookingId],
    ]);
    await beginsIn(id, '20 hours');
    expect(await remind()).toBe(0);
    await bookedLongAgo(up.bookingId);
    const cancelled = await test.call({
      method: 'POST',
      url: `/api/v1/clinics/${id}/cancel`,
      payload: { version: 1, reason: 'Sakit' },
      as: cast.coach,
    });
    expect(cancelled.statusCode).toBe(200);
    expect(await remind()).toBe(0);
  });

  it('go out once, not twice, when the worker was away until shortly before', async () => {
    const id = await published();
    const { bookingId } = (await book(id, await newMember())).json();
    await bookedLongAgo(bookingId);
    await beginsIn(id, '40 minutes');
    expect(await remind()).toBe(1);
  });
});

describe('the host', () => {
  const hostTold = async (clinicId: string) =>
    (await test.db.query(
      `select payload->>'before' as before from outbox_event
        where type = 'clinic.host-reminder' and payload->>'clinicId' = $1 order by occurred_at, id`,
      [clinicId],
    )) as { before: string }[];

  it('is reminded a day and an hour before, once each, and again when it has moved', async () => {
    const id = await published();
    await test.db.query(
      `update planned_session set created_at = now() - interval '9 days' where id = $1`,
      [id],
    );
    await beginsIn(id, '23 hours');
    await Promise.all([remind(), remind(), remind()]);
    await beginsIn(id, '50 minutes');
    await Promise.all([remind(), remind(), remind()]);
    expect(await hostTold(id)).toEqual([{ before: 'day' }, { before: 'hour' }]);
    const changed = await test.call({
      method: 'PUT',
      url: `/api/v1/clinics/${id}`,
      payload: { ...fields(), version: 1 },
      as: cast.coach,
    });
    expect(changed.statusCode).toBe(200);
    await beginsIn(id, '23 hours');
    await remind();
    expect(await hostTold(id)).toHaveLength(3);
  });
});

describe('the calendar file', () => {
  const calendar = (bookingId: string, as: { cookie: string }) =>
    test.call({ url: `/api/v1/clinic-bookings/${bookingId}/calendar`, as });

  it('of a seat is hers and her coach’s; given back, it takes the entry out', async () => {
    const id = await published({ title: 'Izin, halal' });
    const member = await newMember();
    const { bookingId } = (await book(id, member)).json();
    const answer = await calendar(bookingId, member);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    expect(answer.body).toContain('SUMMARY:Izin\\, halal\r\n');
    expect(answer.body).toContain('DTSTART:20330310T050000Z\r\n');
    expect((await calendar(bookingId, cast.coach)).statusCode).toBe(200);
    expect((await calendar(bookingId, await newMember())).statusCode).toBe(404);
    expect((await calendar(bookingId, cast.otherOfficer)).statusCode).toBe(404);
    expect((await calendar(newId(), member)).statusCode).toBe(404);
    await giveBack(bookingId, member);
    const after = (await calendar(bookingId, member)).body;
    expect(after).toContain(`UID:${bookingId}@pijar\r\nSEQUENCE:1\r\n`);
    expect(after).toContain('STATUS:CANCELLED');
  });

  it('is not there while she waits; the staff have one of the clinic', async () => {
    const id = await published({ capacity: 1 });
    const [first, second] = await newMembers(2);
    await book(id, first!);
    const { bookingId } = (await book(id, second!)).json();
    expect((await calendar(bookingId, second!)).json().type).toBe('/problems/no-seat');
    const url = `/api/v1/clinics/${id}/calendar`;
    expect((await test.call({ url, as: cast.coach })).body).toContain(`UID:${id}@pijar`);
    expect((await test.call({ url, as: cast.otherOfficer })).statusCode).toBe(404);
  });
});
