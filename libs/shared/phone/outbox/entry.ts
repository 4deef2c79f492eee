import type { Problem } from '@pijar/shared/contracts';
import type { Shelves } from '../vault/shelves';

/** A person's shelves, or what stands in for them on a phone that keeps nothing. */
export type AnyShelves = Pick<Shelves, keyof Shelves>;

/**
 * Where a deed is. `received`: the server holds it, and `receipt` is its word for that. `rejected`: it was refused for good; it
 * stays until its owner has found a way out.
 */
export type EntryState =
  | { at: 'waiting' }
  | { at: 'sending' }
  | { at: 'received'; receipt: unknown }
  | { at: 'rejected'; problem: Problem };

/** One deed of a person, as it lies in her outbox until the server has it. */
export interface Entry<P = unknown> {
  /** UUIDv7, made when the deed was done; whatever is sent twice is sent under the same id. */
  id: string;
  accountId: string;
  /** Names the channel that knows how it travels, such as `learning.fact`. */
  kind: string;
  /** Version of the payload's shape. */
  schema: number;
  /** Deeds of one subject travel in the order in which they were done. */
  subject: string;
  /** ISO 8601 by this phone's clock: a claim. */
  deviceAt: string;
  payload: P;
  /** Not called unsent work: that a lesson was opened, for example. */
  isSilent: boolean;
  state: EntryState;
  tries: number;
  /** Milliseconds; not tried again before. */
  notBefore: number;
}

/**
 * What became of a try. `later`: no answer, or the server cannot now. `not-hers`: nobody or somebody else is signed in, so that
 * nothing of hers can go until she signs in again.
 */
export type Verdict =
  | { is: 'received'; receipt: unknown }
  | { is: 'rejected'; problem: Problem }
  | { is: 'later'; afterMs?: number }
  | { is: 'not-hers' };

export interface LineAnswer {
  /** 0 when there was none. */
  status: number;
  body: unknown;
}

/** The way to the server in somebody's name, from a page or from the service worker. Never throws. */
export interface Line {
  accountId: string;
  shelves: AnyShelves;
  stop: AbortSignal;
  /** `path` below the origin. Every request names its account in `Pijar-Account`. */
  call(method: string, path: string, body?: unknown): Promise<LineAnswer>;
}

/** How the deeds of one kind travel. Plain TypeScript: it runs in pages and in the service worker. */
export interface Channel<P = unknown> {
  kind: string;
  /** The payload's shape that this build writes. */
  schema: number;
  /** At most so many of one subject travel together. */
  batch: number;
  /** Later ones of a subject may go although an earlier one has to wait, for example for a step that is locked. */
  canPass?: boolean;
  /** Whether the receipt stays in the outbox until its context has taken it out (`Outbox.settle`). */
  keepsReceipts: boolean;
  /** Takes over what an older build wrote; null when it cannot be used any more, which is then shown as rejected. */
  migrate(payload: unknown, schema: number): P | null;
  /** One verdict for each entry, in their order. Never rejects. */
  send(entries: readonly Entry<P>[], line: Line): Promise<Verdict[]>;
}
