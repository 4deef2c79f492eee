import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which agreements a person was reminded of, so that she hears of none twice. */
export class ActionNotices1795361100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table agreed_action_told (
        action_id uuid not null references agreed_action on delete cascade,
        kind text not null check (kind in ('tomorrow', 'late')),
        -- The day that it was told of: another day is told again.
        due_on date not null,
        person_id uuid not null references person,
        -- By her own calendar.
        told_on date not null,
        primary key (action_id, kind, due_on)
      );
      create index agreed_action_told_person on agreed_action_told (person_id, told_on);
      create index agreed_action_open_due on agreed_action (due_on) where state = 'open';

      -- What is late already was seen long ago: nobody is told of it for the first time now.
      insert into agreed_action_told (action_id, kind, due_on, person_id, told_on)
      select a.id, 'late', a.due_on, m.person_id, current_date - 1
        from agreed_action a join membership m on m.id = a.membership_id
       where a.state = 'open' and a.due_on < current_date;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index agreed_action_open_due; drop table agreed_action_told');
  }
}
