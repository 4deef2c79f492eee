/** @jest-environment node */
import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { PhoneVault } from '../vault/phone-vault';
import type { Channel, Entry, Line, Verdict } from './entry';
import { lineOf } from './line';
import { MemoryShelves } from './memory-shelves';
import { Outbox, type NewEntry } from './outbox';

const received = { is: 'received', receipt: 'ok' } as const;
const problem = { type: '/problems/too-late', title: '', status: 409 };
const open: Outbox[] = [];
let phones = 0;

async function aPhone() {
  const name = `outbox-${++phones}`;
  const vault = (await PhoneVault.open(name))!;
  const siti = { accountId: 'siti', name: 'Siti', signInName: 'PJR-001' };
  await vault.enter(siti, randomBytes(32).toString('base64'), null);
  return name;
}

/** A tab or the service worker of a phone, with a clock of its own. */
async function tabOf(phone: string) {
  const clock = { now: Date.UTC(2026, 10, 22) };
  const shelves = (await (await PhoneVault.open(phone))!.unlocked())!;
  const outbox = new Outbox(shelves, { now: () => clock.now, chance: () => 1 });
  open.push(outbox);
  return { outbox, clock, line: lineOf(shelves, { fetch: answering(200) }) };
}

const answering = (status: number) => async () => new Response('{}', { status });

/** A channel that remembers what it sent, and answers as it is told. */
function channelOf(
  answer: (entry: Entry, line: Line) => Verdict | Promise<Verdict> = () => received,
  more: Partial<Channel> = {},
) {
  const sent: string[][] = [];
  const channel: Channel = {
    ...{ kind: 'note', schema: 2, batch: 3, keepsReceipts: false },
    migrate: (payload) => payload,
    send: async (entries, line) => {
      sent.push(entries.map(({ payload }) => String(payload)));
      return Promise.all(entries.map((entry) => answer(entry, line)));
    },
    ...more,
  };
  return { channel, sent };
}

const note = (payload: unknown, more: Partial<NewEntry> = {}): NewEntry => ({
  ...{ kind: 'note', schema: 2, subject: 'a', payload, ...more },
});
const addAll = async (outbox: Outbox, ...notes: NewEntry[]) => {
  for (const each of notes) await outbox.add(each);
};
const states = async (outbox: Outbox) => (await outbox.entries()).map(({ state }) => state.at);

afterEach(() => open.splice(0).forEach((outbox) => outbox.close()));

