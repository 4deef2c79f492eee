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
  migrate: (payload, schema) => (schema === MESSAGE_SCHEMA ? (payload as MessagePayload) : null),
  send: (entries, line) => Promise.all(entries.map((entry) => say(entry, line))),
};

async function say(entry: Entry<MessagePayload>, line: Line): Promise<Verdict> {
  const { membershipId, pairId, text } = entry.payload;
  const body = { id: entry.id, pairId, text, writtenAt: entry.deviceAt };
  return verdictOf(await line.call('POST', urlOf(sendMessage, { membershipId }), body));
}
