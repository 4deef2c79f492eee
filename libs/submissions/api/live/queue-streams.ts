import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Live, problems, type EventStream, type LiveNews } from '@pijar/shared/api';
import { beatSeconds } from '@pijar/submissions/contracts';
import { heardBy, QueueStandingQuery } from './queue-standing.query';
import { QueueStream } from './queue-stream';

/** Streams of one account in one process; a browser opens six lines to a server at most. */
const mostPerPerson = 6;
/** A stream holds some kilobytes; this many are a few dozen megabytes. */
const mostInAll = 2_000;
/** Seconds after which a page that was refused may try again. */
const refusedSeconds = 30;

/** The open pages of this process: whom to tell of what, and until when. */
@Injectable()
export class QueueStreams implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger('QueueStreams');
  private readonly streams = new Set<QueueStream>();
  private beating: NodeJS.Timeout | undefined;
  /** One look after the other, so that an older answer never follows a newer one. */
  private looking: Promise<void> = Promise.resolve();
  private isClosing = false;

  constructor(
    private readonly live: Live,
    private readonly standings: QueueStandingQuery,
  ) {}

  onModuleInit(): void {
    this.live.on('queue', (news) => this.tell(news));
    this.live.on('access', ({ personId }) => {
      void this.look((stream) => stream.personId === personId);
    });
    this.live.onGap(() => void this.catchUp());
  }

  /** Before the server waits for its answers to end. */
  onModuleDestroy(): void {
    this.isClosing = true;
    clearInterval(this.beating);
    for (const stream of this.streams) stream.end('closing');
  }

  get size(): number {
    return this.streams.size;
  }

  /** @throws 503 while the database cannot be heard, too many listen, or the server stops */
  async open(actor: Actor): Promise<EventStream> {
    const canHear = !this.isClosing && this.streams.size < mostInAll && (await this.live.listen());
    if (!canHear || this.isClosing) throw problems.unavailable(refusedSeconds);
    const stream = new QueueStream(actor.sessionId, actor.personId);
    this.add(stream);
    // What changes from here on is heard, so that nothing falls between the look and the first word.
    try {
      await this.look((each) => each === stream, true);
    } catch (fault) {
      stream.out.destroy();
      throw fault;
    }
    return stream.out;
  }

  /** Looks at everybody's standing anew (a session that expires tells nobody) and says that all is well. */
  async beat(): Promise<void> {
    await this.live.check();
    // A silent stream is one that pages do not rely on.
    if (!this.live.isHearing) return;
    if (await this.look(() => true)) for (const stream of this.streams) stream.beat();
  }

  private add(stream: QueueStream): void {
    const hers = [...this.streams].filter(({ personId }) => personId === stream.personId);
    // The oldest goes: it may well be of a line that died unnoticed.
    if (hers.length >= mostPerPerson) hers[0]!.end('crowded');
    this.streams.add(stream);
    stream.out.once('close', () => this.remove(stream));
    this.beating ??= setInterval(() => void this.beat(), beatSeconds * 1000).unref();
  }

  private remove(stream: QueueStream): void {
    this.streams.delete(stream);
    if (this.streams.size > 0) return;
    clearInterval(this.beating);
    this.beating = undefined;
  }

  private tell(news: LiveNews['queue']): void {
    for (const stream of this.streams) {
      const heard = stream.standing ? heardBy(stream.standing, news) : null;
      if (heard !== undefined) stream.tell(heard);
    }
  }

  private async catchUp(): Promise<void> {
    await this.look(() => true);
    for (const stream of this.streams) stream.tellMissed();
  }

  /** @returns whether the database could be asked; where it must, it throws instead */
  private async look(which: (stream: QueueStream) => boolean, must = false): Promise<boolean> {
    const turn = this.looking.then(() => this.lookNow([...this.streams].filter(which)));
    this.looking = turn.catch(() => undefined);
    try {
      await turn;
      return true;
    } catch (fault) {
      if (must) throw fault;
      this.log.warn(`looking who may hear: ${(fault as Error).message}`);
      return false;
    }
  }

  private async lookNow(streams: readonly QueueStream[]): Promise<void> {
    if (streams.length === 0) return;
    const found = await this.standings.of(streams.map(({ sessionId }) => sessionId));
    for (const stream of streams) {
      const now = found.get(stream.sessionId);
      if (!now) stream.end('session');
      else if (!stream.standing) stream.begin(now);
      else if (stream.standing.shape !== now.shape) stream.end('access');
    }
  }
}
