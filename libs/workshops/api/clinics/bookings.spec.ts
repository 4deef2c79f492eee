import { addStaff, makeCohort, staffOnly, statusesOf } from '@pijar/cohorts/testing';
import { makePerson } from '@pijar/identity/testing';
import { Erasure } from '@pijar/identity/api';
import { newId } from '@pijar/shared/api';
import {
  book,
  cast,
  eventsOf,
  giveBack,
  newMember,
  newMembers,
  published,
  states,
  test,
  useClinics,
} from './testing-clinics';

useClinics();

const mine = async (who: { membershipId: string; cookie: string }) =>
  (await test.call({ url: `/api/v1/memberships/${who.membershipId}/clinics`, as: who })).json()
    .items;

describe('booking', () => {
  it('gives seats first and then places in the waiting list', async () => {
    const id = await published({ capacity: 1 });
    const [first, second, third] = await newMembers(3);
    expect((await book(id, first!)).json()).toMatchObject({ state: 'booked', place: null });
    expect((await book(id, second!)).json()).toMatchObject({ state: 'waiting', place: 1 });
    expect((await book(id, third!)).json()).toMatchObject({ state: 'waiting', place: 2 });
  });

  it('by 20 people at once never gives more seats than there are', async () => {
    const id = await published({ capacity: 7 });
    const members = await newMembers(20);
    const answers = await Promise.all(members.map((member) => book(id, member)));
    expect(answers.every((answer) => answer.statusCode === 200)).toBe(true);
    expect(await states(id)).toEqual({ booked: 7, waiting: 13 });
  });

  it('sent 20 times at once, with one id or with many, books once', async () => {
    const id = await published();
    const member = await newMember();
    const bookingId = newId();
    const same = await Promise.all(
      Array.from({ length: 20 }, (_, n) => book(id, member, member, n % 2 ? newId() : bookingId)),
    );
    expect(new Set(same.map((answer) => answer.body)).size).toBe(1);
    expect(await states(id)).toEqual({ booked: 1 });
  });

  it('at 20 clinics at once that overlap takes one seat', async () => {
    const clinics: string[] = [];
    for (let n = 0; n < 20; n++) {
      const host = await makePerson(test.db, cast.organisationId, ['facilitator']);
      await addStaff(test.db, cast.cohortId, host.personId, 'expert');
      clinics.push(await published({ startsAt: `13:${n + 10}` }, host));
    }
    const member = await newMember();
    const answers = await Promise.all(clinics.map((id) => book(id, member)));
    const statuses = answers.map((answer) => answer.statusCode).sort();
    expect(statuses).toEqual([200, ...Array<number>(19).fill(409)]);
    expect(answers.find((each) => each.statusCode === 409)!.json().type).toBe('/problems/overlaps');
  });

  it('is refused by the table itself beyond the seats', async () => {
    const id = await published({ capacity: 1 });
    const [one, two] = await newMembers(2);
    await book(id, one!);
    await book(id, two!);
    const seat = (n: number) =>
      test.db.query(
        `update clinic_booking set state = 'booked', seat = $2
          where session_id = $1 and state = 'waiting'`,
        [id, n],
      );
    await expect(seat(1)).rejects.toThrow('clinic_booking_one_seat');
    await expect(seat(2)).rejects.toThrow('clinic_booking_fits');
  });

  it('is for her and for staff of her cohort, who may not book whom it is not for', async () => {
    const id = await published();
    const payload = { id: newId(), membershipId: cast.membershipId };
    const url = `/api/v1/clinics/${id}/bookings`;
    expect(await statusesOf(test, cast, () => ({ method: 'POST', url, payload }))).toEqual({
      ...staffOnly(),
      participant: 200,
      // Any signed-in person may ask; the row is not theirs to see.
      formerCoach: 404,
    });
    const tracked = await published({ date: '2033-03-11', trackCode: 'm1' });
    const member = await newMember();
    expect((await book(tracked, member)).statusCode).toBe(404);
    expect((await book(tracked, member, cast.coach)).json().errors).toMatchObject([
      { pointer: '/body/membershipId', code: 'may-not-come' },
    ]);
    await test.db.query('insert into track_choice (membership_id, module_id) values ($1, $2)', [
      member.membershipId,
      cast.programme.tracks.m1,
    ]);
    expect((await book(tracked, member)).statusCode).toBe(200);
  });

  it.each([
    [{ id: 'x' }, '/body/id'],
    [{ membershipId: 7 }, '/body/membershipId'],
    [{ seat: 1 }, '/body/seat'],
  ])('with %j is a 422', async (more, pointer) => {
    const answer = await test.call({
      method: 'POST',
      url: `/api/v1/clinics/${await published()}/bookings`,
      payload: { id: newId(), membershipId: cast.membershipId, ...more },
      as: cast.participant,
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors[0].pointer).toBe(pointer);
  });

  it('with the id of another booking is a 409, after the beginning too', async () => {
    const id = await published();
    const [one, two] = await newMembers(2);
    const { bookingId } = (await book(id, one!)).json();
    expect((await book(id, two!, two, bookingId)).json().type).toBe('/problems/id-taken');
    await test.db.query(
      `update planned_session set starts_at = now() - interval '1 minute' where id = $1`,
      [id],
    );
    expect((await book(id, two!)).json().type).toBe('/problems/begun');
    expect((await giveBack(bookingId, one!)).json().type).toBe('/problems/begun');
  });

  it('for her by her coach is told to her', async () => {
    const member = await newMember();
    const { bookingId } = (await book(await published(), member, cast.coach)).json();
    expect(await eventsOf('clinic.booked-for-her', bookingId)).toBe(1);
  });
});

describe('giving a seat back', () => {
  it('moves the next one up, in turn, and says so once', async () => {
    const id = await published({ capacity: 1 });
    const [first, second, third] = await newMembers(3);
    const given = (await book(id, first!)).json();
    const next = (await book(id, second!)).json();
    await book(id, third!);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => giveBack(given.bookingId, first!, 'Anak sakit')),
    );
    expect(answers.every((answer) => answer.json().state === 'cancelled')).toBe(true);
    expect(await states(id)).toEqual({ booked: 1, waiting: 1, cancelled: 1 });
    expect((await mine(second!))[0].booking).toMatchObject({ state: 'booked' });
    expect((await mine(third!))[0].booking).toMatchObject({ state: 'waiting', place: 1 });
    expect(await eventsOf('clinic.seat-given', next.bookingId)).toBe(1);
    expect(await eventsOf('clinic.booking-cancelled', given.bookingId)).toBe(1);
  });

  it('passes over whoever sits elsewhere at that time, and who left', async () => {
    const id = await published({ capacity: 1 });
    const [first, busy, gone, last] = await newMembers(4);
    const given = (await book(id, first!)).json();
    for (const member of [busy!, gone!, last!]) await book(id, member);
    const other = await published({}, cast.officer);
    await book(other, busy!);
    await test.db.query(`update membership set state = 'left' where id = $1`, [gone!.membershipId]);
    await giveBack(given.bookingId, first!);
    expect((await mine(last!)).find((item: { id: string }) => item.id === id).booking.state).toBe(
      'booked',
    );
    expect(await states(id)).toEqual({ booked: 1, waiting: 2, cancelled: 1 });
  });

  it('by everybody at once while others ask leaves no seat empty and none taken twice', async () => {
    const id = await published({ capacity: 5 });
    const members = await newMembers(20);
    const seated: string[] = [];
    for (const member of members.slice(0, 10)) {
      seated.push((await book(id, member)).json().bookingId);
    }
    const answers = await Promise.all([
      ...members.slice(0, 5).map((member, n) => giveBack(seated[n]!, member)),
      ...members.slice(10).map((member) => book(id, member)),
    ]);
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array<number>(15).fill(200));
    expect(await states(id)).toEqual({ booked: 5, waiting: 10, cancelled: 5 });
  });

  it('is for her, staff of her cohort and staff of the clinic’s', async () => {
    const id = await published();
    const { bookingId } = (
      await book(id, { ...cast.participant, membershipId: cast.membershipId })
    ).json();
    const url = `/api/v1/clinic-bookings/${bookingId}/cancel`;
    expect(await statusesOf(test, cast, () => ({ method: 'POST', url, payload: {} }))).toEqual({
      ...staffOnly(),
      participant: 200,
      formerCoach: 404,
    });
    expect((await giveBack(newId(), cast.participant)).statusCode).toBe(404);
  });

  it('lets her book again', async () => {
    const id = await published();
    const member = await newMember();
    const { bookingId } = (await book(id, member)).json();
    await giveBack(bookingId, member);
    expect((await book(id, member, member, bookingId)).json().state).toBe('cancelled');
    expect((await book(id, member)).json().state).toBe('booked');
  });
});

