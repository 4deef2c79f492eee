import { Clock, newId } from '@pijar/shared/api';
import { learner, test, useMentoring } from '../testing-mentoring';
import { ActionReminders } from './action-reminders';

useMentoring();

const reminders = () => test.app.get(ActionReminders, { strict: false });
const setClock = (at: string) => {
  test.app.get(Clock, { strict: false }).now = () => new Date(at);
};
const remindAt = (at: string) => {
  setClock(at);
  return reminders().remind();
};
const told = async () =>
  (
    await test.db.query(
      `select payload->>'on' as day, jsonb_array_length((payload::jsonb)->'actionIds') as count
         from outbox_event where type = 'actions.due' order by id`,
    )
  ).map(({ day, count }: { day: string; count: number }) => `${day}: ${count}`);
const act = async (dueOn: string, membershipId = learner.membershipId) => {
  const id = newId();
  await test.db.query(
    `insert into agreed_action (id, membership_id, what, due_on, made_by, made_at)
     values ($1, $2, 'Temui penyuluh', $3, $4, now())`,
    [id, membershipId, dueOn, learner.coach.personId],
  );
  return id;
};
afterEach(() => test.db.query('delete from outbox_event; delete from agreed_action'));

// In Makassar (UTC+8), like every cohort of the builder.
const afternoon = '2026-03-10T16:10:00+08:00';

it('what falls due tomorrow and what has passed its day is one event, however many look at once', async () => {
  for (const day of ['2026-03-11', '2026-03-11', '2026-03-09', '2026-03-10', '2026-03-12'])
    await act(day);
  setClock(afternoon);
  const counts = await Promise.all(Array.from({ length: 4 }, () => reminders().remind()));
  expect(counts.sort()).toEqual([0, 0, 0, 1]);
  expect(await told()).toEqual(['2026-03-10: 3']);
  expect(await remindAt('2026-03-10T18:40:00+08:00')).toBe(0);
});

it('each is told the day before and once when its day is over; another day begins anew', async () => {
  const id = await act('2026-03-11');
  for (const day of ['10', '11', '12', '13', '14']) {
    await remindAt(`2026-03-${day}T17:00:00+08:00`);
  }
  expect(await told()).toEqual(['2026-03-10: 1', '2026-03-12: 1']);
  await test.db.query(`update agreed_action set due_on = '2026-03-16' where id = $1`, [id]);
  await remindAt('2026-03-15T17:00:00+08:00');
  expect(await told()).toHaveLength(3);
});

it.each(['2026-03-10T15:59:00+08:00', '2026-03-10T21:00:00+08:00', '2026-03-10T03:00:00+08:00'])(
  'nothing is told at %s',
  async (at) => {
    await act('2026-03-11');
    expect(await remindAt(at)).toBe(0);
  },
);

it('nothing is told of what is done, long past, or of whoever pauses or left', async () => {
  const done = await act('2026-03-11');
  await test.db.query(`update agreed_action set state = 'done', closed_at = now() where id = $1`, [
    done,
  ]);
  await act('2026-03-02');
  expect(await remindAt(afternoon)).toBe(0);
  await act('2026-03-11');
  for (const state of ['paused', 'left']) {
    await test.db.query('update membership set state = $2 where id = $1', [
      ...[learner.membershipId, state],
    ]);
    expect(await remindAt(afternoon)).toBe(0);
  }
});
