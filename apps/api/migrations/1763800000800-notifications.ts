import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The in-app inbox. Words are made on the phone, from kind and details, in the reader's language. */
export class Notifications1763800000800 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table notification (
        id uuid primary key,
        person_id uuid not null references person,
        kind text not null,
        details jsonb not null default '{}',
        -- Path inside the product that it leads to.
        link text,
        -- One message for one cause: the same cause again adds nothing.
        cause text not null,
        created_at timestamptz not null default now(),
        read_at timestamptz,
        unique (person_id, cause)
      );
      create index notification_inbox on notification (person_id, created_at desc, id desc);
      create index notification_unread on notification (person_id) where read_at is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table notification');
  }
}
