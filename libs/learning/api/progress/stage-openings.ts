import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Opens stages and the steps in them, for many memberships at once. Memberships must be locked or new. */
@Injectable()
export class StageOpenings {
  /**
   * Gives new memberships a row for every stage and step of their version, with due dates from the cohort's start, and opens
   * the first stage. Doing it again changes nothing.
   */
  async start(manager: EntityManager, membershipIds: string[]): Promise<void> {
    await manager.query(
      `insert into stage_progress (membership_id, stage_id)
       select m.id, s.id
         from membership m
         join cohort c on c.id = m.cohort_id
         join stage s on s.programme_version_id = c.programme_version_id
        where m.id = any($1)
       on conflict do nothing`,
      [membershipIds],
    );
    await manager.query(
      `insert into step_progress (membership_id, step_id, due_on)
       select m.id, st.id, c.starts_on + st.due_after_days
         from membership m
         join cohort c on c.id = m.cohort_id
         join step st on st.programme_version_id = c.programme_version_id
        where m.id = any($1)
       on conflict do nothing`,
      [membershipIds],
    );
    await this.openNext(manager, membershipIds);
  }

  /**
   * Opens the first locked stage of each membership when every stage before it is done.
   * @returns the memberships that have a newly opened stage
   */
  async openNext(manager: EntityManager, membershipIds: string[]): Promise<string[]> {
    const [opened] = (await manager.query(
      `update stage_progress sp set state = 'open', opened_at = now()
         from (select distinct on (q.membership_id) q.membership_id, q.stage_id, q.state
                 from stage_progress q
                 join stage s on s.id = q.stage_id
                where q.membership_id = any($1) and q.state <> 'done'
                order by q.membership_id, s.position) first
        where sp.membership_id = first.membership_id and sp.stage_id = first.stage_id
          and first.state = 'locked'
       returning sp.membership_id`,
      [membershipIds],
    )) as [{ membership_id: string }[], number];
    const ids = opened.map((row) => row.membership_id);
    if (ids.length > 0) await this.openSteps(manager, ids);
    return ids;
  }

  /** Everything in a stage that was opened is open (also after it is done), a track's steps once the track is chosen. */
  async openSteps(manager: EntityManager, membershipIds: string[]): Promise<void> {
    await manager.query(
      `update step_progress p set state = 'open', since = now()
         from stage_progress sp
         join step st on st.stage_id = sp.stage_id
         left join module mo on mo.id = st.module_id
        where sp.membership_id = any($1) and sp.state <> 'locked'
          and p.membership_id = sp.membership_id and p.step_id = st.id and p.state = 'locked'
          and (mo.is_track is not true or exists (
                select from track_choice tc
                 where tc.membership_id = sp.membership_id and tc.module_id = mo.id))`,
      [membershipIds],
    );
  }
}
