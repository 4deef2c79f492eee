import { makeOrganisation, makePerson } from '@pijar/identity/testing';
import { Erasure, PersonalData } from '@pijar/identity/api';
import type { ChannelState, DeliveryView } from '@pijar/notifications/contracts';
import type { Page } from '@pijar/shared/contracts';
import { coach, organisationId, test } from '../testing-inbox';
import { startMailbox, type Mailbox } from '../testing-mailbox';
import { minutesLater, newReader, remind, run, usePost } from '../testing-post';

let mailbox: Mailbox;
usePost(async () => {
  mailbox = await startMailbox();
  return { SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`, MAIL_FROM: 'Pijar <pijar@example.org>' };
});
afterAll(() => mailbox.close());

/** One message that was given up. */
async function givenUp(email: string) {
  const reader = await newReader(email);
  await remind(reader);
  minutesLater(5);
  mailbox.answer.recipient = () => ({ code: 550 });
  await run('email');
  delete mailbox.answer.recipient;
  return reader;
}
const log = async (as: { cookie: string }, query = '') =>
  (await test.call({ url: `/api/v1/deliveries${query}`, as })).json<Page<DeliveryView>>().items;

it('an officer sees what was given up in her organisation, and sends it again, once', async () => {
  const reader = await givenUp('again@example.org');
  const officer = await makePerson(test.db, organisationId, ['officer']);
  const rows = await log(officer, '?state=dead&channel=email');
  expect(rows).toMatchObject([
    { personId: reader.personId, kind: 'next_step', tries: 1, lastFault: 'smtp-550', dueAt: null },
  ]);
  const url = `/api/v1/deliveries/${rows[0]!.deliveryId}/resend`;
  expect((await test.call({ method: 'POST', url, as: officer })).statusCode).toBe(204);
  await run('email');
  expect(mailbox.mails.filter((mail) => mail.to === reader.email)).toHaveLength(1);
  const again = await test.call({ method: 'POST', url, as: officer });
  expect(again.json()).toMatchObject({ status: 409, type: '/problems/not-given-up' });
});

it('an officer of another organisation sees nothing of it, an admin does, others may not look', async () => {
  await givenUp('guarded@example.org');
  const stranger = await makePerson(test.db, await makeOrganisation(test.db), ['officer']);
  const admin = await makePerson(test.db, await makeOrganisation(test.db), ['admin']);
  expect(await log(stranger)).toEqual([]);
  const [row] = await log(admin, '?state=dead');
  const url = `/api/v1/deliveries/${row!.deliveryId}/resend`;
  expect((await test.call({ method: 'POST', url, as: stranger })).statusCode).toBe(404);
  for (const path of ['deliveries', 'delivery-channels', 'by-hand']) {
    const asked = { url: `/api/v1/${path}` };
    expect((await test.call({ ...asked, as: coach })).statusCode).toBe(403);
    expect((await test.call(asked)).statusCode).toBe(401);
  }
  expect((await test.call({ method: 'POST', url, as: admin })).statusCode).toBe(204);
});

it('each channel says whether it is set up, and how much waits or was given up', async () => {
  await givenUp('counted@example.org');
  const officer = await makePerson(test.db, organisationId, ['officer']);
  const { items } = (await test.call({ url: '/api/v1/delivery-channels', as: officer })).json<{
    items: ChannelState[];
  }>();
  expect(items.find((one) => one.channel === 'email')).toMatchObject({
    ...{ isOn: true, isAutomatic: true, dead: 1, restsUntil: null },
  });
  expect(items.find((one) => one.channel === 'whatsapp')).toMatchObject({ isAutomatic: false });
});

it('comes in pages, the newest change first', async () => {
  const officer = await makePerson(test.db, organisationId, ['officer']);
  for (const n of [1, 2, 3]) await remind(await newReader(`page${n}@example.org`));
  const first = await test.call({ url: '/api/v1/deliveries?limit=2', as: officer });
  const page = first.json<Page<DeliveryView>>();
  const second = await log(officer, `?limit=2&cursor=${page.next}`);
  expect(new Set([...page.items, ...second].map((row) => row.deliveryId)).size).toBe(3);
});

describe('what a person wants', () => {
  const preferences = '/api/v1/me/notifications';

  it('is hers alone, is kept, and can be taken back', async () => {
    const reader = await newReader('mine@example.org');
    const choice = { topic: 'sessions', channel: 'whatsapp', isOn: false };
    const change = { method: 'PATCH', url: preferences, as: reader } as const;
    await test.call({ ...change, payload: { choices: [choice], hasDetails: true } });
    const kept = (await test.call({ url: preferences, as: reader })).json();
    expect(kept).toMatchObject({ email: reader.email, hasDetails: true });
    expect(kept.choices).toContainEqual(choice);
    expect(kept.choices).toContainEqual({ topic: 'reminders', channel: 'whatsapp', isOn: false });
    expect((await test.call({ url: preferences, as: coach })).json()).toMatchObject({
      email: null,
      choices: expect.not.arrayContaining([expect.objectContaining({ topic: 'work' })]),
    });
    await test.call({ ...change, payload: { email: null } });
    expect((await test.call({ url: preferences, as: reader })).json()).toMatchObject({
      ...{ email: null, hasDetails: true },
    });
  });

  it('is refused when it is nonsense', async () => {
    const reader = await newReader('sense@example.org');
    for (const payload of [
      { email: 'not an address' },
      { choices: [{ topic: 'weather', channel: 'push', isOn: true }] },
      { phone: '0812' },
    ]) {
      const answer = await test.call({ method: 'PATCH', url: preferences, as: reader, payload });
      expect(answer.statusCode).toBe(422);
    }
    expect((await test.call({ url: preferences })).statusCode).toBe(401);
  });

  it('is in her data, and goes with her', async () => {
    const reader = await newReader('erased@example.org');
    await remind(reader);
    let text = '';
    const parts = test.app.get(PersonalData, { strict: false });
    for await (const part of parts.json(test.db.manager, reader.personId)) text += part;
    expect(JSON.parse(text).notificationSettings).toMatchObject([
      { email: reader.email, deliveries: [{ channel: 'email', state: 'waiting' }] },
    ]);
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, reader.personId),
    );
    for (const table of ['notification_setting', 'notification_delivery']) {
      const left = await test.db.query(`select from ${table} where person_id = $1`, [
        reader.personId,
      ]);
      expect(left).toEqual([]);
    }
  });
});
