import type { Channel } from '@pijar/notifications/contracts';

/** What one person is told on one channel, in her language: one message, or the digest of several. */
export interface OutgoingMessage {
  /** The same whenever this message is tried again; providers that know it drop the second one. */
  messageId: string;
  personId: string;
  fullName: string;
  email: string | null;
  /** E.164 without the plus. */
  phone: string | null;
  locale: 'id' | 'en';
  heading: string;
  text: string;
  /** Absolute. */
  link: string;
  /** Whether heading and text say more than that there is news. */
  hasDetails: boolean;
}

interface EveryChannel {
  readonly channel: Channel;
  /** SQL over `p` (person): whether she can be reached here at all. */
  readonly reaches: string;
  /** Seconds that a message waits for others of the same burst. */
  readonly settleSeconds: number;
}

/** Somebody sends what waits here, from a list. */
export interface HandChannel extends EveryChannel {
  readonly isAutomatic: false;
}

/** Carries messages out of the product by itself. */
export interface AutomaticChannel extends EveryChannel {
  readonly isAutomatic: true;
  /** Messages on their way at the same time in one process. */
  readonly concurrency: number;
  /** Seconds between two messages to one person; what comes meanwhile is one digest. */
  readonly gapSeconds: number;
  /** Seconds after which a worker that was silent is taken for dead. */
  readonly leaseSeconds: number;
  /**
   * @returns what the provider calls it, if it says
   * @throws DeliveryFault; whatever else is thrown is tried again
   */
  send(message: OutgoingMessage): Promise<string | null>;
  /** Lets go of connections. */
  close?(): void;
}

export type ChannelAdapter = AutomaticChannel | HandChannel;

/**
 * Why a message did not go.
 * - `address`: it will never go to this person; nothing is tried again
 * - `message`: this one may go later
 * - `doubt`: nobody knows whether it went; it is left alone until its lease ends, so that the provider can still tell
 * - `channel`: nothing goes now; the channel rests and no try is counted
 */
export class DeliveryFault extends Error {
  override name = 'DeliveryFault';

  /** @param code a word for the log, without anything that the other side wrote */
  constructor(
    readonly scope: 'address' | 'message' | 'doubt' | 'channel',
    readonly code: string,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(code);
  }
}

/** Nest's token for every channel that this product has now; a channel that is not set up is not among them. */
export const CHANNELS = Symbol('ChannelAdapters');
