import { PassThrough } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { webRequestOf } from './tus-messages';

const patch = (raw: PassThrough) =>
  webRequestOf({ method: 'PATCH', url: '/x?y', headers: {}, raw } as unknown as FastifyRequest);
const textOf = (request: Request) => request.text();

describe('the body of an upload', () => {
  it('comes through as it is', async () => {
    const raw = new PassThrough();
    const { request } = patch(raw);
    raw.end('satu dua');
    expect(await textOf(request)).toBe('satu dua');
  });

  it('ends where the line is cut', async () => {
    const raw = new PassThrough();
    const { request } = patch(raw);
    raw.write('satu');
    setImmediate(() => raw.destroy(new Error('ECONNRESET')));
    expect(await textOf(request)).toBe('satu');
  });

  it('is empty when the line was cut before anybody looked', async () => {
    const raw = new PassThrough();
    raw.on('error', () => undefined);
    raw.destroy(new Error('ECONNRESET'));
    await new Promise((closed) => raw.once('close', closed));
    const { request } = patch(raw);
    expect(await textOf(request)).toBe('');
  });

  it('is thrown away when nobody wants the rest', async () => {
    const raw = new PassThrough();
    const { release } = patch(raw);
    release();
    raw.end(Buffer.alloc(5_000_000));
    await new Promise((ended) => raw.once('end', ended));
    expect(raw.readableEnded).toBe(true);
  });
});
