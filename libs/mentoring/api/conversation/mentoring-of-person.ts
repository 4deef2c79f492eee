import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure, PersonalData } from '@pijar/identity/api';
import { Clock } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** What a pair kept about a person, for her to read and to take back. */
@Injectable()
export class MentoringOfPerson implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.personalData.register('mentoring', readMentoring);
    this.erasure.register('mentoring', (manager, personId) => this.erase(manager, personId));
  }

  /**
   * Words go (their files with submissions, which keeps them), both hers and those written to her, and why she got another coach; that there were messages, when, and between whom
   * stays as figures. Nobody accompanies, or is accompanied by, who was erased.
   */
  private async erase(manager: EntityManager, personId: string): Promise<void> {
    await manager.query(
      `update every_pair_message x set text = null
        where x.author_id = $1
           or exists (select from membership m where m.id = x.membership_id and m.person_id = $1)`,
      [personId],
    );
    await manager.query(
      `update coach_pair cp set reason = null
        where cp.coach_id = $1 or exists (
          select from membership m where m.id = cp.membership_id and m.person_id = $1)`,
      [personId],
    );
    await manager.query(
      `update coach_pair cp set ended_at = $2
        where cp.ended_at is null and (cp.coach_id = $1 or exists (
          select from membership m where m.id = cp.membership_id and m.person_id = $1))`,
      [personId, this.clock.now()],
    );
    await manager.query('delete from coach_setting where person_id = $1', [personId]);
  }
}

async function readMentoring(manager: EntityManager, personId: string): Promise<object> {
  const ask = async (sql: string) => (await manager.query(sql, [personId])) as object[];
  return {
    coaches: await ask(
      `select k.full_name as coach, cp.since, cp.ended_at as until, cp.reason,
              cp.shares_earlier_at as "earlierMessagesSharedAt"
         from coach_pair cp join membership m on m.id = cp.membership_id join person k on k.id = cp.coach_id
        where m.person_id = $1 order by cp.since, cp.id`,
    ),
    messages: await ask(
      `select case when x.author_id = $1 then 'me' else a.full_name end as by, x.text,
              (select coalesce(json_agg(json_build_object('name', u.name, 'type', u.type, 'bytes', u.size,
                        'sha256', u.received_sha256, 'address', '/api/v1/files/' || u.id || '/content')
                        order by u.position), '[]') from upload u where u.message_id = x.id) as files,
              x.written_at as "writtenAt", x.sent_at as "sentAt", x.read_at as "readAt"
         from every_pair_message x join membership m on m.id = x.membership_id join person a on a.id = x.author_id
        where m.person_id = $1 or x.author_id = $1 and not x.is_restricted order by x.turn`,
    ),
    contacts: await ask(
      `select x.channel, x.held_on as on, a.full_name as "notedBy", x.noted_at as "notedAt"
         from outside_contact x join membership m on m.id = x.membership_id join person a on a.id = x.noted_by
        where m.person_id = $1 order by x.held_on, x.noted_at`,
    ),
    setting: await ask(
      `select whatsapp_number as "whatsappNumber" from coach_setting where person_id = $1`,
    ),
  };
}
