import { makeCohort } from '@pijar/cohorts/testing';
import { newId } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';
import {
  book,
  cast,
  eventsOf,
  newMember,
  newMembers,
  published,
  states,
  test,
  useClinics,
} from './testing-clinics';

useClinics();

const change = async (membershipId: string, verb: 'leave' | 'pause') => {
  const answer = await test.call({
    method: 'POST',
    url: `/api/v1/memberships/${membershipId}/${verb}`,
    payload: { requestId: newId(), version: 1, reason: 'Pindah ke Taiwan' },
    as: cast.officer,
  });
  expect(answer.statusCode).toBe(200);
  await deliverEvents(test);
};
const completed = (membershipId: string) =>
  test.db.query(`update membership set state = 'completed' where id = $1`, [membershipId]);

describe('a seat', () => {
  it('of whoever leaves goes to the first who waits, and her place in a line is free', async () => {
    const id = await published({ capacity: 1 });
    const other = await published({ capacity: 1, date: '2033-03-12' });
    const [leaver, next] = await newMembers(2);
    const hers = (await book(id, leaver!)).json();
    const nexts = (await book(id, next!)).json();
    await book(other, next!);
    await book(other, leaver!);
    await change(leaver!.membershipId, 'leave');
    expect(await states(id)).toEqual({ cancelled: 1, booked: 1 });
    expect(await states(other)).toEqual({ booked: 1, cancelled: 1 });
    expect(await eventsOf('clinic.booking-cancelled', hers.bookingId)).toBe(1);
    expect(await eventsOf('clinic.seat-given', nexts.bookingId)).toBe(1);
    // Her leaving is told once more: nothing changes.
    await test.db.query(
      `update outbox_event set relayed_at = null where payload->>'membershipId' = $1`,
      [leaver!.membershipId],
    );
    await deliverEvents(test);
    expect(await eventsOf('clinic.booking-cancelled', hers.bookingId)).toBe(1);
  });

  it('of whoever pauses stays hers', async () => {
    const id = await published();
    const member = await newMember();
    await book(id, member);
    await change(member.membershipId, 'pause');
    expect(await states(id)).toEqual({ booked: 1 });
  });

  it('goes when she moves to a cohort that the clinic is not for, and stays when it is', async () => {
    const [here, everywhere] = [
      await published(),
      await published({ audience: 'organisation', date: '2033-03-12' }),
    ];
    const member = await newMember();
    await book(here, member);
    await book(everywhere, member);
    const cohortId = await makeCohort(
      test.db,
      cast.organisationId,
      cast.programme.programmeVersionId,
    );
    const answer = await test.call({
      method: 'POST',
      url: `/api/v1/memberships/${member.membershipId}/move`,
      payload: { requestId: newId(), version: 1, cohortId, reason: 'Pindah desa' },
      as: cast.officer,
    });
    expect(answer.statusCode).toBe(200);
    await deliverEvents(test);
    expect(await states(here)).toEqual({ cancelled: 1 });
    expect(await states(everywhere)).toEqual({ booked: 1 });
  });

  it('is free when somebody books and leaves at the same moment, in whatever order', async () => {
    const id = await published({ capacity: 20 });
    const members = await newMembers(8);
    await Promise.all(
      members.flatMap((member) => [
        book(id, member),
        test.call({
          method: 'POST',
          url: `/api/v1/memberships/${member.membershipId}/leave`,
          payload: { requestId: newId(), version: 1, reason: 'Pindah' },
          as: cast.officer,
        }),
      ]),
    );
    await deliverEvents(test);
    expect((await states(id))['booked']).toBeUndefined();
  });
});

describe('whoever completed the programme', () => {
  it('may come where the host said so, and nowhere else', async () => {
    const [open, closed] = [
      await published({ welcomesCompleted: true }),
      await published({ date: '2033-03-12' }),
    ];
    const alumna = await newMember();
    await completed(alumna.membershipId);
    expect((await book(open, alumna)).json()).toMatchObject({ state: 'booked' });
    expect((await book(closed, alumna)).statusCode).toBe(404);
    const mine = await test.call({
      url: `/api/v1/memberships/${alumna.membershipId}/clinics`,
      as: alumna,
    });
    expect(mine.json().items.map(({ id }: { id: string }) => id)).toEqual([open]);
  });

  it('keeps the seat that she took before', async () => {
    const id = await published();
    const member = await newMember();
    await book(id, member);
    await completed(member.membershipId);
    await deliverEvents(test);
    expect(await states(id)).toEqual({ booked: 1 });
  });
});
