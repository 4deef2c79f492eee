import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who accompanies whom through Mastery and after: one coach at a time, and who it was before. */
export class CoachPairs1795344653325 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table coach_pair (
        id uuid primary key,
        membership_id uuid not null references membership,
        coach_id uuid not null references person,
        since timestamptz not null,
        made_by uuid not null references person,
        -- Why she was given another coach; null for her first one.
        reason text,
        ended_at timestamptz check (ended_at >= since),
        -- Null when nobody ended it but the coach's leaving, or the participant's move to a cohort where the coach is not.
        ended_by uuid references person,
        -- When the participant agreed that this coach reads what she wrote with those before.
        shares_earlier_at timestamptz
      );
      -- Two officers at once: the second one's pair does not fit.
      create unique index coach_pair_one on coach_pair (membership_id) where ended_at is null;
      create index coach_pair_membership on coach_pair (membership_id, since);
      create index coach_pair_coach on coach_pair (coach_id) where ended_at is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table coach_pair');
  }
}
