import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Door {
  /** Where to knock instead. */
  url: string;
  /** When somebody was turned away, in milliseconds of this process's clock. */
  knocks: readonly number[];
  /** Cuts whoever is inside, too. */
  shut(): void;
  open(): void;
}

/** A way to PostgreSQL that can be shut: whoever knocks then is turned away, and counted. It ends with the process. */
export async function openDoor(to: URL): Promise<Door> {
  const inside = new Set<Socket>();
  const knocks: number[] = [];
  let isShut = false;
  const server = createServer((knocking) => {
    knocking.on('error', () => undefined);
    if (isShut) {
      knocks.push(performance.now());
      knocking.destroy();
      return;
    }
    const through = connect(Number(to.port || 5432), to.hostname);
    through.on('error', () => knocking.destroy());
    inside.add(knocking.on('close', () => through.destroy()));
    knocking.pipe(through).pipe(knocking);
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const url = new URL(to);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    knocks,
    shut: () => {
      isShut = true;
      for (const one of inside) one.destroy();
      inside.clear();
    },
    open: () => void (isShut = false),
  };
}
