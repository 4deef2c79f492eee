import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { MyCoach } from '@pijar/mentoring/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';

interface Row {
  pairId: string | null;
  personId: string;
  fullName: string;
  since: Date;
  unread: number;
  hasConversation: boolean;
}

/** What a participant is told about her coach. */
@Injectable()
export class MyCoachQuery {
  constructor(private readonly db: DataSource) {}

  /** @throws 404 unless it is her own membership, and she has not left */
  async show(actor: Actor, membershipId: string): Promise<MyCoach> {
    const [row] = (await this.db.query(
      `select cp.id as "pairId", p.id as "personId", p.full_name as "fullName", cp.since,
              (select count(*)::int from every_pair_message pm where pm.membership_id = m.id
                  and pm.author_id <> m.person_id and pm.read_at is null) as unread,
              exists (select from coach_pair o where o.membership_id = m.id) as "hasConversation"
         from membership m
         left join coach_pair cp on cp.membership_id = m.id and cp.ended_at is null
         left join person p on p.id = cp.coach_id
        where m.id = $1 and m.person_id = $2 and m.state <> 'left'`,
      [membershipId, actor.personId],
    )) as Row[];
    if (!row) throw problems.notFound();
    const { pairId, personId, fullName, since, unread, hasConversation } = row;
    const coach = pairId && {
      ...{ pairId, personId, fullName },
      since: since.toISOString(),
    };
    return { coach: coach || null, unread, hasConversation };
  }
}
