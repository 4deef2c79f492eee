import type { ChangeOutcome } from '../vault/shelves';
import type { AnyShelves, Entry } from './entry';
import { OutboxNews } from './news';
import { OUTBOX_SHELF } from './unsent';

/** What the server has taken in lately, for her to look at. */
export interface ReceivedNote {
  id: string;
  kind: string;
  payload: unknown;
  receipt: unknown;
  /** ISO 8601 by this phone's clock, when the server's word came. */
  receivedAt: string;
}

const NOTES = 'outbox-received';
const MOST_NOTES = 30;

/** Entries as they lie on a person's shelf. Nothing is told until `tell`. */
export class EntryRows {
  readonly news: OutboxNews;

  constructor(readonly shelves: AnyShelves) {
    this.news = new OutboxNews(shelves.accountId);
  }

  /** In the order in which they were done. */
  async all(): Promise<Entry[]> {
    return (await this.shelves.all<Entry>(OUTBOX_SHELF)).map(({ value }) => value);
  }

  get(id: string): Promise<Entry | undefined> {
    return this.shelves.get<Entry>(OUTBOX_SHELF, id);
  }

  put(entry: Entry): Promise<void> {
    return this.shelves.put(OUTBOX_SHELF, entry.id, entry);
  }

  change(id: string, change: (entry: Entry) => Entry): Promise<ChangeOutcome> {
    return this.shelves.change<Entry>(OUTBOX_SHELF, id, change);
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.shelves.remove(OUTBOX_SHELF, ids);
  }

  /** Newest first. */
  async notes(): Promise<ReceivedNote[]> {
    return (await this.shelves.get<ReceivedNote[]>(NOTES, 'last')) ?? [];
  }

  /** Whoever calls it holds the outbox's lock. */
  async note(received: readonly ReceivedNote[]): Promise<void> {
    const notes = [...[...received].reverse(), ...(await this.notes())].slice(0, MOST_NOTES);
    await this.shelves.put(NOTES, 'last', notes);
  }
}
