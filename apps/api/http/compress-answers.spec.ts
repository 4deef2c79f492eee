import fastify from 'fastify';
import { brotliDecompressSync } from 'node:zlib';
import { compressAnswers } from './compress-answers';

const long = { names: Array.from({ length: 200 }, (_, at) => `Keripik Pisang ${at}`) };
const accepting = { 'accept-encoding': 'gzip, deflate, br, zstd' };

async function startServer() {
  const server = fastify();
  await compressAnswers(server);
  server.get('/long', () => long);
  server.get('/short', () => ({ name: 'Keripik Pisang' }));
  server.get('/picture', (_, reply) => reply.type('image/png').send(Buffer.alloc(4_000)));
  server.get('/events', (_, reply) =>
    reply.type('text/event-stream').send(`data: ${'x'.repeat(4_000)}\n\n`),
  );
  await server.ready();
  return server;
}

it('packs long answers for whoever can unpack them', async () => {
  await using server = await startServer();
  const { headers, rawPayload } = await server.inject({ url: '/long', headers: accepting });
  expect(headers['content-encoding']).toBe('br');
  expect(headers['vary']).toMatch(/accept-encoding/i);
  expect(JSON.parse(brotliDecompressSync(rawPayload).toString())).toEqual(long);
  expect(rawPayload.length).toBeLessThan(1_000);
  const plain = await server.inject({ url: '/long' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.json()).toEqual(long);
});

it.each(['/short', '/picture', '/events'])('leaves %s as it is', async (url) => {
  await using server = await startServer();
  const { headers } = await server.inject({ url, headers: accepting });
  expect(headers['content-encoding']).toBeUndefined();
});
