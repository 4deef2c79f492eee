import { setImmediate as nextTurn } from 'node:timers/promises';
import fastify from 'fastify';
import { rememberRequestId, requestId } from './request-id';

/** Every answer says which id its handler saw, after it has waited for something. */
async function startEcho() {
  let requests = 0;
  const server = fastify({ genReqId: () => `request-${++requests}` });
  rememberRequestId(server);
  const echo = async () => {
    await nextTurn();
    return { id: requestId() };
  };
  server.get('/', echo);
  server.post('/', echo);
  await server.ready();
  return server;
}

it.each(['GET', 'POST'] as const)('a %s is known by its id all through', async (method) => {
  await using server = await startEcho();
  const ask = () =>
    server.inject({ method, url: '/', ...(method === 'POST' ? { payload: { a: 1 } } : {}) });
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.map((answer) => answer.json())).toEqual([
    { id: 'request-1' },
    { id: 'request-2' },
    { id: 'request-3' },
  ]);
  expect(requestId()).toBeUndefined();
});
