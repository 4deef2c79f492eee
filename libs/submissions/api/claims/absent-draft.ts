import type { EntityManager } from 'typeorm';
import { isAwayAt } from '../availability/availability.sql';

/**
 * Whoever begins a piece of work gets a copy of what was begun by somebody who is not there any more: she left the staff, or is
 * away. It stays with whoever wrote it, too. Nothing happens where the beginner has words of her own.
 */
export async function copyAbsentDraft(
  manager: EntityManager,
  submissionId: string,
  to: string,
  now: Date,
): Promise<void> {
  await manager.query(
    `insert into feedback_draft (attempt_id, reviewer_id, begun_by, scores, good, change, marks, voice_id, updated_at)
     select d.attempt_id, $2, d.reviewer_id, d.scores, d.good, d.change, d.marks, d.voice_id, d.updated_at
       from submission s
       join submission_attempt a on a.submission_id = s.id and a.number = s.attempt_count
       join feedback_draft d on d.attempt_id = a.id and d.reviewer_id <> $2
      where s.id = $1
        and (exists (select from cohort_staff k where k.cohort_id = s.cohort_id and k.person_id = d.reviewer_id
                        and k.left_at is not null) or ${isAwayAt('d.reviewer_id', '$3')})
      order by d.updated_at desc limit 1
     on conflict do nothing`,
    [submissionId, to, now],
  );
}
