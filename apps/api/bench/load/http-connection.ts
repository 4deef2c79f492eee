import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  /** Bytes of the body. */
  bytes: number;
  body(): string;
}

const endOfHead = '\r\n\r\n';

/** One kept-alive HTTP/1.1 connection, one request at a time: as little of the machine as a client can take. */
export class HttpConnection {
  private received: Buffer = Buffer.alloc(0);
  private waiting?: { resolve: (answer: Answer) => void; reject: (fault: Error) => void };

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', (fault) => this.waiting?.reject(fault));
    socket.on('close', () => this.waiting?.reject(new Error('The server closed the connection.')));
  }

  static async open(url: string): Promise<HttpConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new HttpConnection(socket);
  }

  /** @param request the bytes of a whole request, see `renderRequest` */
  send(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    delete this.waiting;
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length > 0 ? Buffer.concat([this.received, chunk]) : chunk;
    const headEnd = this.received.indexOf(endOfHead);
    if (headEnd < 0) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const length = /\ncontent-length: (\d+)/i.exec(head)?.[1];
    const status = Number(head.slice(9, 12));
    if (length === undefined && status !== 204) {
      this.waiting?.reject(new Error(`An answer without content-length:\n${head}`));
      return;
    }
    const bytes = Number(length ?? 0);
    const start = headEnd + endOfHead.length;
    if (this.received.length < start + bytes) return;
    const body = this.received.subarray(start, start + bytes);
    this.received = Buffer.alloc(0);
    const { waiting } = this;
    delete this.waiting;
    waiting?.resolve({ status, bytes, body: () => body.toString() });
  }
}
