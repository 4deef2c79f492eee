import { tracksInclude } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import type { SubmissionRow } from '../moves';

/**
 * SQL of "submission `s` of membership `m` was entered by the actor, and somebody else on the staff of its cohort can read it".
 * @param actor SQL expression of the actor's id
 */
export const isOwnEntry = (
  actor: string,
): string => `(s.entered_by is not distinct from ${actor} and exists (
  select from cohort_staff other where other.cohort_id = s.cohort_id and other.left_at is null
     and other.person_id not in (${actor}, m.person_id) and ${tracksInclude('other', 's.step_id')}))`;

/**
 * Nobody answers what she entered herself, as long as the cohort has somebody else.
 * @throws 409 `entered-by-you`
 */
export async function assertNotOwnEntry(
  manager: EntityManager,
  actor: Actor,
  row: Pick<SubmissionRow, 'id' | 'enteredBy'>,
): Promise<void> {
  if (row.enteredBy !== actor.personId) return;
  const own = (await manager.query(
    `select s.id from submission s join membership m on m.id = s.membership_id
      where s.id = $1 and ${isOwnEntry('$2')}`,
    [row.id, actor.personId],
  )) as unknown[];
  if (own.length > 0) {
    throw problems.conflict(
      'entered-by-you',
      'You entered it; somebody else of the cohort reads it.',
    );
  }
}
