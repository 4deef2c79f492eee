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
  /** Answers what is asked of such an address with “come back in half an hour”; resolves when that was said once. Null: no more. */
  busy(address: RegExp | null): Promise<void>;
  /** What the server said to facts, request by request, also where the answer was lost. */
  factAnswers: { id: string; outcome: string }[][];
  /** Bytes that went through to phones, by address. */
  given: Map<string, number>;
  /**
   * Of these, single bytes by which Chromium sees whether what it has of a file is still its beginning, before it goes on from its
   * own copy.
   */
  compared: Map<string, number>;
  /** What matches is cut off whatever the signal; null: nothing is. */
  block(addresses: RegExp | null): void;
  /** The next answer to an address that matches breaks off after so many bytes, and there is no signal from then on. */
  cutIn(address: RegExp, bytes: number): void;
  /**
   * Keeps the next answer to an address that matches back; resolves when it would have gone out, with what lets it go.
   * @throws with what was asked instead, when nobody asks for it
   */
  hold(address: RegExp): Promise<() => void>;
  /** What phones get at these paths instead of the product's own answer: another build of the web application. */
  release(build: ReadonlyMap<string, Buffer>): void;
  close(): Promise<void>;
}

/** Headers that are not true of another body. */
const OF_ITS_BODY = ['content-length', 'etag', 'last-modified', 'transfer-encoding'];

const HOLD_PATIENCE_MS = 45_000;

const tooBusy = { type: '/problems/too-many', title: 'Busy', status: 429, retryAfter: 1800 };

const CONDITIONS = ['if-none-match', 'if-modified-since'];

/** Opens a gate before the product at `target`. */
export async function openGate(target: string): Promise<Gate> {
  let signal: Signal = 'good';
  let line: { delayMs: number; bitsPerSecond: number } | null = null;
  /** A slow line carries one thing at a time. */
  let turn = Promise.resolve();
  const factAnswers: Gate['factAnswers'] = [];
  const given: Gate['given'] = new Map();
  const journal: string[] = [];
  const compared: Gate['compared'] = new Map();
  let build: ReadonlyMap<string, Buffer> = new Map();
  let blocked: RegExp | null = null;
  /** What cuts each stream of events off, and its address. */
  const events = new Map<() => void, string>();
  let cut: { address: RegExp; bytes: number } | null = null;
  let busyAt: { address: RegExp; said: () => void } | null = null;
  let held: { address: RegExp; reached: (letGo: () => void) => void } | null = null;

  const waitFor = (bytes: number): Promise<void> => {
    if (!line) return Promise.resolve();
    const ms = line.delayMs + (bytes * 8_000) / line.bitsPerSecond;
    return (turn = turn.then(() => new Promise((resolve) => setTimeout(resolve, ms))));
  };

  async function carry(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const sent = await bytesOf(asked);
    if (signal === 'none') return void asked.socket.destroy();
    const { method, url } = asked;
    if (busyAt?.address.test(url!)) {
      answer.writeHead(429, { 'content-type': 'application/problem+json' });
      answer.end(JSON.stringify(tooBusy));
      return busyAt.said();
    }
    // What the gate reads must not be packed.
    const { 'accept-encoding': _, ...asking } = asked.headers;
    // Nor must it be left out, when another build's takes its place.
    if (build.size > 0) for (const name of CONDITIONS) delete asking[name];
    const onward = request(new URL(url!, target), { method, headers: asking, agent: false });
    onward.end(sent);
    const [from] = (await once(onward, 'response')) as [IncomingMessage];
    if (/^text\/event-stream/.test(from.headers['content-type'] ?? '')) {
      carryEvents(url!, from, answer);
      return;
    }
    const theirs = await bytesOf(from);
    const newer = build.get(pathOf(asked, from));
    const body = newer ?? theirs;
    if (/\/facts$/.test(url!) && from.statusCode! < 300) {
      factAnswers.push((JSON.parse(body.toString()) as FactAnswers).answers);
    }
    await waitFor(sent.length + body.length);
    if (held?.address.test(url!)) {
      const { reached } = held;
      held = null;
      await new Promise<void>((letGo) => reached(letGo));
    }
    if (signal !== 'good') return void asked.socket.destroy();
    const isCut = cut?.address.test(url!) ?? false;
    const sendable = isCut ? body.subarray(0, cut!.bytes) : body;
    given.set(url!, (given.get(url!) ?? 0) + sendable.length);
    const isCompared = asked.headers['if-range'] && sendable.length === 1;
    if (isCompared) compared.set(url!, (compared.get(url!) ?? 0) + 1);
    const headers = Object.entries(from.headers).filter(
      ([name]) => !newer || !OF_ITS_BODY.includes(name),
    );
    answer.writeHead(from.statusCode!, Object.fromEntries(headers));
    if (!isCut) return void answer.end(body);
    [cut, signal] = [null, 'none'];
    answer.write(sendable, () => asked.socket.destroy());
  }

  /** It has no end to wait for: what comes goes on at once, until the signal is gone. */
  function carryEvents(url: string, from: IncomingMessage, answer: ServerResponse): void {
    const cutOff = () => {
      events.delete(cutOff);
      from.destroy();
      answer.destroy();
    };
    events.set(cutOff, url);
    for (const end of [from, answer]) end.on('error', cutOff).on('close', cutOff);
    answer.writeHead(from.statusCode!, from.headers);
    from.pipe(answer);
  }

  /** Cuts the streams of events that do not get through any more. */
  function cutEvents(): void {
    for (const [cutOff, url] of events) if (signal === 'none' || blocked?.test(url)) cutOff();
  }

  const server = createServer((asked, answer) => {
    journal.push(`${asked.method} ${asked.url}`);
    if (signal === 'none' || blocked?.test(asked.url!)) asked.socket.destroy();
    else carry(asked, answer).catch(() => asked.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    signal: (now) => {
      signal = now;
      cutEvents();
    },
    slow: (now) => (line = now),
    factAnswers,
    given,
    compared,
    block: (addresses) => {
      blocked = addresses;
      cutEvents();
    },
    cutIn: (address, bytes) => (cut = { address, bytes }),
    busy: (address) =>
      new Promise((said) => {
        busyAt = address && { address, said };
        if (!address) said();
      }),
    release: (newer) => (build = newer),
    hold: (address) =>
      new Promise((reached, fail) => {
        const since = journal.length;
        const patience = setTimeout(() => {
          held = null;
          fail(
            new Error(`Nobody asked for ${address}, but for:\n${journal.slice(since).join('\n')}`),
          );
        }, HOLD_PATIENCE_MS);
        held = { address, reached: (letGo) => (clearTimeout(patience), reached(letGo)) };
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Every page of the application is one file. */
function pathOf({ url }: IncomingMessage, { headers }: IncomingMessage): string {
  const { pathname } = new URL(url!, 'http://gate');
  const isPage = headers['content-type']?.startsWith('text/html') ?? false;
  return isPage ? '/index.html' : pathname;
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
