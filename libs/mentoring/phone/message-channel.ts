import { sendMessage } from '@pijar/mentoring/contracts';
import { urlOf } from '@pijar/shared/contracts';
import { verdictOf, type Channel, type Entry, type Line, type Verdict } from '@pijar/shared/phone';
import { MESSAGE_KIND, MESSAGE_SCHEMA, type MessagePayload } from './message';

/** One after the other, each under the id that it was written with: said once, in the order in which it was written. */
export const messageChannel: Channel<MessagePayload> = {
  kind: MESSAGE_KIND,
  schema: MESSAGE_SCHEMA,
  batch: 1,
  keepsReceipts: false,
  migrate: (payload, schema) =>
    schema <= MESSAGE_SCHEMA
      ? { itemIds: [], ...(payload as Omit<MessagePayload, 'itemIds'>) }
      : null,
  send: (entries, line) => Promise.all(entries.map((entry) => say(entry, line))),
};

/** What carries files is fetched when there are some. A phone that is too full to write down where it is goes on later. */
async function say(entry: Entry<MessagePayload>, line: Line): Promise<Verdict> {
  const { membershipId, pairId, text, itemIds } = entry.payload;
  if (itemIds.length > 0) {
    return import('./carry-message')
      .then(({ carryMessage }) => carryMessage(entry, line))
      .catch(() => ({ is: 'later' }));
  }
  const body = { id: entry.id, pairId, text, writtenAt: entry.deviceAt };
  return verdictOf(await line.call('POST', urlOf(sendMessage, { membershipId }), body));
}
