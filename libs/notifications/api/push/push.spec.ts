import { createPublicKey, verify } from 'node:crypto';
import { makePerson } from '@pijar/identity/testing';
import type { PushState } from '@pijar/notifications/contracts';
import { coach, newParticipant, organisationId, test } from '../testing-inbox';
import { deliveries, minutesLater, remind, run, usePost } from '../testing-post';
import { isPushService } from './push-services';
import { newPhone, startPushService, type TestPushService } from './testing-push-service';

let service: TestPushService;
usePost(async () => {
  service = await startPushService();
  return { PUSH_HOSTS: '127.0.0.1' };
});
beforeEach(() => {
  service.taken.length = 0;
  service.answer = () => 201;
});
afterAll(() => service.close());

const url = '/api/v1/me/push';
const state = async (as: { cookie: string }) => (await test.call({ url, as })).json<PushState>();
let phones = 0;
/** Subscribes a phone of hers; its path at the push service. */
async function listen(as: { cookie: string }, endpoint?: string) {
  const phone = newPhone();
  const at = endpoint ?? `${service.origin}/phone/${(phones += 1)}`;
  const payload = { endpoint: at, keys: phone.keys };
  const answer = await test.call({ method: 'PUT', url, as, payload });
  expect(answer.statusCode).toBe(204);
  return { ...phone, endpoint: at, path: new URL(at).pathname };
}

describe('a push', () => {
  it('reaches each of her phones sealed and signed, and says nothing that she did not allow', async () => {
    const person = await newParticipant();
    const [one, other] = [await listen(person), await listen(person)];
    await remind(person);
    minutesLater(1);
    await Promise.all([run('push'), run('push')]);
    await run('push');
    expect(service.taken.map((push) => push.path).sort()).toEqual([one.path, other.path].sort());
    const { headers, body } = service.taken.find((push) => push.path === one.path)!;
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });
    expect(headers['topic']).toMatch(/^[\w-]{32}$/);
    expect(one.read(body)).toEqual({
      ...{ title: 'Ada kabar baru di Pijar', body: 'Buka Pijar untuk membacanya.', lang: 'id' },
      ...{ path: expect.stringMatching(/^\/belajar\/langkah\//), tag: expect.any(String) },
    });
    const { publicKey } = await state(person);
    expect(headers.authorization).toContain(`k=${publicKey}`);
    expect(isSignedBy(publicKey, /t=([^,]+)/.exec(headers.authorization!)![1]!)).toBe(true);
  });

  it('names what it is about once she allows it', async () => {
    const person = await newParticipant();
    const phone = await listen(person);
    const change = { method: 'PATCH', url: '/api/v1/me/notifications', as: person } as const;
    await test.call({ ...change, payload: { hasDetails: true } });
    await remind(person);
    minutesLater(1);
    await run('push');
    expect(phone.read(service.taken[0]!.body)).toMatchObject({ title: 'Lanjutkan: Langkah l1' });
  });

  it.each([404, 410])('to a phone that is gone (%s) takes it off the list', async (status) => {
    const person = await newParticipant();
    const [gone, here] = [await listen(person), await listen(person)];
    service.answer = (path) => (path === gone.path ? status : 201);
    await remind(person);
    minutesLater(1);
    await run('push');
    expect((await state(person)).endpoints).toEqual([here.endpoint]);
    expect(await deliveries(person.personId)).toMatchObject([{ channel: 'push', state: 'sent' }]);
  });

  it('that its service turns down is tried later', async () => {
    const person = await newParticipant();
    await listen(person);
    service.answer = () => 503;
    await remind(person);
    minutesLater(1);
    await run('push');
    expect(await deliveries(person.personId)).toMatchObject([
      { state: 'waiting', lastFault: 'push-503' },
    ]);
    service.answer = () => 201;
    minutesLater(2);
    await run('push');
    expect(await deliveries(person.personId)).toMatchObject([{ state: 'sent', tries: 2 }]);
  });
});

describe('a phone', () => {
  it('hears whoever asked last, until that person ends it or signs out', async () => {
    const [one, other] = [await newParticipant(), await newParticipant()];
    const phone = await listen(one);
    await listen(other, phone.endpoint);
    expect((await state(one)).endpoints).toEqual([]);
    expect((await state(other)).endpoints).toEqual([phone.endpoint]);
    const end = {
      method: 'POST',
      url: `${url}/end`,
      payload: { endpoint: phone.endpoint },
    } as const;
    await test.call({ ...end, as: one });
    expect((await state(other)).endpoints).toEqual([phone.endpoint]);
    await test.db.query('delete from session where id = $1', [other.sessionId]);
    expect(
      await test.db.query('select from push_subscription where endpoint = $1', [phone.endpoint]),
    ).toEqual([]);
  });

  it('is not more than five for one person', async () => {
    const staff = await makePerson(test.db, organisationId, ['facilitator']);
    for (let n = 0; n < 7; n += 1) await listen(staff);
    expect((await state(staff)).endpoints).toHaveLength(5);
  });

  it('cannot have the server call any address', async () => {
    const keys = newPhone().keys;
    for (const endpoint of [
      'https://10.0.0.1/x',
      'https://localhost/x',
      'https://evil.example/fcm.googleapis.com',
      'http://fcm.googleapis.com/x',
    ]) {
      const answer = await test.call({
        method: 'PUT',
        url,
        as: coach,
        payload: { endpoint, keys },
      });
      expect(answer.statusCode).toBe(422);
    }
    expect((await test.call({ url })).statusCode).toBe(401);
    expect(isPushService('https://fcm.googleapis.com/fcm/send/abc', [])).toBe(true);
    expect(isPushService('https://wns2-sg2p.notify.windows.com/w/?token=x', [])).toBe(true);
    expect(isPushService('https://xfcm.googleapis.com.evil.example/', [])).toBe(false);
    expect(isPushService('https://user@fcm.googleapis.com/x', [])).toBe(false);
  });
});

/** ES256 over a JWT, checked without the library that made it. */
function isSignedBy(publicKey: string, token: string): boolean {
  const [head, claims, signature] = token.split('.') as [string, string, string];
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256' },
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const { aud } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string };
  expect(aud).toBe(service.origin);
  return verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}
