import {
  actionAgreed,
  actionDone,
  actionsDue,
  checkInAsked,
  checkInSettled,
} from '@pijar/mentoring/contracts';
import { pair } from '@pijar/mentoring/testing';
import { newId } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';
import { coach, happens, inbox, newParticipant, test, useInbox } from '../testing-inbox';

useInbox();

type Her = Awaited<ReturnType<typeof newParticipant>>;
let her: Her;
beforeEach(async () => {
  her = await newParticipant();
});
const told = async () =>
  (await inbox(her)).items.map(({ kind, isRead, details }) => ({ kind, isRead, ...details }));
const deliveries = async (personId: string) =>
  (await test.db.query(`select from notification_delivery d where d.person_id = $1`, [personId]))
    .length;

/** Something agreed, as mentoring writes it down. */
async function agreed(more: { by?: string; clinicId?: string; state?: string } = {}) {
  const id = newId();
  await test.db.query(
    `insert into agreed_action (id, membership_id, what, due_on, made_by, made_at, source_type, source_id, state,
                                closed_at)
     values ($1, $2, 'Bicara dengan suami', '2026-03-11', $3, now(), case when $4::uuid is not null then 'clinic' end,
             $4, $5, case when $5 <> 'open' then now() end)`,
    [id, her.membershipId, more.by ?? coach.personId, more.clinicId ?? null, more.state ?? 'open'],
  );
  return id;
}

describe('of what was agreed', () => {
  it('she is told once, without its words; of what she wrote down herself she is not', async () => {
    const actionId = await agreed();
    for (let n = 0; n < 3; n++) await happens(actionAgreed, { actionId });
    await happens(actionAgreed, { actionId: await agreed({ by: her.personId }) });
    await deliverEvents(test);
    expect(await told()).toEqual([{ kind: 'action_agreed', isRead: false }]);
    expect((await inbox(her)).items[0]!.link).toBe('/belajar/kesepakatan');
  });

  it('in one clinic she is told once', async () => {
    const clinicId = newId();
    for (let n = 0; n < 3; n++)
      await happens(actionAgreed, { actionId: await agreed({ clinicId }) });
    await deliverEvents(test);
    expect(await told()).toHaveLength(1);
  });

  it('what is due is one message a day, of what is still open by then', async () => {
    const [open, done] = [await agreed(), await agreed({ state: 'done' })];
    const { personId } = her;
    const due = { personId, actionIds: [open, done], on: '2026-03-10' };
    for (let n = 0; n < 2; n++) await happens(actionsDue, due);
    await happens(actionsDue, { ...due, actionIds: [done], on: '2026-03-11' });
    await deliverEvents(test);
    expect(await told()).toEqual([{ kind: 'actions_due', isRead: false, count: 1 }]);
  });

  it('her coach learns once that it is done, in the product alone', async () => {
    await test.db.query('update person set phone = $2 where id = $1', [
      ...[coach.personId, '6281200000077'],
    ]);
    for (const channel of ['whatsapp', 'push', 'email']) {
      await test.db.query(
        `insert into notification_preference (person_id, topic, channel, is_on) values ($1, 'messages', $2, true)
         on conflict do nothing`,
        [coach.personId, channel],
      );
    }
    await pair(test.db, her.membershipId, coach.personId);
    const actionId = await agreed({ state: 'done' });
    for (let n = 0; n < 2; n++) await happens(actionDone, { actionId });
    await deliverEvents(test);
    const link = `/pendamping/orang-saya/${her.membershipId}`;
    const items = (await inbox(coach)).items.filter((item) => item.link === link);
    expect(items).toEqual([expect.objectContaining({ kind: 'action_done', details: {} })]);
    expect(await deliveries(coach.personId)).toBe(0);
    expect(await told()).toEqual([]);
  });
});

describe('of how her business fares', () => {
  const asked = async (number: number) => {
    const id = newId();
    await test.db.query(
      `insert into check_in_plan (membership_id, started_on, weeks, months, state) values ($1, '2026-03-01', 4, 11, 'ended')
       on conflict do nothing`,
      [her.membershipId],
    );
    await test.db.query(
      `insert into check_in (id, membership_id, number, due_on, asked_at) values ($1, $2, $3, '2026-03-08', now())`,
      [id, her.membershipId, number],
    );
    await happens(checkInAsked, { checkInId: id });
  };
  beforeEach(() =>
    test.db.query(`update membership set state = 'completed' where id = $1`, [her.membershipId]),
  );

  it('only the newest question waits in her inbox, and none once she answered or stopped', async () => {
    await asked(1);
    await asked(2);
    await deliverEvents(test);
    const kind = 'check_in_asked';
    expect(await told()).toEqual([
      { kind, isRead: false },
      { kind, isRead: true },
    ]);
    await happens(checkInSettled, { membershipId: her.membershipId });
    await deliverEvents(test);
    expect((await told()).map(({ isRead }) => isRead)).toEqual([true, true]);
  });

  it('she is not told of one that she stopped or answered before', async () => {
    await asked(1);
    await test.db.query(`update check_in_plan set state = 'stopped' where membership_id = $1`, [
      her.membershipId,
    ]);
    await deliverEvents(test);
    expect(await told()).toEqual([]);
  });
});
