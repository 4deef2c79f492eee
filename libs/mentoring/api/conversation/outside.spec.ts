import { Erasure, PersonalData } from '@pijar/identity/api';
import { pair } from '@pijar/mentoring/testing';
import { newId } from '@pijar/shared/api';
import type { TestPerson } from '@pijar/identity/testing';
import { conversation, learner, newCoach, say, test, useMentoring } from '../testing-mentoring';

useMentoring();

let pairId: string;
beforeEach(async () => {
  pairId = await pair(test.db, learner.membershipId, learner.coach.personId);
  await test.db.query(`update person set phone = '6281200000009' where id = $1`, [
    learner.owner.personId,
  ]);
});

const setNumber = (whatsappNumber: string | null, as: TestPerson = learner.coach) =>
  test.call({ method: 'PUT', url: '/api/v1/me/coaching', payload: { whatsappNumber }, as });
const agree = (isGranted: boolean) =>
  test.db.query(
    `insert into consent (id, person_id, purpose, text_version, is_granted, recorded_by)
     values ($1, $2, 'coach-contact', '2022-11', $3, $2)`,
    [newId(), learner.owner.personId, isGranted],
  );
const linkFor = async (as: TestPerson) => (await conversation(as)).json().whatsappUrl;
const note = (on: string, as: TestPerson = learner.coach, id = newId()) =>
  test.call({
    method: 'POST',
    url: `/api/v1/memberships/${learner.membershipId}/contacts`,
    payload: { id, channel: 'met', on },
    as,
  });

describe('WhatsApp', () => {
  it('is offered only where both agreed', async () => {
    expect(await linkFor(learner.owner)).toBeNull();
    await setNumber('0812-0000-0001');
    expect([await linkFor(learner.owner), await linkFor(learner.coach)]).toEqual([null, null]);
    await agree(true);
    expect(await linkFor(learner.owner)).toBe('https://wa.me/6281200000001');
    expect(await linkFor(learner.coach)).toBe('https://wa.me/6281200000009');
    await agree(false);
    expect([await linkFor(learner.owner), await linkFor(learner.coach)]).toEqual([null, null]);
    await agree(true);
    await setNumber(null);
    expect(await linkFor(learner.coach)).toBeNull();
  });

  it('number is a coach’s to set', async () => {
    expect((await setNumber('081200000001', learner.owner)).statusCode).toBe(403);
    expect((await setNumber('12')).statusCode).toBe(422);
  });
});

describe('contact elsewhere', () => {
  it('is noted once by the coach, with day, way and who, and seen by both', async () => {
    const id = newId();
    const [first, second] = [
      await note('2026-01-05', learner.coach, id),
      await note('2026-01-05', learner.coach, id),
    ];
    expect(first.json()).toEqual(second.json());
    const { contacts } = (await conversation(learner.owner)).json();
    expect(contacts).toEqual([expect.objectContaining({ id, channel: 'met', on: '2026-01-05' })]);
  });

  it('is not noted by others, nor for days to come', async () => {
    expect((await note('2026-01-05', await newCoach())).statusCode).toBe(404);
    expect((await note('2026-01-05', learner.owner)).statusCode).toBe(403);
    expect((await note('2099-01-05')).json().errors[0].code).toBe('in-the-future');
  });
});

describe('her own data', () => {
  it('has what was written and with whom', async () => {
    await say(pairId, 'Modal saya kurang.');
    await say(pairId, 'Mari kita hitung.', learner.coach);
    await note('2026-01-05');
    let json = '';
    const all = test.app.get(PersonalData, { strict: false });
    for await (const piece of all.json(test.db.manager, learner.owner.personId)) json += piece;
    const { mentoring } = JSON.parse(json);
    expect(mentoring.messages.map((m: { text: string }) => m.text)).toEqual([
      'Modal saya kurang.',
      'Mari kita hitung.',
    ]);
    expect([mentoring.coaches.length, mentoring.contacts.length]).toEqual([1, 1]);
  });

  it('goes when she is erased: words of both, reasons, the pair', async () => {
    await say(pairId, 'Modal saya kurang.');
    await say(pairId, 'Mari kita hitung.', learner.coach);
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, learner.owner.personId),
    );
    const rows = (await test.db.query('select text from pair_message where membership_id = $1', [
      learner.membershipId,
    ])) as { text: string | null }[];
    expect(rows).toEqual([{ text: null }, { text: null }]);
    const present = (await test.db.query(
      'select 1 from coach_pair where membership_id = $1 and ended_at is null',
      [learner.membershipId],
    )) as unknown[];
    expect(present).toEqual([]);
  });
});
