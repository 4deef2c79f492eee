import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { CoachSetting, ContactDraft, ContactView } from '@pijar/mentoring/contracts';
import { Clock, problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { PairAccess } from '../access/pair-access';

/** Contact outside the product: under which number, and that it happened. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: PairAccess,
    private readonly clock: Clock,
  ) {}

  /**
   * The same id again changes nothing.
   * @throws 404 unless the actor is her present coach; 422 `in-the-future`; 409 `id-taken`
   */
  note(actor: Actor, membershipId: string, draft: ContactDraft): Promise<ContactView> {
    return this.db.transaction(async (manager) => {
      const pair = await this.access.seeAsOneOfTwo(actor, membershipId, manager);
      if (pair.relation !== 'coach') throw problems.notFound();
      const [row] = (await manager.query(
        `with noted as (
           insert into outside_contact (id, membership_id, pair_id, channel, held_on, noted_by, noted_at)
           select $1, $2, $3, $4, $5::date, $6, $7
            where $5::date <= ($7::timestamptz at time zone $8)::date
           on conflict (id) do nothing returning *),
         stands as (select * from noted union all
                    select * from outside_contact where id = $1 and membership_id = $2 and noted_by = $6)
         select s.id, s.channel, to_char(s.held_on, 'YYYY-MM-DD') as on, a.full_name as "notedBy",
                s.noted_at as "notedAt"
           from stands s join person a on a.id = s.noted_by limit 1`,
        [
          ...[draft.id, membershipId, pair.pairId, draft.channel, draft.on, actor.personId],
          ...[this.clock.now(), pair.timeZone],
        ],
      )) as (Omit<ContactView, 'notedAt'> & { notedAt: Date })[];
      if (row) return { ...row, notedAt: row.notedAt.toISOString() };
      const taken = (await manager.query('select 1 from outside_contact where id = $1', [
        draft.id,
      ])) as unknown[];
      if (taken.length > 0) throw problems.conflict('id-taken', 'Another line has this id.');
      throw problems.invalidField('/body/on', 'in-the-future', 'That day has not come.');
    });
  }

  async setting(actor: Actor): Promise<CoachSetting> {
    const [row] = (await this.db.query(
      'select whatsapp_number as "whatsappNumber" from coach_setting where person_id = $1',
      [actor.personId],
    )) as CoachSetting[];
    return row ?? { whatsappNumber: null };
  }

  async set(actor: Actor, { whatsappNumber }: CoachSetting): Promise<CoachSetting> {
    await this.db.query(
      `insert into coach_setting (person_id, whatsapp_number, updated_at) values ($1, $2, $3)
       on conflict (person_id) do update
         set whatsapp_number = excluded.whatsapp_number, updated_at = excluded.updated_at`,
      [actor.personId, whatsappNumber, this.clock.now()],
    );
    return { whatsappNumber };
  }
}
