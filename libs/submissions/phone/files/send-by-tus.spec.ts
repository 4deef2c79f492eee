/** @jest-environment node */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendByTus, type UploadEnd, type UploadTask } from './send-by-tus';

const bytes = randomBytes(700_000);
const stop = new AbortController().signal;

/** A tus server that keeps what comes, and cuts the line when so many bytes in all have come. */
class CuttingServer {
  readonly cuts: number[] = [];
  readonly accounts = new Set<unknown>();
  received: Buffer = Buffer.alloc(0);
  #server: Server | undefined;
  origin = '';

  async open(): Promise<void> {
    this.#server = createServer(async (request, response) => {
      this.accounts.add(request.headers['pijar-account']);
      if (request.method === 'POST') {
        response.writeHead(201, { location: `${this.origin}/api/v1/uploads/one` }).end();
        return;
      }
      if (request.method === 'PATCH') {
        if (Number(request.headers['upload-offset']) !== this.received.length) {
          response.writeHead(409).end();
          return;
        }
        const hasAll = await this.#take(request);
        if (!hasAll) return;
      }
      response.writeHead(204, { 'upload-offset': String(this.received.length) }).end();
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  async #take(request: import('node:http').IncomingMessage): Promise<boolean> {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      const cut = this.cuts[0] ?? Infinity;
      const taken = chunk.subarray(0, Math.max(0, cut - this.received.length));
      this.received = Buffer.concat([this.received, taken]);
      if (this.received.length < cut) continue;
      this.cuts.shift();
      request.socket.destroy();
      return false;
    }
    return true;
  }
}

describe('sending a file by tus', () => {
  let server: CuttingServer;
  const absolute = globalThis.fetch;

  beforeEach(async () => {
    server = new CuttingServer();
    await server.open();
    // A page's addresses begin at its own origin.
    globalThis.fetch = (url, init) => absolute(new URL(String(url), server.origin), init);
  });
  afterEach(() => {
    globalThis.fetch = absolute;
    server.close();
  });

  /** A phone that goes on after each cut where it remembers having been. */
  async function send(): Promise<{ ends: UploadEnd['is'][]; shares: number[] }> {
    let uploadUrl: string | null = null;
    const ends: UploadEnd['is'][] = [];
    const shares: number[] = [];
    while (ends.at(-1) !== 'over' && ends.length < 50) {
      const task: UploadTask = {
        ...{
          blob: new Blob([bytes]),
          accountId: 'siti',
          metadata: { name: 'fotó.jpg' },
          uploadUrl,
        },
        onUrl: async (url) => void (uploadUrl = url),
        onShare: (share) => void shares.push(share),
      };
      ends.push((await sendByTus(task, stop)).is);
    }
    return { ends, shares };
  }

  it('brings every byte over a line that is cut at twenty of them', async () => {
    server.cuts.push(
      ...Array.from({ length: 20 }, () => 1 + Math.floor(Math.random() * 699_998)).sort(
        (one, other) => one - other,
      ),
    );
    const { ends } = await send();
    expect(ends.at(-1)).toBe('over');
    const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');
    expect(sha256(server.received)).toBe(sha256(bytes));
    expect([...server.accounts]).toEqual(['siti']);
  }, 60_000);

  it('tells how far it is, and needs no second try on a good line', async () => {
    const { ends, shares } = await send();
    expect(ends).toEqual(['over']);
    expect(shares[0]).toBe(0);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.length).toBeGreaterThan(2);
  });

  it('begins anew when the server has forgotten it', async () => {
    globalThis.fetch = async () => new Response(null, { status: 404 });
    const task = { blob: new Blob(['a']), accountId: '', metadata: {}, onShare: () => undefined };
    const end = await sendByTus({ ...task, uploadUrl: '/u/1', onUrl: async () => undefined }, stop);
    expect(end).toEqual({ is: 'gone' });
  });
});
