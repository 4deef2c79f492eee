import { newId } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';
import * as events from '@pijar/workshops/contracts';
import { coach, cohortId, happens, inbox, newParticipant, test, useInbox } from '../testing-inbox';

useInbox();

let day = 9;
/** Each on a day of its own: one host holds one clinic at a time. */
async function makeClinic(): Promise<string> {
  const clinicId = newId();
  await test.db.query(
    `insert into planned_session (id, cohort_id, title, starts_at, ends_at, link, created_by, host_id,
                                  capacity, audience, time_zone)
     values ($1, $2, 'Harga jual', $4::timestamptz, $4::timestamptz + interval '1 hour', 'https://meet.example.org', $3, $3,
             1, 'cohorts', 'Asia/Jakarta')`,
    [clinicId, cohortId, coach.personId, `2033-03-${++day} 05:00Z`],
  );
  return clinicId;
}

async function makeBooking(
  clinicId: string,
  who: { membershipId: string; personId: string },
  state: 'booked' | 'waiting',
): Promise<string> {
  const bookingId = newId();
  await test.db.query(
    `insert into clinic_booking (id, session_id, starts_at, ends_at, capacity, membership_id, person_id,
                                 state, seat, booked_by)
     select $1, s.id, s.starts_at, s.ends_at, s.capacity, $3, $4, $5, $6, $4
       from planned_session s where s.id = $2`,
    [bookingId, clinicId, who.membershipId, who.personId, state, state === 'booked' ? 1 : null],
  );
  return bookingId;
}

const end = (bookingId: string, because: string) =>
  test.db.query(
    `update clinic_booking set state = 'cancelled', seat = null, cancelled_because = $2 where id = $1`,
    [bookingId, because],
  );

const kindsOf = async (who: Parameters<typeof inbox>[0]) =>
  (await inbox(who)).items.map(({ kind }) => kind);

it('a new clinic is told to whoever may come, by the clock of her place', async () => {
  const person = await newParticipant();
  const gone = await newParticipant();
  await test.db.query(`update membership set state = 'left' where id = $1`, [gone.membershipId]);
  const clinicId = await makeClinic();
  await happens(events.clinicPublished, { clinicId });
  await deliverEvents(test);
  expect((await inbox(person)).items).toEqual([
    expect.objectContaining({
      kind: 'clinic_published',
      details: {
        title: 'Harga jual',
        startsAt: '2033-03-10T05:00:00.000Z',
        timeZone: 'Asia/Makassar',
      },
      link: '/belajar/klinik',
    }),
  ]);
  expect(await kindsOf(gone)).toEqual([]);
});

it('whoever booked or waits is told when it moves and when it is cancelled; others are not', async () => {
  const [seated, waiting, other] = [
    await newParticipant(),
    await newParticipant(),
    await newParticipant(),
  ];
  const clinicId = await makeClinic();
  const bookings = [
    await makeBooking(clinicId, seated, 'booked'),
    await makeBooking(clinicId, waiting, 'waiting'),
  ];
  await happens(events.clinicMoved, { clinicId, version: 2 });
  await deliverEvents(test);
  for (const bookingId of bookings) await end(bookingId, 'clinic');
  await happens(events.clinicCancelled, { clinicId });
  await deliverEvents(test);
  const told = ['clinic_cancelled', 'clinic_moved'];
  expect([await kindsOf(seated), await kindsOf(waiting), await kindsOf(other)]).toEqual([
    told,
    told,
    [],
  ]);
});

it('one booking is told to her: booked for her, moved up, reminded once each, cancelled', async () => {
  const person = await newParticipant();
  const bookingId = await makeBooking(await makeClinic(), person, 'booked');
  await happens(events.clinicBookedForHer, { bookingId });
  await happens(events.clinicSeatGiven, { bookingId });
  for (const before of ['day', 'day', 'hour'] as const) {
    await happens(events.clinicReminder, { bookingId, before });
  }
  await deliverEvents(test);
  await end(bookingId, 'staff');
  await happens(events.clinicBookingCancelled, { bookingId });
  // Too late to be of use: the seat is not hers any more.
  await happens(events.clinicReminder, { bookingId, before: 'hour' });
  await deliverEvents(test);
  expect((await kindsOf(person)).sort()).toEqual(
    ['booked', 'seat_given', 'in_a_day', 'in_a_hour', 'seat_lost']
      .map((kind) => `clinic_${kind}`)
      .sort(),
  );
});

it('a seat that a participant gives back is told to the host', async () => {
  const person = await newParticipant();
  const clinicId = await makeClinic();
  const bookingId = await makeBooking(clinicId, person, 'booked');
  await end(bookingId, 'participant');
  await happens(events.clinicBookingCancelled, { bookingId });
  await deliverEvents(test);
  expect((await inbox(coach)).items[0]).toMatchObject({
    kind: 'clinic_given_back',
    link: `/pendamping/klinik/${clinicId}`,
  });
  expect(await kindsOf(person)).toEqual([]);
});

it('the host is reminded of her own clinic, not of a time that it has left', async () => {
  const clinicId = await makeClinic();
  const [{ startsAt }] = (await test.db.query(
    'select starts_at as "startsAt" from planned_session where id = $1',
    [clinicId],
  )) as [{ startsAt: Date }];
  const reminder = { clinicId, before: 'day' as const };
  await happens(events.clinicHostReminder, { ...reminder, startsAt: '2033-01-01T05:00:00.000Z' });
  for (let n = 0; n < 2; n++) {
    await happens(events.clinicHostReminder, { ...reminder, startsAt: startsAt.toISOString() });
  }
  await deliverEvents(test);
  const link = `/pendamping/klinik/${clinicId}`;
  expect((await inbox(coach)).items.filter((each) => each.link === link)).toMatchObject([
    { kind: 'clinic_host_day' },
  ]);
});
