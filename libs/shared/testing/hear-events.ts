import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { until } from './until';

export interface HeardEvent {
  event: string;
  data: unknown;
}

/** A stream of server-sent events as a page hears it. */
export interface Hearing {
  status: number;
  headers: IncomingMessage['headers'];
  events: readonly HeardEvent[];
  /** What stood in an answer that is no stream. */
  text(): Promise<string>;
  /** Waits for the next event of that name after those that were waited for before. */
  next(event: string): Promise<unknown>;
  /** Resolves when the server has closed it. */
  closed: Promise<unknown>;
  /** Cuts the line. */
  leave(): void;
}

/** Opens a stream; resolves with its headers. */
export async function hearEvents(url: string, as: { cookie: string }): Promise<Hearing> {
  // As a browser would have it packed, which must not happen: it would be held back.
  const headers = { cookie: as.cookie, 'accept-encoding': 'br, gzip' };
  const asked = get(url, { headers, agent: false });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const events: HeardEvent[] = [];
  let text = '';
  let at = 0;
  answer.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const parts = text.split('\n\n');
    while (events.length < parts.length - 1) events.push(eventIn(parts[events.length]!));
  });
  answer.on('error', () => undefined);
  const closed = new Promise((resolve) => answer.once('close', resolve));
  return {
    status: answer.statusCode!,
    headers: answer.headers,
    events,
    text: () => closed.then(() => text),
    next: async (name) => {
      const place = await until(() => events.findIndex((e, n) => n >= at && e.event === name) + 1);
      at = place;
      return events[place - 1]!.data;
    },
    closed,
    leave: () => asked.destroy(),
  };
}

function eventIn(part: string): HeardEvent {
  const fields = new Map(
    part.split('\n').map((row) => {
      const [name, ...rest] = row.split(': ');
      return [name!, rest.join(': ')];
    }),
  );
  return { event: fields.get('event') ?? '', data: JSON.parse(fields.get('data') ?? 'null') };
}
