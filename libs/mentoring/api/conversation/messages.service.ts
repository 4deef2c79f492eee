import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import {
  conversationRead,
  messageSent,
  messagesPerHour,
  type MessageView,
} from '@pijar/mentoring/contracts';
import type { MessageDraft } from '@pijar/mentoring/schemas';
import { Audit, Clock, Outbox, problems } from '@pijar/shared/api';
import { MessageFiles, filesOfMessageJson } from '@pijar/submissions/api';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { PairAccess } from '../access/pair-access';
import { includingRestricted } from '../safeguarding/including-restricted';
import { heldTo, mayRead, readBy } from './messages.sql';

type Draft = z.output<typeof MessageDraft>;
interface Row extends Omit<MessageView, 'sentAt'> {
  sentAt: Date;
  authorId: string;
  membershipId: string;
}
const hour = 60 * 60;

/** What the two of a pair write to each other. Words stand in the table and nowhere else: no log, no event, no audit. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly db: DataSource,
    private readonly access: PairAccess,
    private readonly files: MessageFiles,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Sent twice, it is said once and answered the same.
   * @throws 404 unless the actor is the participant or her present coach; 409 `coach-changed` when it was written to somebody who
   * accompanies her no more (`current` is the pair now), `membership-left`, `id-taken`; 429 `too-many-messages`;
   * 422 as MessageFiles.bind
   */
  send(actor: Actor, membershipId: string, draft: Draft): Promise<MessageView> {
    return this.db.transaction(async (manager) => {
      // Of one person, one after the other: so that the order and the count hold.
      await manager.query('select id from person where id = $1 for no key update', [
        actor.personId,
      ]);
      const known = await this.find(manager, draft.id, actor);
      if (known) {
        const isSame = known.authorId === actor.personId && known.membershipId === membershipId;
        if (!isSame) throw problems.conflict('id-taken', 'Another message has this id.');
        return viewOf(known);
      }
      const pair = await this.access.seeAsOneOfTwo(actor, membershipId, manager);
      if (pair.membershipState === 'left') throw problems.conflict('membership-left', 'She left.');
      await this.assertStillThere(manager, draft.pairId, pair.pairId);
      await this.assertNotTooMany(manager, actor.personId);
      await manager.query(
        `insert into pair_message (id, membership_id, pair_id, author_id, text, written_at, sent_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          ...[draft.id, membershipId, draft.pairId, actor.personId, draft.text || null],
          ...[draft.writtenAt, this.clock.now()],
        ],
      );
      const place = { membershipId, messageId: draft.id };
      await this.files.bind(manager, actor, place, draft.uploadIds);
      await this.outbox.add(manager, messageSent, { messageId: draft.id });
      return viewOf((await this.find(manager, draft.id, actor))!);
    });
  }

  /** What the other one wrote, up to a turn. Again, it changes nothing. @throws 404 as send */
  read(actor: Actor, membershipId: string, turn: number): Promise<void> {
    return this.db.transaction(async (manager) => {
      const reader = await this.access.seeAsOneOfTwo(actor, membershipId, manager);
      // What earlier coaches were not there to read any more is not read by whoever came after them.
      const [read] = (await manager.query(
        readBy(
          reader,
          `update pair_message x set read_at = $5
            where ${mayRead('x')} and ($2::uuid is null or x.pair_id = $2)
              and x.author_id <> $3 and x.turn <= $4 and x.read_at is null returning id`,
        ),
        [membershipId, heldTo(reader), actor.personId, turn, this.clock.now()],
      )) as [unknown[], number];
      if (read.length === 0) return;
      const event = { membershipId, personId: actor.personId };
      await this.outbox.add(manager, conversationRead, event);
    });
  }

  /** Her word alone; she takes it back the same way. @throws 404 unless it is hers, 409 `no-coach` */
  share(actor: Actor, membershipId: string, isShared: boolean): Promise<void> {
    return this.db.transaction(async (manager) => {
      const pair = await this.access.seeAsOneOfTwo(actor, membershipId, manager);
      if (pair.relation !== 'participant') throw problems.notFound();
      if (!pair.pairId) throw problems.conflict('no-coach', 'Nobody accompanies her now.');
      await manager.query(
        `update coach_pair set shares_earlier_at = case when $2 then coalesce(shares_earlier_at, $3) end
          where id = $1`,
        [pair.pairId, isShared, this.clock.now()],
      );
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId: pair.organisationId,
        action: isShared ? 'pair.earlier-shared' : 'pair.earlier-withheld',
        subjectType: 'membership',
        subjectId: membershipId,
        detail: { pairId: pair.pairId },
      });
    });
  }

  /** Held until the message stands: whoever changes the coach waits, or came first. */
  private async assertStillThere(
    manager: EntityManager,
    wanted: string,
    present: string | null,
  ): Promise<void> {
    const still = (await manager.query(
      'select 1 from coach_pair where id = $1 and id = $2 and ended_at is null for share',
      [wanted, present],
    )) as unknown[];
    if (still.length > 0) return;
    const detail = 'It was written to somebody who accompanies her no more.';
    throw problems.conflict('coach-changed', detail, { pairId: present });
  }

  private async assertNotTooMany(manager: EntityManager, personId: string): Promise<void> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - hour * 1_000);
    const [row] = (await manager.query(
      `select count(*)::int as count, min(sent_at) as first from (
         select sent_at from every_pair_message where author_id = $1 and sent_at > $2
          order by sent_at desc limit $3) latest`,
      [personId, since, messagesPerHour],
    )) as { count: number; first: Date | null }[];
    if (row!.count < messagesPerHour) return;
    const wait = Math.ceil((row!.first!.getTime() - since.getTime()) / 1_000);
    throw problems.tooMany(Math.max(wait, 1), 'too-many-messages');
  }

  private async find(manager: EntityManager, id: string, actor: Actor): Promise<Row | undefined> {
    const [row] = (await manager.query(
      // What is sent again is known again, also when it was restricted meanwhile.
      includingRestricted(`select x.id, x.turn::int as turn, x.text, ${filesOfMessageJson('x')} as files, x.sent_at as "sentAt", x.read_at is not null as "isRead",
              x.author_id = $2 as "isMine", x.author_id = m.person_id and x.is_restricted as "isTrusted", a.full_name as "authorName", x.author_id as "authorId",
              x.membership_id as "membershipId",
              case when x.author_id = m.person_id then 'participant' else 'coach' end as by
         from pair_message x join membership m on m.id = x.membership_id join person a on a.id = x.author_id
        where x.id = $1`),
      [id, actor.personId],
    )) as Row[];
    return row;
  }
}

const viewOf = ({ authorId: _, membershipId: __, sentAt, ...row }: Row): MessageView => ({
  ...row,
  sentAt: sentAt.toISOString(),
});
