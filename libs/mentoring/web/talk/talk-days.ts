import type { ContactView, MessageView } from '@pijar/mentoring/contracts';
import { MESSAGE_KIND, type MessagePayload } from '@pijar/mentoring/phone';
import type { Entry, ReceivedNote } from '@pijar/shared/phone';
import type { FileView } from '@pijar/submissions/contracts';

/** A message as it stands on the screen. `state` is only told of one's own. */
export interface TalkLine {
  id: string;
  isMine: boolean;
  by: 'participant' | 'coach';
  name: string;
  text: string | null;
  /** With the server. */
  files: readonly FileView[];
  /** On this phone, of what waits. */
  itemIds: readonly string[];
  /** ISO 8601. */
  at: string;
  state: 'phone' | 'sending' | 'sent' | 'read' | null;
}

export interface TalkDay {
  /** `YYYY-MM-DD` where the reader is. */
  day: string;
  contacts: ContactView[];
  lines: TalkLine[];
}

/** What the server knows, with what it has taken in since it was last asked. */
export function withReceived(
  messages: readonly MessageView[],
  received: readonly ReceivedNote[],
  membershipId: string,
): MessageView[] {
  const last = messages.at(-1)?.turn ?? 0;
  const newer = received
    .filter(({ kind, payload }) => isOf(kind, payload, membershipId))
    .map(({ receipt }) => receipt as MessageView)
    .filter((receipt) => isMessage(receipt) && receipt.turn > last);
  return [...messages, ...newer].sort((one, other) => one.turn - other.turn);
}

/** What she wrote and the server does not have yet, in the order in which she wrote it. */
export function notSent(entries: readonly Entry[], membershipId: string): Entry<MessagePayload>[] {
  const mine = entries.filter(({ kind, payload }) => isOf(kind, payload, membershipId));
  // What an older build wrote knows of no files.
  return (mine as Entry<MessagePayload>[]).map((entry) => ({
    ...entry,
    payload: { ...entry.payload, itemIds: entry.payload.itemIds ?? [] },
  }));
}

export const lineOf = (message: MessageView): TalkLine => ({
  ...{ id: message.id, isMine: message.isMine, by: message.by, name: message.authorName },
  ...{ text: message.text, at: message.sentAt, itemIds: [] },
  // What a phone kept of an older answer has none.
  files: message.files ?? [],
  state: message.isMine ? (message.isRead ? 'read' : 'sent') : null,
});

/**
 * Messages by the day on which they were sent, with the contacts of that day before them. Contacts older than what is shown wait
 * for the messages of their time.
 * @param hasEarlier older messages are not on the screen yet
 */
export function daysOf(
  lines: readonly TalkLine[],
  contacts: readonly ContactView[],
  hasEarlier: boolean,
  zone: string,
): TalkDay[] {
  const days = new Map<string, TalkDay>();
  const at = (day: string) => {
    if (!days.has(day)) days.set(day, { day, contacts: [], lines: [] });
    return days.get(day)!;
  };
  for (const line of lines) at(dayIn(line.at, zone)).lines.push(line);
  const first = [...days.keys()].sort()[0] ?? '';
  for (const contact of contacts) {
    if (!hasEarlier || contact.on >= first) at(contact.on).contacts.push(contact);
  }
  return [...days.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** `YYYY-MM-DD` in a zone. */
export const dayIn = (instant: string | number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant));

const isOf = (kind: string, payload: unknown, membershipId: string): boolean =>
  kind === MESSAGE_KIND && (payload as Partial<MessagePayload>)?.membershipId === membershipId;

/** A receipt that an older build kept may be anything. */
const isMessage = (receipt: unknown): boolean =>
  typeof (receipt as Partial<MessageView> | null)?.turn === 'number';