describe('an outbox', () => {
  it('sends in batches of one subject, each in the order in which it was done', async () => {
    const { outbox, line } = await tabOf(await aPhone());
    await addAll(outbox, ...[1, 2, 3, 4].map((n) => note(n)), note('x', { subject: 'b' }), note(5));
    const { channel, sent } = channelOf();
    expect(await outbox.drain([channel], line)).toBe('done');
    expect(sent).toEqual([['1', '2', '3'], ['4', '5'], ['x']]);
    expect(await outbox.entries()).toEqual([]);
    const lately = await outbox.receivedLately();
    expect(lately.map(({ payload }) => payload)).toEqual(['x', 5, 4, 3, 2, 1]);
  });

  it('does not let a kind overtake another one of the same subject', async () => {
    const { outbox, line } = await tabOf(await aPhone());
    await addAll(outbox, note(1), note('else', { kind: 'other' }), note(2));
    const { channel, sent } = channelOf();
    const other = channelOf(undefined, { kind: 'other' });
    await outbox.drain([channel, other.channel], line);
    expect([sent, other.sent]).toEqual([[['1'], ['2']], [['else']]]);
  });

  it('holds a subject back behind one that waits, but not behind one that was refused', async () => {
    const { outbox, line } = await tabOf(await aPhone());
    await addAll(
      outbox,
      note('late'),
      note(1),
      note('bad', { subject: 'b' }),
      note(2, { subject: 'b' }),
    );
    const verdicts: Record<string, Verdict> = {
      late: { is: 'later' },
      bad: { is: 'rejected', problem },
    };
    const { channel, sent } = channelOf((entry) => verdicts[String(entry.payload)] ?? received, {
      batch: 1,
    });
    expect(await outbox.drain([channel], line)).toBe('done');
    expect(sent).toEqual([['late'], ['bad'], ['2']]);
    expect(await states(outbox)).toEqual(['waiting', 'waiting', 'rejected']);
  });

  it('lets later ones pass where their channel says so', async () => {
    const { outbox, line } = await tabOf(await aPhone());
    await addAll(outbox, note('late'), note(1));
    const { channel, sent } = channelOf(
      ({ payload }) => (payload === 'late' ? { is: 'later' } : received),
      { batch: 1, canPass: true },
    );
    await outbox.drain([channel], line);
    expect(sent).toEqual([['late'], ['1']]);
  });

  it('backs off, longer each time, unless it is urged or told when', async () => {
    const { outbox, clock, line } = await tabOf(await aPhone());
    const start = clock.now;
    await outbox.add(note(1));
    const { channel, sent } = channelOf(() => ({ is: 'later' }));
    await outbox.drain([channel], line);
    expect(await outbox.nextTry()).toBe(start + 2_000);
    await outbox.drain([channel], line);
    expect(sent).toHaveLength(1);
    clock.now = start + 2_000;
    await outbox.drain([channel], line);
    expect(await outbox.nextTry()).toBe(start + 6_000);
    await outbox.drain([channel], line, { isUrged: true });
    expect(await outbox.nextTry()).toBe(start + 10_000);
    const { channel: told } = channelOf(() => ({ is: 'later', afterMs: 90_000 }));
    await outbox.drain([told], line, { isUrged: true });
    expect(await outbox.nextTry()).toBe(start + 92_000);
  });

  it('waits for no moment that a clock which was ahead wrote down', async () => {
    const { outbox, clock, line } = await tabOf(await aPhone());
    clock.now += 24 * 3_600_000;
    await outbox.add(note(1));
    await outbox.drain([channelOf(() => ({ is: 'later' })).channel], line);
    clock.now -= 24 * 3_600_000;
    expect(await outbox.nextTry()).toBe(0);
    const { channel, sent } = channelOf();
    await outbox.drain([channel], line);
    expect(sent).toEqual([['1']]);
  });

  it('ends when nobody answers, and when somebody else is signed in', async () => {
    const { outbox, line } = await tabOf(await aPhone());
    await addAll(outbox, note(1), note(2, { subject: 'b' }));
    const silent = channelOf(async (_, { call }) => {
      expect((await call('POST', '/x')).status).toBe(0);
      return { is: 'later' };
    });
    const dead = lineOf(outbox.shelves, { fetch: () => Promise.reject(new TypeError('cut')) });
    expect(await outbox.drain([silent.channel], dead)).toBe('unreachable');
    expect(silent.sent).toEqual([['1']]);
    const others = channelOf(() => ({ is: 'not-hers' }));
    expect(await outbox.drain([others.channel], line, { isUrged: true })).toBe('not-hers');
    expect(others.sent).toEqual([['1']]);
    expect((await outbox.entries()).map(({ tries }) => tries)).toEqual([1, 0]);
  });

  it('sends each once when two tabs drain at the same moment', async () => {
    const phone = await aPhone();
    const [one, two] = [await tabOf(phone), await tabOf(phone)];
    await addAll(one.outbox, ...Array.from({ length: 20 }, (_, n) => note(n)));
    const { channel, sent } = channelOf(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return received;
    });
    await Promise.all([
      one.outbox.drain([channel], one.line),
      two.outbox.drain([channel], two.line),
    ]);
    expect(sent.flat()).toEqual(Array.from({ length: 20 }, (_, n) => String(n)));
  });

  it('sends what a killed drain left under way again, under the same id', async () => {
    const phone = await aPhone();
    const killed = await tabOf(phone);
    await killed.outbox.add(note(1));
    const [entry] = await killed.outbox.entries();
    // The server has it, the phone does not know: as when the battery ends before the answer.
    await killed.outbox.shelves.put('outbox', entry!.id, {
      ...entry,
      state: { at: 'sending' },
      tries: 1,
    });
    const { outbox, line } = await tabOf(phone);
    const ids: string[] = [];
    const { channel } = channelOf(({ id }) => {
      ids.push(id);
      return received;
    });
    await outbox.drain([channel], line);
    expect([ids, await outbox.entries()]).toEqual([[entry!.id], []]);
  });

  it('takes over what an older build wrote, and shows what it cannot use', async () => {
    const { outbox, line } = await tabOf(await aPhone());
    await addAll(outbox, note('old', { schema: 1 }), note('lost', { schema: 1 }), note('new'));
    await outbox.add(note('newer', { schema: 3, subject: 'b' }));
    const { channel, sent } = channelOf(undefined, {
      migrate: (payload, schema) => (payload === 'lost' ? null : `${String(payload)} of ${schema}`),
    });
    await outbox.drain([channel], line);
    expect(sent).toEqual([['old of 1', 'new']]);
    const [lost, newer] = await outbox.entries();
    expect([lost!.state, newer!.state]).toEqual([
      { at: 'rejected', problem: expect.objectContaining({ type: '/problems/outdated' }) },
      { at: 'waiting' },
    ]);
  });

  it('keeps a receipt until its context has it, and what was refused until its owner says', async () => {
    const { outbox, line } = await tabOf(await aPhone());
    await addAll(outbox, note('good'), note('bad'));
    const { channel, sent } = channelOf(
      ({ payload }) => (payload === 'bad' ? { is: 'rejected', problem } : received),
      { keepsReceipts: true },
    );
    await outbox.drain([channel], line);
    const [good, bad] = await outbox.entries();
    expect(good!.state).toEqual({ at: 'received', receipt: 'ok' });
    await outbox.dismiss(good!.id);
    await outbox.settle(bad!.id);
    expect(await states(outbox)).toEqual(['received', 'rejected']);
    await outbox.settle(good!.id);
    await outbox.putBack(bad!.id, { id: 'fresh', payload: 'better' });
    await outbox.drain([channel], line);
    expect(sent).toEqual([['good', 'bad'], ['better']]);
    expect((await outbox.entries()).map(({ id }) => id)).toEqual(['fresh']);
  });

  it('gives back what never left the phone, and nothing else', async () => {
    const { outbox, line } = await tabOf(await aPhone());
    const first = await outbox.add(note(1));
    expect((await outbox.takeBack(first.id))?.payload).toBe(1);
    const second = await outbox.add(note(2));
    const { channel, sent } = channelOf(() => ({ is: 'later' }));
    await outbox.drain([channel], line);
    expect([await outbox.takeBack(second.id), sent]).toEqual([null, [['2']]]);
    expect(await states(outbox)).toEqual(['waiting']);
  });

  it('keeps the order when the clock was set back, and adds one id once', async () => {
    const { outbox, clock } = await tabOf(await aPhone());
    clock.now += 24 * 3_600_000;
    await outbox.add(note('tomorrow'));
    clock.now -= 24 * 3_600_000;
    const today = await outbox.add(note('today'));
    await outbox.add(note('again', { id: today.id }));
    expect((await outbox.entries()).map(({ payload }) => payload)).toEqual(['tomorrow', 'today']);
  });

  it('tells the other tabs of the same person', async () => {
    const phone = await aPhone();
    const [one, two] = [await tabOf(phone), await tabOf(phone)];
    const heard = new Promise<void>((resolve) => two.outbox.onChange(resolve));
    await one.outbox.add(note(1));
    await heard;
  });

  it('keeps what somebody was about to add when it was closed', async () => {
    const { outbox } = await tabOf(await aPhone());
    outbox.close();
    await outbox.add(note(1));
    expect(await states(outbox)).toEqual(['waiting']);
  });

  it('works from memory where the phone keeps nothing', async () => {
    const shelves = new MemoryShelves('siti');
    const outbox = new Outbox(shelves);
    open.push(outbox);
    await addAll(outbox, note(1), note(2));
    const { channel, sent } = channelOf();
    await outbox.drain([channel], lineOf(shelves, { fetch: answering(200) }));
    expect([sent, await outbox.entries()]).toEqual([[['1', '2']], []]);
  });

  it('stops where it is told to', async () => {
    const { outbox } = await tabOf(await aPhone());
    await addAll(outbox, note(1), note(2, { subject: 'b' }));
    const stop = new AbortController();
    const { channel, sent } = channelOf(() => {
      stop.abort();
      return received;
    });
    const line = lineOf(outbox.shelves, { stop: stop.signal, fetch: answering(200) });
    expect([await outbox.drain([channel], line), sent]).toEqual(['stopped', [['1']]]);
  });
});
