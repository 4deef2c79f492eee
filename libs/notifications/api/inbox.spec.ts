import { Erasure, PersonalData } from '@pijar/identity/api';
import { makePerson } from '@pijar/identity/testing';
import { nextStepReminder } from '@pijar/learning/contracts';
import { deliver, EventHandlers } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';
import { submissionReturned } from '@pijar/submissions/contracts';
import {
  test,
  programme,
  organisationId,
  coach,
  newParticipant,
  happens,
  inbox,
  unread,
  answeredWork,
  useInbox,
} from './testing-inbox';

useInbox();

describe('one cause is one message', () => {
  it('when the event is delivered twice, and twice at once', async () => {
    const person = await newParticipant();
    const answered = await answeredWork(person.membershipId, submissionReturned);
    const again = await happens(submissionReturned, answered);
    const handlers = test.app.get(EventHandlers, { strict: false });
    const [first] = (await test.db.query(
      `select id from outbox_event where payload->>'attemptId' = $1 and id <> $2`,
      [answered.attemptId, again],
    )) as { id: string }[];
    await Promise.all(
      [first!.id, first!.id, again, again].map((eventId) =>
        deliver(
          { eventId, type: 'submission.returned', handler: 'notifications.work-returned' },
          test.db,
          handlers,
        ),
      ),
    );
    expect(await unread(person)).toBe(1);
  });
});

describe('the inbox', () => {
  async function withMessages(count: number) {
    const person = await newParticipant();
    for (let n = 0; n < count; n += 1) {
      await happens(nextStepReminder, {
        membershipId: person.membershipId,
        personId: person.personId,
        stepId: programme.steps['l1']!,
        on: `2026-01-${String(n + 1).padStart(2, '0')}`,
      });
    }
    await deliverEvents(test);
    return person;
  }

  it('comes in pages, newest first, and counts what is unread', async () => {
    const person = await withMessages(5);
    const first = await inbox(person, '?limit=3');
    const second = await inbox(person, `?limit=3&cursor=${first.next}`);
    expect([first.items.length, second.items.length, second.next]).toEqual([3, 2, null]);
    const told = [...first.items, ...second.items].map((item) => item.createdAt);
    expect(told).toEqual([...told].sort().reverse());
    expect(new Set([...first.items, ...second.items].map((item) => item.notificationId)).size).toBe(
      5,
    );
    expect(await unread(person)).toBe(5);
  });

  it('keeps what was read, once and for all', async () => {
    const person = await withMessages(3);
    const [one] = (await inbox(person)).items;
    const url = `/api/v1/notifications/${one!.notificationId}/read`;
    for (let times = 0; times < 2; times += 1) {
      expect((await test.call({ method: 'PUT', url, as: person })).statusCode).toBe(204);
    }
    expect(await unread(person)).toBe(2);
    await test.call({ method: 'PUT', url: '/api/v1/notifications/read', as: person });
    expect(await unread(person)).toBe(0);
    expect((await inbox(person)).items.every((item) => item.isRead)).toBe(true);
  });

  it('is hers alone', async () => {
    const person = await withMessages(1);
    const officer = await makePerson(test.db, organisationId, ['officer', 'admin']);
    const stranger = await newParticipant();
    const [one] = (await inbox(person)).items;
    const url = `/api/v1/notifications/${one!.notificationId}/read`;
    for (const other of [officer, coach, stranger]) {
      const answer = await test.call({ method: 'PUT', url, as: other });
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ type: '/problems/not-found' });
    }
    expect((await inbox(stranger)).items).toEqual([]);
    expect(await unread(person)).toBe(1);
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/unread'],
      ['PUT', '/read'],
    ] as const) {
      const answer = await test.call({ method, url: `/api/v1/notifications${path}` });
      expect(answer.statusCode).toBe(401);
    }
    const forged = Buffer.from('["a","b"]').toString('base64url');
    const odd = await test.call({
      method: 'GET',
      url: `/api/v1/notifications?cursor=${forged}`,
      as: person,
    });
    expect(odd.statusCode).toBe(422);
    const bad = await test.call({
      method: 'GET',
      url: '/api/v1/notifications?limit=0',
      as: person,
    });
    expect(bad.json()).toMatchObject({ status: 422, errors: [{ pointer: '/query/limit' }] });
  });

  it('can be read as data, and goes with her', async () => {
    const person = await withMessages(1);
    let text = '';
    const parts = test.app.get(PersonalData, { strict: false });
    for await (const part of parts.json(test.db.manager, person.personId)) text += part;
    expect(JSON.parse(text).notifications).toEqual([
      expect.objectContaining({ kind: 'next_step', details: { title: 'Langkah l1' } }),
    ]);
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, person.personId),
    );
    const left = await test.db.query('select from notification where person_id = $1', [
      person.personId,
    ]);
    expect(left).toEqual([]);
  });
});
