import { newId } from '@pijar/shared/api';
import type { DataSource } from 'typeorm';

/** Lets a coach accompany a membership from now on; returns the pair's id. Whoever did before does no more. */
export async function pair(db: DataSource, membershipId: string, coachId: string): Promise<string> {
  const id = newId();
  await db.query(
    'update coach_pair set ended_at = now() where membership_id = $1 and ended_at is null',
    [membershipId],
  );
  await db.query(
    `insert into coach_pair (id, membership_id, coach_id, since, made_by) values ($1, $2, $3, now(), $3)`,
    [id, membershipId, coachId],
  );
  return id;
}
