import { pair } from '@pijar/mentoring/testing';
import { newId } from '@pijar/shared/api';
import type { TestPerson } from '@pijar/identity/testing';
import {
  change,
  conversation,
  learner,
  newCoach,
  read,
  say,
  test,
  textsOf,
  useMentoring,
} from '../testing-mentoring';

useMentoring();

let before: string;
let next: TestPerson;
let now: string;

/** She wrote to her first coach, then was given another one. */
beforeEach(async () => {
  before = await pair(test.db, learner.membershipId, learner.coach.personId);
  await say(before, 'Hanya untuk Bu Aini');
  await say(before, 'Saya dengar, Bu', learner.coach);
  next = await newCoach();
  now = newId();
  await change({ id: now, coachId: next.personId, was: before });
});

const share = (isShared: boolean, as: TestPerson = learner.owner) =>
  test.call({
    method: 'PUT',
    url: `/api/v1/memberships/${learner.membershipId}/messages/sharing`,
    payload: { isShared },
    as,
  });

it('The coach before reads and writes no more', async () => {
  await say(now, 'Halo Pak', learner.owner);
  expect((await conversation(learner.coach)).statusCode).toBe(404);
  expect((await say(before, 'Bagaimana kabarnya?', learner.coach)).statusCode).toBe(404);
  expect((await say(now, 'Bagaimana kabarnya?', learner.coach)).statusCode).toBe(404);
  expect((await read(9_999, learner.coach)).statusCode).toBe(404);
});

it('The new one reads from the change on; she reads everything', async () => {
  await say(now, 'Halo Pak');
  expect(await textsOf(next)).toEqual(['Halo Pak']);
  expect(await textsOf(learner.owner)).toEqual([
    'Hanya untuk Bu Aini',
    'Saya dengar, Bu',
    'Halo Pak',
  ]);
});

it('The new one reads what was before when she agrees, until she takes it back', async () => {
  expect((await conversation(learner.owner)).json().isEarlierShared).toBe(false);
  expect((await share(true, next)).statusCode).toBe(404);
  expect((await share(true, learner.officer)).statusCode).toBe(404);
  await share(true);
  expect(await textsOf(next)).toEqual(['Hanya untuk Bu Aini', 'Saya dengar, Bu']);
  await share(false);
  expect(await textsOf(next)).toEqual([]);
});

it('What was written to the one before does not reach the new one', async () => {
  const late = await say(before, 'Ditulis waktu tidak ada sinyal');
  expect(late.statusCode).toBe(409);
  expect(late.json()).toMatchObject({ type: '/problems/coach-changed', current: { pairId: now } });
  expect(await textsOf(next)).toEqual([]);
});

it('What had arrived before the change is answered the same when it is sent again', async () => {
  const id = newId();
  const first = await say(now, 'Sudah sampai', learner.owner, id);
  await change({ coachId: learner.coach.personId, was: now });
  expect((await say(now, 'Sudah sampai', learner.owner, id)).body).toBe(first.body);
});

it('A change while she writes leaves every message with the coach it was for', async () => {
  const third = await newCoach();
  const to = newId();
  const [, ...answers] = await Promise.all([
    change({ id: to, coachId: third.personId, was: now }),
    ...Array.from({ length: 8 }, (_, n) => say(now, `Untuk yang kedua ${n}`)),
  ]);
  for (const { statusCode } of answers) expect([200, 409]).toContain(statusCode);
  expect(await textsOf(third)).toEqual([]);
});

it('Nobody to write to: what she wrote is still hers to read', async () => {
  await test.call({
    method: 'DELETE',
    url: `/api/v1/cohorts/${learner.cohortId}/staff/${next.personId}`,
    as: learner.officer,
  });
  const view = (await conversation(learner.owner)).json();
  expect([view.coach, view.messages.length]).toEqual([null, 2]);
  expect((await say(now, 'Halo?')).json().type).toBe('/problems/coach-changed');
});
