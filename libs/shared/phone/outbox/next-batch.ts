import type { Channel, Entry } from './entry';

export interface Batch {
  channel: Channel;
  entries: Entry[];
}

/** Channels by the kind of deed that they carry. */
export type Channels = readonly Channel[];

/** On its way or to be sent: neither answered for good nor waiting for its owner. */
export const isOpen = ({ state }: Entry): boolean =>
  state.at === 'waiting' || state.at === 'sending';

/**
 * What goes out next: as many of one subject and kind as its channel takes together, from the first one that is still open.
 * An open one that may not be tried yet holds what follows it in its subject back, unless the channel lets it pass. A rejected
 * one holds nothing back: the server has answered for it, and its owner may never look.
 * @param entries in the order in which they were done
 * @param isDue whether an entry may be tried now
 */
export function nextBatch(
  entries: readonly Entry[],
  channels: Channels,
  isDue: (entry: Entry) => boolean,
): Batch | null {
  const held = new Set<string>();
  let batch: Batch | null = null;
  for (const entry of entries) {
    if (!isOpen(entry) || held.has(entry.subject)) continue;
    const channel = channels.find(({ kind }) => kind === entry.kind);
    const canGo = channel !== undefined && entry.schema <= channel.schema && isDue(entry);
    if (!canGo) {
      if (!channel?.canPass) held.add(entry.subject);
    } else if (!batch) {
      batch = { channel, entries: [entry] };
    } else if (entry.subject === batch.entries[0]!.subject) {
      // Another kind between two of one kind would be overtaken.
      if (channel !== batch.channel) held.add(entry.subject);
      else batch.entries.push(entry);
    }
    if (batch && batch.entries.length >= batch.channel.batch) break;
  }
  return batch;
}
