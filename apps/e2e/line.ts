import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A line between a phone and the product that can be cut: plain TCP, so that a cut falls where it falls. */
export interface Line {
  /** Where the phone finds the product. */
  url: string;
  /** Everything that the phone has sent so far, one connection after the other; a character is a byte. */
  sent(): string;
  /** No signal: what is open is cut, and nothing new gets through. */
  down(): void;
  up(): void;
  /** Cuts every connection that carries the byte, counted from now over everything the phone sends. */
  cutAt(bytes: readonly number[]): void;
  /** How many cuts are still to come. */
  cutsLeft(): number;
  /** Keeps back the answer to the next request whose beginning matches, cuts the line, and resolves. */
  loseAnswerTo(request: RegExp): Promise<void>;
  close(): Promise<void>;
}

export async function openLine(target: string): Promise<Line> {
  const { port } = new URL(target);
  const open = new Set<Socket>();
  const connections: Buffer[][] = [];
  let isUp = true;
  let counted = 0;
  let cuts: number[] = [];
  let losing: { request: RegExp; done: () => void } | null = null;

  const server = createServer((phone) => {
    if (!isUp) {
      phone.destroy();
      return;
    }
    const product = connect(Number(port), '127.0.0.1');
    let isLost = false;
    const chunks: Buffer[] = [];
    connections.push(chunks);
    const cut = () => {
      phone.destroy();
      product.destroy();
    };
    for (const socket of [phone, product]) {
      open.add(socket);
      socket.on('error', cut).on('close', () => {
        open.delete(socket);
        cut();
      });
    }
    phone.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (losing?.request.test(chunk.toString('latin1'))) isLost = true;
      const at = (cuts[0] ?? Infinity) - counted;
      counted += Math.min(chunk.length, at);
      if (chunk.length < at) {
        product.write(chunk);
        return;
      }
      cuts.shift();
      // What came before the cut arrives; the rest of the connection does not.
      product.end(chunk.subarray(0, Math.max(0, at)));
      phone.destroy();
    });
    product.on('data', (chunk: Buffer) => {
      if (!isLost) {
        phone.write(chunk);
        return;
      }
      const { done } = losing ?? {};
      losing = null;
      cut();
      done?.();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cutAll = () => open.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => Buffer.concat(connections.flat()).toString('latin1'),
    down: () => {
      isUp = false;
      cutAll();
    },
    up: () => void (isUp = true),
    cutAt: (bytes) => {
      counted = 0;
      cuts = [...bytes].sort((one, other) => one - other);
    },
    cutsLeft: () => cuts.length,
    loseAnswerTo: (request) => new Promise((done) => (losing = { request, done })),
    close: async () => {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}
