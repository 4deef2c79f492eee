import { nextStepReminder } from '@pijar/learning/contracts';
import { Clock } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';
import { CHANNELS, type AutomaticChannel, type ChannelAdapter } from './delivery/channel';
import { DeliveryRun } from './delivery/delivery-run';
import { happens, newParticipant, programme, test, useInbox } from './testing-inbox';

/** Ten in the morning in Lombok, on a day that has not come. */
export const morning = new Date('2027-03-01T02:00:00Z');
let now = morning;

/** An inbox whose messages also leave the product, at a time that the test sets. Call it once in a spec file. */
export function usePost(environment: () => Promise<Record<string, string>>): void {
  useInbox(environment);
  beforeAll(() => {
    test.app.get(Clock, { strict: false }).now = () => now;
  });
  beforeEach(async () => {
    now = morning;
    await test.db.query('delete from notification_delivery');
    await test.db.query('delete from notification_channel');
  });
}

export const goTo = (instant: string | Date): void => void (now = new Date(instant));
export const minutesLater = (minutes: number): void => goTo(new Date(+now + minutes * 60_000));

export const adapters = () => test.app.get<ChannelAdapter[]>(CHANNELS, { strict: false });

/** @throws when it is off, or somebody sends by hand */
export function automatic(channel: ChannelAdapter['channel']): AutomaticChannel {
  const found = adapters().find((one) => one.channel === channel);
  if (!found?.isAutomatic) throw new Error(`${channel} does not send by itself`);
  return found;
}

/** What the workers do when the scheduler wakes them. */
export const run = (channel: ChannelAdapter['channel']) =>
  test.app
    .get(DeliveryRun, { strict: false })
    .run(automatic(channel), new AbortController().signal);

let days = 0;
/** Reminds somebody of a step, on another day each time, and lets it reach the inbox. */
export async function remind(
  person: { personId: string; membershipId: string },
  step = 'l1',
): Promise<void> {
  days += 1;
  await happens(nextStepReminder, {
    membershipId: person.membershipId,
    personId: person.personId,
    stepId: programme.steps[step]!,
    on: new Date(Date.UTC(2027, 0, days)).toISOString().slice(0, 10),
  });
  await deliverEvents(test);
}

/** A participant who gave an address, ready to be written to. */
export async function newReader(email: string) {
  const person = await newParticipant();
  const change = { method: 'PATCH', url: '/api/v1/me/notifications', as: person } as const;
  const answer = await test.call({ ...change, payload: { email } });
  expect(answer.statusCode).toBe(200);
  return { ...person, email };
}

export const deliveries = (personId: string) =>
  test.db.query(
    `select channel, state, tries, last_fault as "lastFault", due_at as "dueAt"
       from notification_delivery where person_id = $1 order by created_at, id`,
    [personId],
  ) as Promise<
    { channel: string; state: string; tries: number; lastFault: string | null; dueAt: Date }[]
  >;
