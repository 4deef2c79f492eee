import { createHmac } from 'node:crypto';
import { submissionReturned } from '@pijar/submissions/contracts';
import { deliverEvents } from '@pijar/shared/testing';
import { answeredWork, newParticipant, test } from '../testing-inbox';
import { adapters, deliveries, minutesLater, run, usePost } from '../testing-post';
import { json, startGraph, type Graph } from './testing-graph';
import { WhatsAppChannel } from './whatsapp-channel';

const appSecret = 'app-secret-of-the-test';
const verifyToken = 'verify-token-of-the-test';
let graph: Graph;
usePost(async () => {
  graph = await startGraph();
  return {
    WHATSAPP_PHONE_NUMBER_ID: '1055',
    WHATSAPP_TOKEN: 'token-of-the-test',
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
    WHATSAPP_API_URL: graph.url,
  };
});
beforeAll(() => {
  // Half a second is slow enough here.
  const at = adapters().findIndex((one) => one.channel === 'whatsapp');
  adapters().splice(at, 1, new WhatsAppChannel(test.settings.whatsApp!, 0.5));
});
beforeEach(() => {
  graph.asked.length = 0;
  graph.answer = null;
});
afterAll(() => graph.close());

/** Somebody with a phone whose work came back, some minutes ago. */
async function waiting() {
  const person = await newParticipant();
  await test.db.query(`update person set phone = '6281234567890', locale = 'id' where id = $1`, [
    person.personId,
  ]);
  await answeredWork(person.membershipId, submissionReturned);
  await deliverEvents(test);
  minutesLater(5);
  return person;
}
const rowOf = async (personId: string) => (await deliveries(personId))[0]!;
const rest = async () =>
  (
    await test.db.query(
      'select last_fault as fault, paused_until as until from notification_channel',
    )
  )[0];

