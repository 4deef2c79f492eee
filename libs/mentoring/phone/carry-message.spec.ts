/** @jest-environment node */
import type { Problem } from '@pijar/shared/contracts';
import { MemoryShelves, type Entry, type Line, type LineAnswer } from '@pijar/shared/phone';
import { FILES, messageWork, type Item, type KeptFile } from '@pijar/submissions/phone';
import { carryMessage } from './carry-message';
import { messageChannel } from './message-channel';
import { MESSAGE_KIND, MESSAGE_SCHEMA, messageSubject, type MessagePayload } from './message';

const said = (uploadIds: unknown): LineAnswer => ({ status: 200, body: { turn: 1, uploadIds } });
const fault = (pointer: string, code: string): LineAnswer => ({
  status: 422,
  body: {
    ...{ type: '/problems/invalid', title: '', status: 422 },
    errors: [{ pointer, code, detail: '' }],
  } satisfies Problem,
});

/** A phone with a message and its photos; `places`: where each of them is. */
async function phoneWith(...places: Item['place'][]) {
  const shelves = new MemoryShelves('siti');
  const itemIds = places.map((_, n) => `photo${n}`);
  for (const [n, place] of places.entries()) {
    const item: Item = {
      ...{ id: itemIds[n]!, kind: 'photo', name: 'a.jpg', type: 'image/jpeg', size: 3 },
      ...{ seconds: null, place, sha256: 'abc', isHere: true, carriedFrom: null },
      fileId: place.at === 'received' ? `server${n}` : null,
    };
    const kept: KeptFile = { item, work: messageWork('m1'), uploadUrl: null, corruptions: 0 };
    await shelves.put(FILES, item.id, kept, new Blob(['abc']));
  }
  const entry = {
    ...{ id: 'e1', accountId: 'siti', kind: MESSAGE_KIND, schema: MESSAGE_SCHEMA },
    ...{ subject: messageSubject('m1'), deviceAt: '2026-03-01T01:00:00Z', isSilent: false },
    ...{ state: { at: 'sending' }, tries: 1, notBefore: 0 },
    payload: { membershipId: 'm1', pairId: 'p1', text: '', itemIds },
  } as Entry<MessagePayload>;
  const asked: { path: string; body: unknown }[] = [];
  const carry = (answer: LineAnswer) => {
    const line: Line = {
      ...{ accountId: 'siti', shelves, stop: new AbortController().signal },
      call: async (_method, path, body) => {
        asked.push({ path, body });
        return answer;
      },
    };
    return carryMessage(entry, line);
  };
  const left = async () =>
    (await shelves.all<KeptFile>(FILES)).map(({ value }) => value.item.place.at);
  return { shelves, asked, carry, left };
}
const received: Item['place'] = { at: 'received' };

describe('a message with files', () => {
  it('goes when the server holds each of them, and leaves nothing of them on the phone', async () => {
    const { asked, carry, left } = await phoneWith(received, received);
    expect(await carry(said([]))).toMatchObject({ is: 'received' });
    expect(asked).toEqual([
      {
        path: '/api/v1/memberships/m1/messages',
        body: {
          ...{ id: 'e1', pairId: 'p1', text: '', writtenAt: '2026-03-01T01:00:00Z' },
          uploadIds: ['server0', 'server1'],
        },
      },
    ]);
    expect(await left()).toEqual([]);
  });

  it('keeps everything while the server is away', async () => {
    const { carry, left } = await phoneWith(received);
    expect(await carry({ status: 0, body: null })).toEqual({ is: 'later' });
    expect(await left()).toEqual(['received']);
  });

  it('asks what became of it when the phone died after it had arrived', async () => {
    const { shelves, asked, carry } = await phoneWith(received);
    await shelves.remove(FILES, ['photo0']);
    expect(await carry(said([]))).toMatchObject({ is: 'received' });
    expect(asked).toHaveLength(1);
  });

  it('does not go without a file that was refused', async () => {
    const { asked, carry } = await phoneWith(received, { at: 'refused', refusal: 'image-broken' });
    expect(await carry(said([]))).toMatchObject({
      is: 'rejected',
      problem: { type: '/problems/file-refused' },
    });
    expect(asked).toEqual([]);
  });

  it('sends a file again that the server forgot, and names one that is lost', async () => {
    const { shelves, carry, left } = await phoneWith(received);
    const unknown = fault('/body/uploadIds/0', 'unknown');
    expect(await carry(unknown)).toEqual({ is: 'later' });
    expect(await left()).toEqual(['phone']);
    await shelves.remove(FILES, ['photo0']);
    expect(await carry(unknown)).toMatchObject({ problem: { type: '/problems/file-refused' } });
  });

  it('is taken over from an older build, which knew of no files', () => {
    const old = { membershipId: 'm1', pairId: 'p1', text: 'Bu' };
    expect(messageChannel.migrate(old, 1)).toEqual({ ...old, itemIds: [] });
    expect(messageChannel.migrate(old, MESSAGE_SCHEMA + 1)).toBeNull();
  });
});
