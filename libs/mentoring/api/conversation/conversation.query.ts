import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type {
  CoachConversations,
  ContactView,
  Conversation,
  EarlierMessages,
} from '@pijar/mentoring/contracts';
import { readersOf } from '@pijar/submissions/api';
import { DataSource } from 'typeorm';
import { PairAccess, isPresentCoach } from '../access/pair-access';
import { heldTo, mayRead, readMessages, type Reader } from './messages.sql';

interface Frame {
  participantName: string;
  cohortName: string;
  coachName: string | null;
  since: Date | null;
  participantPhone: string | null;
  coachNumber: string | null;
  hasEarlier: boolean;
  isShared: boolean;
  trusted: Conversation['trusted'];
}

type ConversationRow = Omit<CoachConversations['items'][number], 'last'> & {
  lastText: string | null;
  lastFiles: 'photo' | 'voice' | null;
  lastIsMine: boolean | null;
  lastSentAt: Date | null;
};

/** Reads what the two of a pair wrote to each other. */
@Injectable()
export class ConversationQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: PairAccess,
  ) {}

  /** @throws 404 unless the actor is the participant or her present coach */
  async show(actor: Actor, membershipId: string, manager = this.db.manager): Promise<Conversation> {
    const reader = await this.access.seeAsOneOfTwo(actor, membershipId, manager);
    const frame = await this.frame(reader);
    const { relation, pairId, coachId, timeZone } = reader;
    return {
      ...{ membershipId, relation, timeZone },
      participantName: frame.participantName,
      cohortName: frame.cohortName,
      coach: pairId
        ? {
            ...{ pairId, personId: coachId!, fullName: frame.coachName! },
            since: frame.since!.toISOString(),
          }
        : null,
      whatsappUrl: whatsappOf(relation, frame),
      ...(await readMessages(manager, reader, actor.personId, null)),
      contacts: await this.contacts(reader),
      isEarlierShared: frame.hasEarlier && pairId ? frame.isShared : null,
      // To the coach it is as if nothing had been said.
      trusted: relation === 'participant' ? frame.trusted : null,
    };
  }

  /** @throws 404 as show */
  async earlier(actor: Actor, membershipId: string, before: number): Promise<EarlierMessages> {
    const reader = await this.access.seeAsOneOfTwo(actor, membershipId);
    return readMessages(this.db.manager, reader, actor.personId, before);
  }

  /** Of everybody the actor accompanies now. */
  async list(actor: Actor): Promise<CoachConversations> {
    const rows = (await this.db.query(
      `select * from (
       select m.id as "membershipId", cp.id as "pairId", p.full_name as "fullName", p.village,
              c.name as "cohortName", l.text as "lastText", l.files as "lastFiles", l.author_id = $1 as "lastIsMine",
              l.sent_at as "lastSentAt",
              (select count(*)::int from pair_message u where u.pair_id = cp.id
                  and u.author_id <> $1 and u.read_at is null) as unread
         from coach_pair cp
         join membership m on m.id = cp.membership_id
         join cohort c on c.id = m.cohort_id
         join person p on p.id = m.person_id and p.erased_at is null
         left join lateral (select text, author_id, sent_at,
                                  (select u.kind from upload u where u.message_id = x.id limit 1) as files
                             from pair_message x
                             where x.pair_id = cp.id order by x.turn desc limit 1) l on true
        where ${isPresentCoach('cp', 'm', '$1')} and m.state <> 'left') mine
        order by unread > 0 desc, "lastSentAt" desc nulls last, "fullName", "membershipId"`,
      [actor.personId],
    )) as ConversationRow[];
    return {
      items: rows.map(({ lastText, lastFiles, lastIsMine, lastSentAt, ...row }) => ({
        ...row,
        last: lastSentAt && {
          ...{ text: lastText, files: lastFiles, isMine: lastIsMine! },
          sentAt: lastSentAt.toISOString(),
        },
      })),
    };
  }

  private async frame(reader: Reader): Promise<Frame> {
    const [row] = (await this.db.query(
      `select p.full_name as "participantName", c.name as "cohortName", k.full_name as "coachName", cp.since,
              case when (select g.is_granted from consent g
                          where g.person_id = p.id and g.purpose = 'coach-contact'
                          order by g.at desc, g.id desc limit 1) then p.phone end as "participantPhone",
              s.whatsapp_number as "coachNumber", cp.shares_earlier_at is not null as "isShared",
              exists (select from pair_message x
                       where x.membership_id = m.id and x.pair_id <> cp.id) as "hasEarlier",
              (select json_build_object('upTo', max(x.sent_at), 'names', (
                        select coalesce(json_agg(t.name order by t.name), '[]')
                          from ${readersOf('c.organisation_id', 'm.person_id')} t))
                 from every_pair_message x where x.membership_id = m.id and x.is_restricted
               having count(*) > 0) as trusted
         from membership m
         join cohort c on c.id = m.cohort_id
         join person p on p.id = m.person_id
         left join coach_pair cp on cp.membership_id = m.id and cp.ended_at is null
         left join person k on k.id = cp.coach_id
         left join coach_setting s on s.person_id = cp.coach_id
        where m.id = $1`,
      [reader.membershipId],
    )) as Frame[];
    return row!;
  }

  private async contacts(reader: Reader): Promise<ContactView[]> {
    const rows = (await this.db.query(
      `select x.id, x.channel, to_char(x.held_on, 'YYYY-MM-DD') as on, a.full_name as "notedBy",
              x.noted_at as "notedAt"
         from outside_contact x join person a on a.id = x.noted_by
        where ${mayRead('x')} order by x.held_on, x.noted_at`,
      [reader.membershipId, heldTo(reader)],
    )) as (Omit<ContactView, 'notedAt'> & { notedAt: Date })[];
    return rows.map((row) => ({ ...row, notedAt: row.notedAt.toISOString() }));
  }
}

/** Her consent and the coach's number together open the way, in both directions. */
function whatsappOf(relation: Reader['relation'], frame: Frame): string | null {
  const { participantPhone, coachNumber } = frame;
  if (!participantPhone || !coachNumber) return null;
  return `https://wa.me/${relation === 'participant' ? coachNumber : participantPhone}`;
}
