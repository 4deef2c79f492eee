/** @jest-environment node */
import { MemoryShelves, Outbox, lineOf } from '@pijar/shared/phone';
import { ACTION_KIND, ACTION_SCHEMA, type ActionPayload, type SaidOfAction } from './action-deed';
import { actionChannel } from './action-channel';

const open: Outbox[] = [];
afterEach(() => open.splice(0).forEach((outbox) => outbox.close()));

/** A phone on which this was said, and a server that answers each by `answer`. */
async function phoneWith(...said: SaidOfAction[]) {
  const outbox = new Outbox(new MemoryShelves('siti'));
  open.push(outbox);
  for (const each of said) {
    const payload: ActionPayload = { actionId: 'a1', said: each, what: 'Foto ulang' };
    await outbox.add({ kind: ACTION_KIND, schema: ACTION_SCHEMA, subject: 'action/a1', payload });
  }
  const asked: { path: string; body: Record<string, unknown> }[] = [];
  const drain = (answer: () => Response | Promise<Response>) => {
    const ask = async (path: unknown, init?: RequestInit) => {
      asked.push({ path: String(path), body: JSON.parse(String(init?.body)) });
      return answer();
    };
    const line = lineOf(outbox.shelves, { fetch: ask as typeof fetch });
    return outbox.drain([actionChannel as never], line, { isUrged: true });
  };
  const left = async () => (await outbox.entries()).map(({ state }) => state.at);
  return { outbox, asked, drain, left };
}
const problem = (kind: string, status: number) =>
  Response.json({ type: `/problems/${kind}`, title: '', status }, { status });

it('what she said goes in its order, each under its own id', async () => {
  const { outbox, asked, drain, left } = await phoneWith(
    { kind: 'not_done', note: 'Hujan' },
    { kind: 'done', note: '' },
  );
  const ids = (await outbox.entries()).map(({ id }) => id);
  await drain(() => Response.json({}));
  expect(asked.map(({ path, body }) => [path, body['id'], body['kind']])).toEqual([
    ['/api/v1/agreed-actions/a1/deeds', ids[0], 'not_done'],
    ['/api/v1/agreed-actions/a1/deeds', ids[1], 'done'],
  ]);
  expect(await left()).toEqual([]);
});

it('goes again under the same id when the answer was lost, and nothing overtakes it', async () => {
  const { asked, drain, left } = await phoneWith(
    { kind: 'done', note: '' },
    { kind: 'open', note: '' },
  );
  await drain(() => Promise.reject(new TypeError('cut')));
  expect(await left()).toEqual(['waiting', 'waiting']);
  await drain(() => Response.json({}));
  expect(asked[0]!.body).toEqual(asked[1]!.body);
  expect(asked.map(({ body }) => body['kind'])).toEqual(['done', 'done', 'open']);
});

it('waits until she is signed in herself, and is shown when it was refused for good', async () => {
  const { drain, left } = await phoneWith({ kind: 'done', note: '' });
  expect(await drain(() => problem('other-account', 409))).toBe('not-hers');
  expect(await left()).toEqual(['waiting']);
  await drain(() => problem('not-found', 404));
  expect(await left()).toEqual(['rejected']);
});
