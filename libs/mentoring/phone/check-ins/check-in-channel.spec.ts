/** @jest-environment node */
import { MemoryShelves, Outbox, lineOf } from '@pijar/shared/phone';
import { CHECK_IN_KIND, CHECK_IN_SCHEMA, type CheckInPayload } from './check-in-answer';
import { checkInChannel } from './check-in-channel';

const open: Outbox[] = [];
afterEach(() => open.splice(0).forEach((outbox) => outbox.close()));

const payload: CheckInPayload = {
  checkInId: 'c1',
  said: { sold: 'yes', income: null, help: 'other', note: 'Cari plastik murah' },
  title: 'Kabar usaha',
};

it('an answer waits for signal, goes once under its own id, and is shown when it was refused', async () => {
  const outbox = new Outbox(new MemoryShelves('siti'));
  open.push(outbox);
  const asked: { path: string; body: Record<string, unknown> }[] = [];
  const drain = (answer: () => Response | Promise<Response>) => {
    const ask = async (path: unknown, init?: RequestInit) => {
      asked.push({ path: String(path), body: JSON.parse(String(init?.body)) });
      return answer();
    };
    const line = lineOf(outbox.shelves, { fetch: ask as typeof fetch });
    return outbox.drain([checkInChannel as never], line, { isUrged: true });
  };
  const add = () =>
    outbox.add({ kind: CHECK_IN_KIND, schema: CHECK_IN_SCHEMA, subject: 'check-in/c1', payload });
  const left = async () => (await outbox.entries()).map(({ state }) => state.at);

  await add();
  const [entry] = await outbox.entries();
  await drain(() => Promise.reject(new TypeError('cut')));
  expect(await left()).toEqual(['waiting']);
  await drain(() => Response.json({}));
  expect(await left()).toEqual([]);
  expect(asked[1]).toEqual(asked[0]);
  expect(asked[0]).toEqual({
    path: '/api/v1/check-ins/c1/answer',
    body: { ...payload.said, id: entry!.id, deviceAt: entry!.deviceAt },
  });

  await add();
  await drain(() => Response.json({ type: '/problems/not-found', status: 404 }, { status: 404 }));
  expect(await left()).toEqual(['rejected']);
});
