import { EventEmitter } from 'node:events';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { DATABASE, type DatabaseOptions } from '../platform/database-options';
import { DatabaseEar } from './database-ear';
import { liveChannel, type LiveNews } from './live-news';

/**
 * What happened in the database, in whatever process, for those who keep pages open. It listens from the first time that somebody
 * wants to hear; a process without open pages needs no connection for it.
 */
@Injectable()
export class Live implements BeforeApplicationShutdown {
  private readonly log = new Logger('Live');
  private readonly bell = new EventEmitter().setMaxListeners(0);
  private readonly ear: DatabaseEar;

  constructor(@Inject(DATABASE) database: DatabaseOptions) {
    this.ear = new DatabaseEar({
      databaseUrl: database.url,
      channel: liveChannel,
      onMessage: (payload) => this.pass(payload),
      onGap: () => this.bell.emit('gap'),
      report: (fault, about) => this.log.warn(`${about}: ${fault.message}`),
    });
  }

  /** Hears news of a kind, soon after the commit that made them. */
  on<K extends keyof LiveNews>(kind: K, hear: (news: LiveNews[K]) => void): void {
    this.bell.on(kind, hear);
  }

  /** Something may have been missed: the line to the database was away. */
  onGap(hear: () => void): void {
    this.bell.on('gap', hear);
  }

  get isHearing(): boolean {
    return this.ear.isHearing;
  }

  /** @returns whether it hears now */
  listen(): Promise<boolean> {
    return this.ear.listen();
  }

  /** Asks whether it still hears; heals the line where it does not. */
  check(): Promise<void> {
    return this.ear.check();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.ear.close();
  }

  private pass(payload: string): void {
    let news: LiveNews[keyof LiveNews];
    try {
      news = JSON.parse(payload) as typeof news;
    } catch {
      // Nobody but the tables should speak here. What it meant is unknown, so everything is looked at again.
      this.bell.emit('gap');
      return;
    }
    this.bell.emit(news.kind, news);
  }
}
