import { makeOrganisation, makePerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';
import {
  cohortId,
  coach,
  inbox,
  newParticipant,
  organisationId,
  test,
  useInbox,
} from '../testing-inbox';

useInbox();
const said = { title: 'Libur', text: 'Senin tidak ada pertemuan.' };
const announce = (as: { cookie: string } | undefined, audience: object, announcementId = newId()) =>
  test.call({
    ...{ method: 'POST', url: '/api/v1/announcements', ...(as && { as }) },
    payload: { announcementId, audience, ...said },
  });

it('reaches each participant of a cohort once, however often it is sent', async () => {
  const officer = await makePerson(test.db, organisationId, ['officer']);
  const [one, other, away] = [
    await newParticipant(),
    await newParticipant(),
    await newParticipant(),
  ];
  await test.db.query(`update membership set state = 'left' where id = $1`, [away.membershipId]);
  const id = newId();
  for (let times = 0; times < 2; times += 1) {
    expect((await announce(officer, { to: 'cohort', cohortId }, id)).statusCode).toBe(204);
  }
  await deliverEvents(test);
  for (const person of [one, other]) {
    expect((await inbox(person)).items).toMatchObject([
      { kind: 'announcement', details: said, link: '/saya/pesan' },
    ]);
  }
  expect((await inbox(away)).items).toEqual([]);
});

it('is an officer’s own organisation’s, and an admin’s everybody’s', async () => {
  const stranger = await makePerson(test.db, await makeOrganisation(test.db), ['officer']);
  const admin = await makePerson(test.db, await makeOrganisation(test.db), ['admin']);
  const person = await newParticipant();
  expect((await announce(stranger, { to: 'cohort', cohortId })).statusCode).toBe(404);
  expect((await announce(stranger, { to: 'organisation' })).statusCode).toBe(204);
  expect((await announce(stranger, { to: 'everybody' })).statusCode).toBe(403);
  await deliverEvents(test);
  expect((await inbox(person)).items).toEqual([]);
  expect((await announce(admin, { to: 'everybody' })).statusCode).toBe(204);
  await deliverEvents(test);
  expect((await inbox(person)).items).toHaveLength(1);
  expect((await announce(coach, { to: 'organisation' })).statusCode).toBe(403);
  expect((await announce(undefined, { to: 'organisation' })).statusCode).toBe(401);
  expect((await announce(admin, { to: 'moon' })).statusCode).toBe(422);
});
