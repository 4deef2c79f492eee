import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  conversationRead,
  conversationRestricted,
  messageSent,
  pairEnded,
  pairsMade,
} from '@pijar/mentoring/contracts';
import { Clock, EventHandlers } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

interface Message {
  membershipId: string;
  participantId: string;
  coachId: string;
  isByParticipant: boolean;
  isRead: boolean;
  isPresent: boolean;
  /** The first one that the other has not read. */
  firstUnread: string;
}

const hers = '/saya/pendamping';
const coachs = '/pendamping/obrolan';

/** Tells the two of a pair that there is something to read, and who accompanies whom. Never what was written, nor by name. */
@Injectable()
export class MentoringNotices implements OnModuleInit {
  constructor(
    private readonly notices: Notices,
    private readonly events: EventHandlers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(messageSent, 'notifications.message-sent', (sent, manager) =>
      this.sent(manager, sent.messageId),
    );
    this.events.on(conversationRead, 'notifications.conversation-read', (read, manager) =>
      this.read(manager, read),
    );
    this.events.on(
      conversationRestricted,
      'notifications.conversation-restricted',
      (restricted, manager) => this.restricted(manager, restricted),
    );
    this.events.on(pairsMade, 'notifications.pairs-made', (made, manager) =>
      this.made(manager, made.pairIds),
    );
    this.events.on(pairEnded, 'notifications.pair-ended', (ended, manager) =>
      this.ended(manager, ended.pairId),
    );
  }

  /** One for everything that waits to be read: a burst is told once. */
  private async sent(manager: EntityManager, messageId: string): Promise<void> {
    const [row] = (await manager.query(
      `select x.membership_id as "membershipId", m.person_id as "participantId", cp.coach_id as "coachId",
              x.author_id = m.person_id as "isByParticipant", x.read_at is not null as "isRead",
              cp.ended_at is null as "isPresent",
              (select f.id from pair_message f
                where f.pair_id = x.pair_id and f.author_id = x.author_id and f.read_at is null
                order by f.turn limit 1) as "firstUnread"
         from pair_message x
         join membership m on m.id = x.membership_id
         join coach_pair cp on cp.id = x.pair_id
        where x.id = $1`,
      [messageId],
    )) as Message[];
    if (!row || row.isRead) return;
    // A coach who accompanies her no more cannot read it.
    if (row.isByParticipant && !row.isPresent) return;
    await this.notices.give(manager, {
      personIds: [row.isByParticipant ? row.coachId : row.participantId],
      kind: row.isByParticipant ? 'message_from_participant' : 'message_from_coach',
      details: {},
      link: row.isByParticipant ? `${coachs}/${row.membershipId}` : hers,
      cause: `message:${row.firstUnread}`,
    });
  }

  /** Whoever has read the conversation need not be told of it in the inbox. */
  private async read(
    manager: EntityManager,
    { membershipId, personId }: { membershipId: string; personId: string },
  ): Promise<void> {
    await manager.query(
      `update notification set read_at = $2
        where person_id = $1 and read_at is null
          and (kind = 'message_from_coach' or kind = 'message_from_participant' and link = $3)`,
      [personId, this.clock.now(), `${coachs}/${membershipId}`],
    );
  }

  /**
   * The safeguarding persons learn that something waits. What told the coach that there was something to read goes, and so does all
   * that was or would be sent about it to anybody: the log of deliveries shows it to officers.
   */
  private async restricted(
    manager: EntityManager,
    { restrictionId, readerIds }: { restrictionId: string; readerIds: string[] },
  ): Promise<void> {
    const isAboutIt = `n.cause in (
      select concat('message:', x.id) from every_pair_message x where x.restriction_id = $1
      union all
      select concat(told.kind, ':', a.id) from every_agreed_action a
       cross join (values ('action_agreed'), ('action_done')) told (kind) where a.restriction_id = $1)`;
    await manager.query(
      `delete from notification_delivery d using notification n where n.id = d.notification_id and ${isAboutIt}`,
      [restrictionId],
    );
    await manager.query(
      `delete from notification n where ${isAboutIt} and n.kind in ('message_from_participant', 'action_done')`,
      [restrictionId],
    );
    await this.notices.give(manager, {
      ...{ personIds: readerIds, kind: 'safeguarding_waits', details: {}, link: '/perlindungan' },
      cause: `safeguarding_waits:${restrictionId}`,
    });
  }

  private async made(manager: EntityManager, pairIds: readonly string[]): Promise<void> {
    const pairs = (await manager.query(
      `select cp.id, m.person_id as "participantId", cp.coach_id as "coachId"
         from coach_pair cp join membership m on m.id = cp.membership_id
        where cp.id = any ($1::uuid[]) and cp.ended_at is null order by cp.id`,
      [pairIds],
    )) as { id: string; participantId: string; coachId: string }[];
    for (const { id, participantId } of pairs) {
      await this.notices.give(manager, {
        ...{ personIds: [participantId], kind: 'coach_given', details: {}, link: hers },
        cause: `coach_given:${id}`,
      });
    }
    for (const [coachId, given] of Map.groupBy(pairs, (pair) => pair.coachId)) {
      await this.notices.give(manager, {
        ...{ personIds: [coachId], kind: 'people_given', link: coachs },
        details: { count: given.length },
        cause: `people_given:${given[0]!.id}`,
      });
    }
  }

  private async ended(manager: EntityManager, pairId: string): Promise<void> {
    const [row] = (await manager.query(
      'select coach_id as "coachId" from coach_pair where id = $1',
      [pairId],
    )) as { coachId: string }[];
    if (!row) return;
    await this.notices.give(manager, {
      ...{ personIds: [row.coachId], kind: 'person_taken', details: {}, link: coachs },
      cause: `person_taken:${pairId}`,
    });
  }
}
