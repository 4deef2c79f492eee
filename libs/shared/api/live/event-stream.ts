import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Bytes that may lie in memory for a reader who is behind. */
const roomBytes = 4_096;
/** A reader who does not even take the end of the stream is cut off after this. */
const goodbyeMs = 1_000;

/**
 * One answer of server-sent events. Memory is bounded: while its reader is behind, nothing more is put in; whoever fills it keeps
 * one note of what there is to say and says it when there is room.
 */
export class EventStream extends Readable {
  private hasRoom = true;
  private isEnded = false;

  /** @param onRoom a reader who was behind has caught up */
  constructor(private readonly onRoom: () => void = () => undefined) {
    super({ highWaterMark: roomBytes });
  }

  override _read(): void {
    if (this.hasRoom) return;
    this.hasRoom = true;
    this.onRoom();
  }

  /** Whether what is said now goes out soon. */
  get isReady(): boolean {
    return this.hasRoom && !this.isEnded && !this.destroyed;
  }

  /** @returns false when its reader is behind or gone; the event is not kept then */
  say(event: string, data: object = {}): boolean {
    if (!this.isReady) return false;
    this.hasRoom = this.push(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    return true;
  }

  /** Says a last event and closes. */
  end(event: string, data: object = {}): void {
    if (this.isEnded || this.destroyed) return;
    this.say(event, data);
    this.isEnded = true;
    this.push(null);
    const timer = setTimeout(() => this.destroy(), goodbyeMs);
    timer.unref();
    this.once('close', () => clearTimeout(timer));
  }
}

/** Answers with the stream. Neither a proxy nor a browser may hold it back, pack it or keep it. */
export function sendEvents(reply: FastifyReply, stream: EventStream): void {
  // Whoever asks for the headers alone would never end it.
  if (reply.request.method === 'HEAD') stream.destroy();
  void reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no')
    // The line has no other use after it, and a server that stops need not wait for it.
    .header('connection', 'close')
    .send(stream);
}
