import { makeOrganisation, makePerson, type TestPerson } from '@pijar/identity/testing';
import type { HandItem, HandMessage } from '@pijar/notifications/contracts';
import { newId } from '@pijar/shared/api';
import { submissionAccepted, submissionReturned } from '@pijar/submissions/contracts';
import { deliverEvents } from '@pijar/shared/testing';
import { answeredWork, happens, newParticipant, organisationId, test } from '../testing-inbox';
import { deliveries, minutesLater, usePost } from '../testing-post';

usePost(async () => ({}));
let officer: TestPerson;
let other: TestPerson;
beforeAll(async () => {
  officer = await makePerson(test.db, organisationId, ['officer'], { fullName: 'Bu Retno' });
  other = await makePerson(test.db, organisationId, ['officer'], { fullName: 'Pak Imam' });
});

/** Somebody with a phone whose work came back, some minutes ago. */
async function waiting(phone = '6281234567890') {
  const person = await newParticipant();
  await test.db.query('update person set phone = $2, full_name = $3 where id = $1', [
    person.personId,
    phone,
    'Siti Aminah',
  ]);
  const answered = await answeredWork(person.membershipId, submissionReturned);
  await deliverEvents(test);
  minutesLater(5);
  return { ...person, answered };
}
const list = async (as: TestPerson) =>
  (await test.call({ url: '/api/v1/by-hand', as })).json<{ items: HandItem[]; total: number }>();
const post = (as: TestPerson, personId: string, verb: string, payload?: object) =>
  test.call({ method: 'POST', url: `/api/v1/by-hand/${personId}/${verb}`, as, payload });
const stateOf = async (personId: string) => (await deliveries(personId)).map((one) => one.state);

it('a message for WhatsApp stands in the list, with number and text ready in Indonesian', async () => {
  const { personId } = await waiting();
  expect(await list(officer)).toMatchObject({
    ...{ total: 1, items: [{ personId, fullName: 'Siti Aminah', count: 1, takenBy: null }] },
  });
  const message = (await post(officer, personId, 'take')).json<HandMessage>();
  expect(message.text).toMatch(/^Halo Siti Aminah,\n\nLangkah a1: perlu diperbaiki/);
  const link = new URL(message.link);
  expect([link.origin, link.pathname]).toEqual(['https://wa.me', '/6281234567890']);
  expect(link.searchParams.get('text')).toBe(message.text);
});

it('what came meanwhile goes out with it, as one', async () => {
  const { personId, answered } = await waiting();
  await happens(submissionAccepted, { ...answered, attemptId: newId() });
  await deliverEvents(test);
  minutesLater(5);
  expect((await list(officer)).items).toMatchObject([{ count: 2 }]);
  const message = (await post(officer, personId, 'take')).json<HandMessage>();
  expect(message.text).toContain('2 kabar baru di Pijar');
  await post(officer, personId, 'tick', { claim: message.claim });
  expect(await stateOf(personId)).toEqual(['sent', 'sent']);
});

it('of two officers at once one sends', async () => {
  const { personId } = await waiting();
  const answers = await Promise.all(
    [officer, other, officer, other].map((as) => post(as, personId, 'take')),
  );
  const codes = answers.map((answer) => answer.statusCode);
  const [first, second] = [codes[0] === 200, codes[1] === 200];
  expect(first).not.toBe(second);
  const [mine, theirs] = first ? [officer, other] : [other, officer];
  const { claim } = (await post(mine, personId, 'take')).json<HandMessage>();
  expect((await list(theirs)).items).toMatchObject([{ takenBy: { isMe: false } }]);
  expect((await post(theirs, personId, 'tick', { claim })).statusCode).toBe(409);
  for (let times = 0; times < 2; times += 1) {
    expect((await post(mine, personId, 'tick', { claim })).statusCode).toBe(204);
  }
  expect(await list(theirs)).toEqual({ items: [], total: 0 });
  const audited = await test.db.query(
    `select count(*)::int as count from audit_entry where action = 'message.sent-by-hand' and subject_id = $1`,
    [personId],
  );
  expect(audited).toEqual([{ count: 1 }]);
});

it('what one did not send, or kept for too long, another may', async () => {
  const { personId } = await waiting();
  const { claim } = (await post(officer, personId, 'take')).json<HandMessage>();
  expect((await post(other, personId, 'take')).statusCode).toBe(409);
  expect((await post(officer, personId, 'hand-back', { claim })).statusCode).toBe(204);
  const kept = (await post(other, personId, 'take')).json<HandMessage>();
  minutesLater(11);
  expect((await post(officer, personId, 'take')).statusCode).toBe(200);
  expect((await post(other, personId, 'tick', { claim: kept.claim })).statusCode).toBe(409);
});

it('what she read inside, and people without a number, are not in it', async () => {
  const person = await waiting();
  await test.call({ method: 'PUT', url: '/api/v1/notifications/read', as: person });
  expect((await list(officer)).items).toEqual([]);
  const without = await newParticipant();
  await answeredWork(without.membershipId, submissionReturned);
  await deliverEvents(test);
  expect(await stateOf(without.personId)).toEqual([]);
});

it('is an officer’s own organisation’s', async () => {
  const { personId } = await waiting();
  const stranger = await makePerson(test.db, await makeOrganisation(test.db), ['officer']);
  expect((await list(stranger)).items).toEqual([]);
  expect((await post(stranger, personId, 'take')).statusCode).toBe(404);
  const participant = await newParticipant();
  expect((await post(participant, personId, 'take')).statusCode).toBe(403);
});