describe('a message by WhatsApp', () => {
  it('goes out over HTTPS as an approved template, once', async () => {
    const { personId } = await waiting();
    await Promise.all([run('whatsapp'), run('whatsapp')]);
    await run('whatsapp');
    expect(graph.asked).toHaveLength(1);
    const { path, authorization, message } = graph.asked[0]!;
    expect([path, authorization]).toEqual(['/v23.0/1055/messages', 'Bearer token-of-the-test']);
    expect(message).toMatchObject({
      to: '6281234567890',
      template: { name: 'pijar_kabar', language: { code: 'id' } },
    });
    const places = message.template.components[0]!.parameters.map((one) => one.text);
    expect(places).toEqual([
      'Langkah a1: perlu diperbaiki',
      expect.stringMatching(/^Pendamping sudah membacanya/),
      expect.stringMatching(/^http.*\/belajar\/langkah\//),
    ]);
    expect(await rowOf(personId)).toMatchObject({ state: 'sent', tries: 1 });
  });

  it('that meets 429 rests with the whole channel, as long as it is told to, and counts no try', async () => {
    const { personId } = await waiting();
    graph.answer = json(429, { error: { code: 130429 } }, { 'retry-after': '600' });
    await run('whatsapp');
    expect(await rowOf(personId)).toMatchObject({ state: 'waiting', tries: 0 });
    expect(await rest()).toMatchObject({ fault: 'whatsapp-130429' });
    graph.answer = null;
    minutesLater(9);
    await run('whatsapp');
    expect(graph.asked).toHaveLength(1);
    minutesLater(2);
    await run('whatsapp');
    expect(graph.asked).toHaveLength(2);
    expect(await rowOf(personId)).toMatchObject({ state: 'sent' });
  });

  it('that meets 500 is tried again later, whatever the body', async () => {
    const { personId } = await waiting();
    graph.answer = (response) => response.writeHead(500).end('<html>Oops 6281234567890');
    await run('whatsapp');
    expect(await rowOf(personId)).toMatchObject({
      state: 'waiting',
      lastFault: 'whatsapp-http-500',
    });
    graph.answer = null;
    minutesLater(2);
    await run('whatsapp');
    expect(await rowOf(personId)).toMatchObject({ state: 'sent', tries: 2 });
  });

  it('to a number that has no WhatsApp is given up at once; a bad token is nobody’s fault', async () => {
    const one = await waiting();
    graph.answer = json(400, { error: { code: 131026 } });
    await run('whatsapp');
    expect(await rowOf(one.personId)).toMatchObject({
      state: 'dead',
      lastFault: 'whatsapp-131026',
    });
    const other = await waiting();
    graph.answer = json(401, { error: { code: 190, message: 'token-of-the-test' } });
    await run('whatsapp');
    expect(await rowOf(other.personId)).toMatchObject({ state: 'waiting', tries: 0 });
    expect(await rest()).toMatchObject({ fault: 'whatsapp-190' });
  });

  it.each([
    ['never comes', () => undefined],
    ['is not what was promised', json(200, { messages: 'yes' })],
    ['is cut off', (response: { destroy(): void }) => response.destroy()],
  ])('whose answer %s is left alone until the webhook tells', async (_, answer) => {
    const { personId } = await waiting();
    graph.answer = answer as Graph['answer'];
    await run('whatsapp');
    expect(await rowOf(personId)).toMatchObject({ state: 'sending' });
    graph.answer = null;
    minutesLater(3);
    await run('whatsapp');
    expect(graph.asked).toHaveLength(1);
    await tell({
      ...{ id: 'wamid.late', status: 'delivered' },
      biz_opaque_callback_data: graph.asked[0]!.message.biz_opaque_callback_data,
    });
    minutesLater(30);
    await run('whatsapp');
    expect(graph.asked).toHaveLength(1);
    expect(await rowOf(personId)).toMatchObject({ state: 'sent' });
  });

  it('of which nobody ever hears again is sent once more after ten minutes', async () => {
    await waiting();
    graph.answer = (response) => void response.destroy();
    await run('whatsapp');
    graph.answer = null;
    minutesLater(11);
    await run('whatsapp');
    const names = graph.asked.map((one) => one.message.biz_opaque_callback_data);
    expect(names).toEqual([names[0], names[0]]);
  });
});

const webhook = '/api/v1/whatsapp/webhook';
const sign = (body: string, secret = appSecret) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const post = (body: string, signature?: string) =>
  test.call({
    ...{ method: 'POST', url: webhook, payload: body },
    headers: {
      'content-type': 'application/json',
      ...(signature && { 'x-hub-signature-256': signature }),
    },
  });
async function tell(status: object): Promise<void> {
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value: { statuses: [status] } }] }],
  });
  expect((await post(body, sign(body))).statusCode).toBe(200);
}

describe('the webhook', () => {
  it('says the challenge back to whoever knows the token, and to nobody else', async () => {
    const ask = (token: string, challenge = '1158201444') =>
      test.call({
        url: `${webhook}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=${challenge}`,
      });
    const answer = await ask(verifyToken);
    expect([answer.statusCode, answer.body]).toEqual([200, '1158201444']);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect((await ask('wrong-token')).statusCode).toBe(403);
    expect((await ask(verifyToken, '<script>')).statusCode).toBe(422);
  });

  it('hears that a message failed after all, as often as it is told', async () => {
    const { personId } = await waiting();
    await run('whatsapp');
    for (let times = 0; times < 2; times += 1) {
      await tell({ id: 'wamid.1', status: 'failed', errors: [{ code: 131026 }] });
    }
    expect(await rowOf(personId)).toMatchObject({ state: 'dead', lastFault: 'whatsapp-131026' });
  });

  it('believes only what is signed, to the byte', async () => {
    const { personId } = await waiting();
    await run('whatsapp');
    const body = JSON.stringify({
      entry: [{ changes: [{ value: { statuses: [{ id: 'wamid.1', status: 'failed' }] } }] }],
    });
    for (const signature of [undefined, '', sign(body, 'other'), sign(`${body} `), 'sha256=zz']) {
      expect((await post(body, signature)).statusCode).toBe(403);
    }
    expect(await rowOf(personId)).toMatchObject({ state: 'sent' });
  });

  it('lets news of other kinds go', async () => {
    for (const body of ['{}', '[]', '{"entry":[{"changes":[{"value":{"messages":[{}]}}]}]}']) {
      expect((await post(body, sign(body))).statusCode).toBe(200);
    }
  });
});
