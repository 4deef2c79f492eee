import { pair } from '@pijar/mentoring/testing';
import { newId } from '@pijar/shared/api';
import {
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

let pairId: string;
beforeEach(async () => {
  pairId = await pair(test.db, learner.membershipId, learner.coach.personId);
});

const events = async (): Promise<number> => {
  const rows = (await test.db.query(
    `select 1 from outbox_event e join pair_message x on x.id::text = e.payload->>'messageId'
      where e.type = 'message.sent' and x.membership_id = $1`,
    [learner.membershipId],
  )) as unknown[];
  return rows.length;
};

describe('a conversation', () => {
  it('is read by the two of the pair and nobody else', async () => {
    await say(pairId, 'Bu, label saya sudah dicetak.');
    const { owner, coach, otherOwner, formerCoach, officer, otherOfficer, admin } = learner;
    const colleague = await newCoach();
    expect(await textsOf(owner)).toEqual(['Bu, label saya sudah dicetak.']);
    expect(await textsOf(coach)).toEqual(['Bu, label saya sudah dicetak.']);
    for (const as of [otherOwner, formerCoach, officer, otherOfficer, admin, colleague]) {
      expect((await conversation(as)).statusCode).toBe(404);
      expect((await say(pairId, 'Halo', as)).statusCode).toBe(404);
      expect((await read(1, as)).statusCode).toBe(404);
    }
    const url = `/api/v1/memberships/${learner.membershipId}/conversation`;
    expect((await test.call({ url })).statusCode).toBe(401);
  });

  it('goes both ways, in the order in which it was sent', async () => {
    await say(pairId, 'Satu');
    await say(pairId, 'Dua', learner.coach);
    await say(pairId, 'Tiga');
    const { messages } = (await conversation(learner.owner)).json();
    expect(messages.map((m: { by: string; text: string }) => [m.by, m.text])).toEqual([
      ['participant', 'Satu'],
      ['coach', 'Dua'],
      ['participant', 'Tiga'],
    ]);
  });

  it('says once what was sent ten times at once', async () => {
    const id = newId();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => say(pairId, 'Sekali saja', learner.owner, id)),
    );
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]!.statusCode).toBe(200);
    expect(await textsOf(learner.coach)).toEqual(['Sekali saja']);
    expect(await events()).toBe(1);
  });

  it('does not take an id that is somebody else’s', async () => {
    const id = newId();
    await say(pairId, 'Punya saya', learner.owner, id);
    const taken = await say(pairId, 'Bukan', learner.coach, id);
    expect([taken.statusCode, taken.json().type]).toEqual([409, '/problems/id-taken']);
  });

  it('takes 4,000 characters, and words', async () => {
    expect((await say(pairId, 'a'.repeat(4_000))).statusCode).toBe(200);
    expect((await say(pairId, 'a'.repeat(4_001))).statusCode).toBe(422);
    expect((await say(pairId, ' \n ')).statusCode).toBe(422);
  });

  it('takes 60 messages of a person in an hour, also when they come at once', async () => {
    const texts = Array.from({ length: 64 }, (_, n) => `Pesan ${n}`);
    const answers = await Promise.all(texts.map((text) => say(pairId, text)));
    const refused = answers.filter(({ statusCode }) => statusCode !== 200);
    expect(refused).toHaveLength(4);
    expect(refused[0]!.statusCode).toBe(429);
    expect(refused[0]!.json()).toMatchObject({ type: '/problems/too-many-messages' });
    expect(refused[0]!.json().retryAfter).toBeGreaterThan(3_000);
    expect((await say(pairId, 'Saya masih boleh', learner.coach)).statusCode).toBe(200);
    await test.db.query(`update pair_message set sent_at = sent_at - interval '1 hour'`);
    expect((await say(pairId, 'Sekarang boleh')).statusCode).toBe(200);
  });

  it('comes 50 at a time, the newest first', async () => {
    for (let n = 0; n < 53; n++) await say(pairId, `${n}`);
    const { messages, earlier } = (await conversation(learner.coach)).json();
    expect([messages.length, messages[0].text, messages[49].text]).toEqual([50, '3', '52']);
    const url = `/api/v1/memberships/${learner.membershipId}/messages?before=${earlier}`;
    const before = (await test.call({ url, as: learner.coach })).json();
    expect(before.messages.map(({ text }: { text: string }) => text)).toEqual(['0', '1', '2']);
    expect(before.earlier).toBeNull();
    expect((await test.call({ url, as: learner.officer })).statusCode).toBe(404);
  });
});

describe('reading', () => {
  it('is seen by whoever wrote, and counts down what is unread', async () => {
    await say(pairId, 'Satu', learner.coach);
    const second = (await say(pairId, 'Dua', learner.coach)).json();
    const mine = async () =>
      (
        await test.call({
          url: `/api/v1/memberships/${learner.membershipId}/coach`,
          as: learner.owner,
        })
      ).json();
    expect((await mine()).unread).toBe(2);
    await read(second.turn, learner.owner);
    await say(pairId, 'Tiga', learner.coach);
    expect((await mine()).unread).toBe(1);
    const { messages } = (await conversation(learner.coach)).json();
    expect(messages.map((m: { isRead: boolean }) => m.isRead)).toEqual([true, true, false]);
  });

  it('is not done by one’s own messages', async () => {
    const sent = (await say(pairId, 'Satu')).json();
    await read(sent.turn, learner.owner);
    const { messages } = (await conversation(learner.owner)).json();
    expect(messages[0].isRead).toBe(false);
  });
});

describe('the coach’s conversations', () => {
  it('are those of her present people, unread first', async () => {
    await say(pairId, 'Bu, saya mau tanya.');
    const list = async (as = learner.coach) =>
      (await test.call({ url: '/api/v1/conversations', as })).json();
    expect((await list()).items).toEqual([
      expect.objectContaining({
        membershipId: learner.membershipId,
        unread: 1,
        last: expect.objectContaining({ text: 'Bu, saya mau tanya.', isMine: false }),
      }),
    ]);
    expect((await list(await newCoach())).items).toEqual([]);
    await test.db.query('update cohort_staff set left_at = now() where person_id = $1', [
      learner.coach.personId,
    ]);
    expect((await list()).items).toEqual([]);
  });
});
