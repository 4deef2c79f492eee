import type { Rubric } from '@pijar/curriculum/contracts';
import type { EntityManager } from 'typeorm';

/** That of the step which the attempt was sent for; of the submission's own where the attempt is none of it. */
export async function rubricOf(
  manager: EntityManager,
  stepId: string,
  attemptId: string,
): Promise<Rubric> {
  const [step] = (await manager.query(
    `select body->'rubric' as rubric from step
      where id = coalesce((select step_id from submission_attempt where id = $2), $1)`,
    [stepId, attemptId],
  )) as { rubric: Rubric }[];
  return step!.rubric;
}