describe('the clinics of a participant', () => {
  it('are those she may come to, by the clock of her place; where they meet once she has a seat', async () => {
    const id = await published({ timeZone: 'Asia/Jakarta' });
    await published({ date: '2033-03-11', trackCode: 'm1' });
    const other = await makeCohort(test.db, cast.organisationId, cast.programme.programmeVersionId);
    const whole = await published({ date: '2033-03-12', audience: 'organisation' });
    const neighbour = await newMember(other);
    expect((await mine(neighbour)).map((item: { id: string }) => item.id)).toEqual([whole]);
    const member = await newMember();
    const before = await mine(member);
    expect(before.map((item: { id: string }) => item.id)).toEqual([id, whole]);
    expect(before[0]).toMatchObject({
      startTime: '14:00',
      timeZone: 'Asia/Makassar',
      link: null,
      isOpen: true,
      booking: null,
    });
    await book(id, member);
    expect((await mine(member))[0]).toMatchObject({ link: 'https://meet.example.org/harga' });
  });

  it('are told to her and to the staff of her cohort', async () => {
    const url = `/api/v1/memberships/${cast.membershipId}/clinics`;
    expect(await statusesOf(test, cast, () => ({ method: 'GET', url }))).toEqual({
      ...staffOnly(),
      participant: 200,
      formerCoach: 404,
    });
  });

  it('stand among her days only when she has a seat, and on the attendance list then', async () => {
    const id = await published({ stepId: cast.programme.steps['klinik'] });
    const [coming, not] = await newMembers(2);
    await book(id, coming!);
    const days = async (who: typeof coming) =>
      (
        await test.call({ url: `/api/v1/memberships/${who!.membershipId}/sessions`, as: who! })
      ).json().items.length;
    expect([await days(coming), await days(not)]).toEqual([1, 0]);
    const { rows } = (
      await test.call({ url: `/api/v1/sessions/${id}/attendance`, as: cast.coach })
    ).json();
    expect(rows.map((row: { membershipId: string }) => row.membershipId)).toEqual([
      coming!.membershipId,
    ]);
  });
});

describe('a person who is erased', () => {
  it('holds no seat, and her reasons are forgotten', async () => {
    const [id, before] = [
      await published({ capacity: 1 }),
      await published({ date: '2033-03-12' }),
    ];
    const [person, next] = await newMembers(2);
    await giveBack((await book(before, person!)).json().bookingId, person!, 'Anak sakit');
    await book(id, person!);
    await book(id, next!);
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, person!.personId),
    );
    expect(await states(id)).toEqual({ booked: 1, cancelled: 1 });
    expect((await mine(next!))[0].booking.state).toBe('booked');
    const rows = await test.db.query(
      'select cancel_reason from clinic_booking where person_id = $1',
      [person!.personId],
    );
    expect(rows).toEqual([{ cancel_reason: null }, { cancel_reason: null }]);
  });
});
