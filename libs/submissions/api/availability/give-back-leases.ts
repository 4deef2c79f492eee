import { transitions } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';

/**
 * Puts back what somebody holds; what she wrote stays as her draft.
 * @param cohortId only what is of this cohort
 */
export async function giveBackLeases(
  manager: EntityManager,
  personId: string,
  cohortId: string | null = null,
): Promise<void> {
  const { from, to } = transitions.expire;
  await manager.query(
    `update submission set state = $3, claimed_by = null, claimed_until = null, version = version + 1
      where claimed_by = $1 and state = any($2) and ($4::uuid is null or cohort_id = $4)`,
    [personId, from, to, cohortId],
  );
}
