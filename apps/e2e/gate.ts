import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `loses`: the server does what it is asked, and its answer never arrives. */
export type Signal = 'good' | 'none' | 'loses';

interface FactAnswers {
  answers: { id: string; outcome: string }[];
}

/** The way between phones and the product, as the hills have it. */
export interface Gate {
  /** Where phones reach the product, without a trailing slash. */
  url: string;
  signal(now: Signal): void;
  /** As on 2G: so long for every request, and so many bits a second for what it carries. Null: as fast as it goes. */
  slow(line: { delayMs: number; bitsPerSecond: number } | null): void;
  /** What the server said to facts, request by request, also where the answer was lost. */
  factAnswers: { id: string; outcome: string }[][];
  close(): Promise<void>;
}

/** Opens a gate before the product at `target`. */
export async function openGate(target: string): Promise<Gate> {
  let signal: Signal = 'good';
  let line: { delayMs: number; bitsPerSecond: number } | null = null;
  /** A slow line carries one thing at a time. */
  let turn = Promise.resolve();
  const factAnswers: Gate['factAnswers'] = [];

  const waitFor = (bytes: number): Promise<void> => {
    if (!line) return Promise.resolve();
    const ms = line.delayMs + (bytes * 8_000) / line.bitsPerSecond;
    return (turn = turn.then(() => new Promise((resolve) => setTimeout(resolve, ms))));
  };

  async function carry(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const sent = await bytesOf(asked);
    if (signal === 'none') return void asked.socket.destroy();
    const { method, url } = asked;
    // What the gate reads must not be packed.
    const { 'accept-encoding': _, ...headers } = asked.headers;
    const onward = request(new URL(url!, target), { method, headers, agent: false });
    onward.end(sent);
    const [given] = (await once(onward, 'response')) as [IncomingMessage];
    const body = await bytesOf(given);
    if (/\/facts$/.test(url!) && given.statusCode! < 300) {
      factAnswers.push((JSON.parse(body.toString()) as FactAnswers).answers);
    }
    await waitFor(sent.length + body.length);
    if (signal !== 'good') return void asked.socket.destroy();
    answer.writeHead(given.statusCode!, given.headers).end(body);
  }

  const server = createServer((asked, answer) => {
    if (signal === 'none') asked.socket.destroy();
    else carry(asked, answer).catch(() => asked.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    signal: (now) => (signal = now),
    slow: (now) => (line = now),
    factAnswers,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
