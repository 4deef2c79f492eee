import type { Actor } from '@pijar/identity/contracts';
import type { AssignmentStep } from '@pijar/learning/api';
import { newId, problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import type { SubmissionRow } from '../moves';

/**
 * Keeps others from changing what hangs on her membership until the commit.
 * @throws 404 when it is not the actor's own
 */
export async function lockOwnMembership(
  manager: EntityManager,
  actor: Actor,
  membershipId: string,
): Promise<void> {
  const rows = (await manager.query(
    'select id from membership where id = $1 and person_id = $2 for no key update',
    [membershipId, actor.personId],
  )) as unknown[];
  if (rows.length === 0) throw problems.notFound();
}

/** Her submission for the step, begun as a draft where there is none, and locked until the commit. */
export async function beginSubmission(
  manager: EntityManager,
  step: AssignmentStep,
): Promise<SubmissionRow> {
  const [row] = (await manager.query(
    `insert into every_submission as submission (id, membership_id, cohort_id, step_id, state) values ($1, $2, $3, $4, 'draft')
     on conflict (membership_id, step_id) do update set version = submission.version
     returning id, state, attempt_count as "attemptCount", claimed_by as "claimedBy",
               claimed_until as "claimedUntil", preferred_reviewer_id as "preferredReviewerId",
               entered_by as "enteredBy", version`,
    [newId(), step.membershipId, step.cohortId, step.stepId],
  )) as Pick<
    SubmissionRow,
    | 'id'
    | 'state'
    | 'attemptCount'
    | 'claimedBy'
    | 'claimedUntil'
    | 'preferredReviewerId'
    | 'enteredBy'
    | 'version'
  >[];
  return {
    ...row!,
    membershipId: step.membershipId,
    stepId: step.stepId,
    cohortId: step.cohortId,
    personId: step.personId,
    organisationId: step.organisationId,
  };
}
