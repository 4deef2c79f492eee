import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, EventHandlers, newId } from '@pijar/shared/api';
import { submissionAccepted, submissionReturned } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';

/**
 * From 0 to 99, the same for every answer of an attempt. The salt never leaves the database and the attempt's id is made by the
 * participant's phone, so no reviewer knows or chooses what is read again, and everybody's answers have the same chance.
 */
const lot = `(('x' || left(md5(a.id::text || r.salt::text), 8))::bit(32)::bigint % 100)`;

const draw = `insert into second_reading (id, submission_id, attempt_id, feedback_id, drawn_at)
  select $1, s.id, a.id, f.id, $3
    from submission_attempt a
    join submission s on s.id = a.submission_id
    join cohort c on c.id = s.cohort_id
    join programme_version v on v.id = c.programme_version_id
    join grading_rule r on r.organisation_id = c.organisation_id and r.programme_id = v.programme_id
    join feedback f on f.attempt_id = a.id and f.version = 1
   where a.id = $2 and ${lot} < r.second_percent
  on conflict (attempt_id) do nothing`;

/**
 * Draws answers that are read a second time, when they have taken effect: what was taken back is none, and nobody waits for it.
 * Restricted work is in none of these views.
 */
@Injectable()
export class SecondReadingDraw implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const name = 'submissions.draw-second-reading';
    const handle = ({ attemptId }: { attemptId: string }, manager: EntityManager) =>
      this.draw(manager, attemptId);
    this.events.on(submissionAccepted, name, handle);
    this.events.on(submissionReturned, name, handle);
  }

  private async draw(manager: EntityManager, attemptId: string): Promise<void> {
    await manager.query(draw, [newId(), attemptId, this.clock.now()]);
  }
}
