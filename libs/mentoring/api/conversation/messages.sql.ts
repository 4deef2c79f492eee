import type { MessageView } from '@pijar/mentoring/contracts';
import { messagesAtOnce } from '@pijar/mentoring/contracts';
import { filesOfMessageJson } from '@pijar/submissions/api';
import type { EntityManager } from 'typeorm';
import type { Accompanied } from '../access/pair-access';
import { includingRestricted } from '../safeguarding/including-restricted';

/** What one of the two may read: a participant everything of hers, a coach what was written in her own time, and what came before where the participant agreed. */
export type Reader = Accompanied & { relation: 'participant' | 'coach' };

interface Row extends Omit<MessageView, 'sentAt'> {
  sentAt: Date;
}

/** SQL condition: the reader may see row `x` of the membership; `$1` is its id, `$2` the coach's pair or null for the participant. */
export const mayRead = (row: string): string =>
  `${row}.membership_id = $1 and ($2::uuid is null or ${row}.pair_id = $2 or exists (
     select from coach_pair rp where rp.id = $2 and rp.shares_earlier_at is not null))`;

/** A statement as its reader means it: a participant reads also what is restricted of hers, a coach never. */
export const readBy = ({ relation }: Reader, sql: string): string =>
  relation === 'participant' ? includingRestricted(sql) : sql;

/** The pair whose time a reader is held to; null: none. */
export const heldTo = ({ relation, pairId }: Reader): string | null =>
  relation === 'participant' ? null : pairId;

/**
 * The newest ones before a turn, oldest of them first.
 * @param before null: the newest of all
 */
export async function readMessages(
  manager: EntityManager,
  reader: Reader,
  personId: string,
  before: number | null,
): Promise<{ messages: MessageView[]; earlier: number | null }> {
  const rows = (await manager.query(
    readBy(
      reader,
      `select x.id, x.turn::int as turn, x.text, ${filesOfMessageJson('x')} as files, x.sent_at as "sentAt", x.read_at is not null as "isRead",
            x.author_id = $3 as "isMine", x.is_restricted as "isTrusted", a.full_name as "authorName",
            case when x.author_id = m.person_id then 'participant' else 'coach' end as by
       from pair_message x
       join membership m on m.id = x.membership_id
       join person a on a.id = x.author_id
      where ${mayRead('x')} and ($4::bigint is null or x.turn < $4)
      order by x.turn desc limit $5`,
    ),
    [reader.membershipId, heldTo(reader), personId, before, messagesAtOnce + 1],
  )) as Row[];
  const messages = rows.slice(0, messagesAtOnce).reverse();
  return {
    messages: messages.map((row) => ({ ...row, sentAt: row.sentAt.toISOString() })),
    earlier: rows.length > messagesAtOnce ? messages[0]!.turn : null,
  };
}

/** Whether the reader may see this message, and with it its files. */
export async function mayReadMessage(
  manager: EntityManager,
  reader: Reader,
  messageId: string,
): Promise<boolean> {
  const rows = (await manager.query(
    readBy(reader, `select 1 from pair_message x where ${mayRead('x')} and x.id = $3`),
    [reader.membershipId, heldTo(reader), messageId],
  )) as unknown[];
  return rows.length > 0;
}
