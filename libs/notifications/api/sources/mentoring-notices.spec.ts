import { conversationRead, messageSent, pairEnded, pairsMade } from '@pijar/mentoring/contracts';
import { pair } from '@pijar/mentoring/testing';
import { newId } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';
import { coach, happens, inbox, newParticipant, test, useInbox } from '../testing-inbox';

useInbox();

type Her = Awaited<ReturnType<typeof newParticipant>>;
let her: Her;
let pairId: string;
beforeEach(async () => {
  her = await newParticipant();
  pairId = await pair(test.db, her.membershipId, coach.personId);
});

/** Writes a message as mentoring does; returns its id. */
async function said(by: 'participant' | 'coach', isRead = false): Promise<string> {
  const id = newId();
  await test.db.query(
    `insert into pair_message (id, membership_id, pair_id, author_id, text, written_at, sent_at, read_at)
     values ($1, $2, $3, $4, 'Suami saya sakit.', now(), now(), case when $5 then now() end)`,
    [id, her.membershipId, pairId, by === 'coach' ? coach.personId : her.personId, isRead],
  );
  await happens(messageSent, { messageId: id });
  return id;
}
const coachLink = () => `/pendamping/obrolan/${her.membershipId}`;
const toldHer = async () => (await inbox(her)).items;
const toldCoach = async () => (await inbox(coach)).items.filter(({ link }) => link === coachLink());

describe('of messages', () => {
  it('the other one is told once for everything unread, without a word or a name', async () => {
    for (let n = 0; n < 3; n++) await said('participant');
    await deliverEvents(test);
    expect(await toldCoach()).toEqual([
      expect.objectContaining({ kind: 'message_from_participant', details: {}, isRead: false }),
    ]);
    expect(await toldHer()).toEqual([]);
  });

  it('nobody is told of what was read already', async () => {
    await said('coach', true);
    await deliverEvents(test);
    expect(await toldHer()).toEqual([]);
  });

  it('the inbox is quiet once the conversation was read, and speaks again of the next', async () => {
    await said('coach');
    await deliverEvents(test);
    expect(await toldHer()).toEqual([expect.objectContaining({ isRead: false })]);
    await test.db.query('update pair_message set read_at = now() where membership_id = $1', [
      her.membershipId,
    ]);
    const event = { membershipId: her.membershipId, personId: her.personId };
    await happens(conversationRead, event);
    await deliverEvents(test);
    expect(await toldHer()).toEqual([expect.objectContaining({ isRead: true })]);
    await said('coach');
    await deliverEvents(test);
    expect((await toldHer()).map(({ isRead }) => isRead)).toEqual([false, true]);
  });

  it('a coach who was replaced is not told of what came late', async () => {
    await said('participant');
    await test.db.query('update coach_pair set ended_at = now() where id = $1', [pairId]);
    await deliverEvents(test);
    expect(await toldCoach()).toEqual([]);
  });
});

describe('of pairs', () => {
  it('both are told, the coach how many, and the one before that it ended', async () => {
    const other = await newParticipant();
    const second = await pair(test.db, other.membershipId, coach.personId);
    await happens(pairsMade, { pairIds: [pairId, second] });
    await happens(pairEnded, { pairId });
    await deliverEvents(test);
    for (const person of [her, other]) {
      expect((await inbox(person)).items).toEqual([
        expect.objectContaining({ kind: 'coach_given', link: '/saya/pendamping' }),
      ]);
    }
    const told = (await inbox(coach)).items.filter(({ link }) => link === '/pendamping/obrolan');
    expect(told.map(({ kind, details }) => [kind, details])).toEqual(
      expect.arrayContaining([
        ['people_given', { count: 2 }],
        ['person_taken', {}],
      ]),
    );
  });
});
