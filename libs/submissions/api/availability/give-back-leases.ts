import { transitions } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';

/**
 * Puts back what somebody holds; what she wrote stays as her draft.
 * @param cohortId only what is of this cohort
 * @returns the ids of what went back
 */
export async function giveBackLeases(
  manager: EntityManager,
  personId: string,
  cohortId: string | null = null,
): Promise<string[]> {
  const { from, to } = transitions.expire;
  const [rows] = (await manager.query(
    `update submission set state = $3, claimed_by = null, claimed_until = null, version = version + 1
      where claimed_by = $1 and state = any($2) and ($4::uuid is null or cohort_id = $4)
      returning id`,
    [personId, from, to, cohortId],
  )) as [{ id: string }[], number];
  return rows.map(({ id }) => id);
}
