import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Web push: who we are to the push services, and the phones that want to hear. */
export class Push1795336700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Made at the first start and never changed: with other keys every phone would have to be asked again.
      create table push_identity (
        id int primary key default 1 check (id = 1),
        public_key text not null,
        private_key text not null,
        created_at timestamptz not null default now()
      );

      create table push_subscription (
        id uuid primary key,
        -- A phone has one, whoever used it last: two people's news never reach one locked screen.
        endpoint text not null unique,
        person_id uuid not null references person,
        -- Who signs out there hears nothing there any more.
        session_id uuid not null references session on delete cascade,
        p256dh text not null,
        auth text not null,
        created_at timestamptz not null default now()
      );
      create index push_subscription_person on push_subscription (person_id);
      create index push_subscription_session on push_subscription (session_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table push_subscription, push_identity');
  }
}
