/** @jest-environment node */
import { MemoryShelves, Outbox, lineOf } from '@pijar/shared/phone';
import { MESSAGE_KIND, MESSAGE_SCHEMA, messageSubject, type MessagePayload } from './message';
import { messageChannel } from './message-channel';
import { messageFace } from './message-face';

interface Asked {
  path: string;
  body: { id: string; pairId: string; text: string; writtenAt: string };
}
const open: Outbox[] = [];
afterEach(() => open.splice(0).forEach((outbox) => outbox.close()));

/** A phone on which she wrote these, and a server that answers each by `answer`. */
async function phoneWith(...texts: string[]) {
  const outbox = new Outbox(new MemoryShelves('siti'));
  open.push(outbox);
  for (const text of texts) {
    const payload: MessagePayload = { membershipId: 'm1', pairId: 'p1', text, itemIds: [] };
    const subject = messageSubject('m1');
    await outbox.add({ kind: MESSAGE_KIND, schema: MESSAGE_SCHEMA, subject, payload });
  }
  const asked: Asked[] = [];
  const drain = (answer: (asked: Asked) => Response | Promise<Response>) => {
    const ask = async (path: unknown, init?: RequestInit) => {
      asked.push({ path: String(path), body: JSON.parse(String(init?.body)) as Asked['body'] });
      return answer(asked.at(-1)!);
    };
    const line = lineOf(outbox.shelves, { fetch: ask as typeof fetch });
    return outbox.drain([messageChannel as never], line, { isUrged: true });
  };
  const states = async () => (await outbox.entries()).map(({ state }) => state.at);
  return { outbox, asked, drain, states };
}

const taken = ({ body }: Asked) => Response.json({ id: body.id, turn: 1 });
const refused =
  (kind: string, status: number, more: object = {}) =>
  () =>
    Response.json({ type: `/problems/${kind}`, title: '', status, ...more }, { status });

describe('messages to a coach', () => {
  it('go one after the other, in the order in which they were written', async () => {
    const { asked, drain, states } = await phoneWith('satu', 'dua', 'tiga');
    await drain(taken);
    expect(asked.map(({ path, body }) => [path, body.text])).toEqual([
      ['/api/v1/memberships/m1/messages', 'satu'],
      ['/api/v1/memberships/m1/messages', 'dua'],
      ['/api/v1/memberships/m1/messages', 'tiga'],
    ]);
    expect(await states()).toEqual([]);
  });

  it('go again under the same id after a cut, and nothing overtakes them', async () => {
    const { outbox, asked, drain, states } = await phoneWith('satu', 'dua');
    const { id, deviceAt } = (await outbox.entries())[0]!;
    await drain(() => Promise.reject(new TypeError('cut')));
    expect(asked.map(({ body }) => body.text)).toEqual(['satu']);
    expect(await states()).toEqual(['waiting', 'waiting']);
    await drain(taken);
    expect(asked.slice(1).map(({ body }) => body.text)).toEqual(['satu', 'dua']);
    expect(asked[1]!.body).toEqual({ id, writtenAt: deviceAt, pairId: 'p1', text: 'satu' });
    expect(asked[1]!.body).toEqual(asked[0]!.body);
  });

  it('wait when there were too many, as long as the server says', async () => {
    const { outbox, drain, states } = await phoneWith('satu', 'dua');
    await drain(refused('too-many-messages', 429, { retryAfter: 1_200 }));
    expect(await states()).toEqual(['waiting', 'waiting']);
    expect(await outbox.nextTry()).toBeGreaterThan(Date.now() + 1_100_000);
  });

  it('that were for a coach who is hers no more stay on the phone, and go on when she says to whom', async () => {
    const { outbox, asked, drain, states } = await phoneWith('satu', 'dua');
    await drain((one) => (one.body.text === 'satu' ? refused('coach-changed', 409)() : taken(one)));
    expect(await states()).toEqual(['rejected']);
    const [entry] = await outbox.entries();
    const payload = { ...(entry!.payload as MessagePayload), pairId: 'p2' };
    await outbox.putBack(entry!.id, { payload });
    await drain(taken);
    expect(asked.at(-1)!.body).toMatchObject({ id: entry!.id, pairId: 'p2', text: 'satu' });
    expect(await states()).toEqual([]);
  });

  it('are listed by how they begin', () => {
    expect(messageFace({ payload: { text: 'Bu, label\nsaya jadi' } }).title).toBe(
      'Bu, label saya jadi',
    );
    expect([...messageFace({ payload: { text: '🌶'.repeat(90) } }).title]).toHaveLength(61);
    expect(messageFace({ payload: {} }).title).toBe('');
  });
});
