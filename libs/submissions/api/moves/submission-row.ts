import {
  stateAt,
  type HandInState,
  type LeaseView,
  type ReviewState,
  type SubmissionState,
} from '@pijar/submissions/contracts';
import { problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** One submission as a write sees it. */
export interface SubmissionRow {
  id: string;
  membershipId: string;
  cohortId: string;
  stepId: string;
  /** The participant. */
  personId: string;
  organisationId: string;
  state: Exclude<SubmissionState, 'none'>;
  attemptCount: number;
  claimedBy: string | null;
  claimedUntil: Date | null;
  preferredReviewerId: string | null;
  /** Who entered the newest attempt for her; null when she sent it herself. */
  enteredBy: string | null;
  version: number;
}

const columns = `s.id, s.membership_id as "membershipId", s.cohort_id as "cohortId", s.step_id as "stepId",
  m.person_id as "personId", c.organisation_id as "organisationId", s.state,
  s.attempt_count as "attemptCount", s.claimed_by as "claimedBy", s.claimed_until as "claimedUntil",
  s.preferred_reviewer_id as "preferredReviewerId", s.entered_by as "enteredBy", s.version`;
const tables = `submission s join membership m on m.id = s.membership_id join cohort c on c.id = s.cohort_id`;

/** @throws 404 when there is none */
export async function readSubmission(
  manager: EntityManager,
  submissionId: string,
): Promise<SubmissionRow> {
  const [row] = (await manager.query(`select ${columns} from ${tables} where s.id = $1`, [
    submissionId,
  ])) as SubmissionRow[];
  if (!row) throw problems.notFound();
  return row;
}

/**
 * Reads it and keeps others from changing it until the commit. Moves that report to learning lock the membership as well, and
 * before the submission: learning locks it too, and two transactions must never take the two in different order.
 * @throws 404 when there is none
 */
export async function lockSubmission(
  manager: EntityManager,
  submissionId: string,
): Promise<SubmissionRow> {
  await manager.query(
    `select m.id from membership m join submission s on s.membership_id = m.id
      where s.id = $1 for no key update of m`,
    [submissionId],
  );
  const [row] = (await manager.query(
    `select ${columns} from ${tables} where s.id = $1 for update of s`,
    [submissionId],
  )) as SubmissionRow[];
  if (!row) throw problems.notFound();
  return row;
}

/** What counts now: a lease that ran out frees the work. */
export const stateNow = (row: SubmissionRow, now: Date): SubmissionState =>
  stateAt(row.state, row.claimedUntil, now);

export const isHeldBy = (row: SubmissionRow, personId: string, now: Date): boolean =>
  stateNow(row, now) === 'in_review' && row.claimedBy === personId;

/** The state in the words of the participant's side of the contract. */
export function handInStateOf(state: SubmissionState): HandInState | null {
  if (state === 'none') return null;
  if (state === 'submitted') return 'sent';
  if (state === 'in_review' || state === 'answering') return 'being_read';
  return state;
}

/** The state in the words of the staff's side of the contract. */
export function reviewStateOf(state: SubmissionState): ReviewState {
  if (state === 'none' || state === 'draft') throw problems.notFound();
  return state === 'submitted' ? 'waiting' : state;
}

/** Who holds it now; null while it is free. */
export async function leaseOf(
  manager: EntityManager,
  row: Pick<SubmissionRow, 'state' | 'claimedBy' | 'claimedUntil'>,
  actorId: string,
  now: Date,
): Promise<LeaseView | null> {
  if (row.state !== 'in_review' || !row.claimedUntil || row.claimedUntil <= now) return null;
  const [holder] = (await manager.query('select id, full_name as name from person where id = $1', [
    row.claimedBy,
  ])) as { id: string; name: string }[];
  return {
    holder: holder!,
    until: row.claimedUntil.toISOString(),
    isMine: row.claimedBy === actorId,
  };
}
