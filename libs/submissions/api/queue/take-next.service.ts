import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, Idempotency, problems } from '@pijar/shared/api';
import type { ClaimView, TakeNextInput } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import { copyAbsentDraft } from '../claims/absent-draft';
import { claimView } from '../claims/claims.service';
import { learnFirst, learningCohorts } from '../grading/admission';
import { SubmissionMoves, type SubmissionRow } from '../moves';
import {
  isFree,
  isMyQueue,
  isReserved,
  isUnanswered,
  matchesFilter,
  queueOrder,
  queueParameters,
  queueTables,
} from './waiting.sql';

type TakenRow = Pick<SubmissionRow, 'id' | 'state' | 'attemptCount' | 'claimedBy' | 'claimedUntil'>;

/**
 * Gives the next piece of work in the order of the queue, without what is kept for somebody else. Parallel takers skip each
 * other's rows, so nobody waits and no two get the same.
 */
const takeNext = `with next as (
    select s.id from ${queueTables}
     where ${isUnanswered} and ${isFree} and ${isMyQueue} and ${matchesFilter}
       and (s.preferred_reviewer_id = $1 or not ${isReserved('s')})
       and ($2 or ($3 and c.organisation_id = $4) or s.cohort_id <> all (${learningCohorts('$1')}))
       and not exists (select from reviewer_availability a where a.person_id = $1 and a.away_before > $5)
     order by ${queueOrder('s')}
     limit 1 for update of s skip locked)
  update submission s
     set state = 'in_review', claimed_by = $1, claimed_until = $9, version = s.version + 1
    from next where s.id = next.id
  returning s.id, s.state, s.attempt_count as "attemptCount", s.claimed_by as "claimedBy",
            s.claimed_until as "claimedUntil"`;

@Injectable()
export class TakeNextService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly moves: SubmissionMoves,
    private readonly clock: Clock,
  ) {}

  /** @throws 409 `nothing-waits`, `you-are-away`, `learn-to-grade-first`; 409 `key-reused` when takeId came with another filter before */
  take(actor: Actor, input: TakeNextInput): Promise<ClaimView> {
    const { takeId, ...filter } = input;
    return this.idempotency.once(actor.personId, takeId, filter, async (manager) => {
      const taken = await this.next(manager, actor, filter);
      if (!taken) throw await this.whyNothing(manager, actor);
      const now = this.clock.now();
      await copyAbsentDraft(manager, taken.id, actor.personId, now);
      return claimView(manager, actor, taken, now);
    });
  }

  private async whyNothing(manager: EntityManager, actor: Actor) {
    const [row] = (await manager.query(
      `select exists (select from reviewer_availability where person_id = $1 and away_before > $2) as "isAway",
              cardinality(${learningCohorts('$1')}) > 0 as "isNew"`,
      [actor.personId, this.clock.now()],
    )) as { isAway: boolean; isNew: boolean }[];
    if (row!.isNew) return learnFirst();
    return row!.isAway
      ? problems.conflict('you-are-away', 'You said that you are away.')
      : problems.conflict('nothing-waits', 'Nothing waits that you may take.');
  }

  private async next(
    manager: EntityManager,
    actor: Actor,
    filter: Omit<TakeNextInput, 'takeId'>,
  ): Promise<TakenRow | undefined> {
    const [rows] = (await manager.query(takeNext, [
      ...queueParameters(actor, this.clock.now(), filter),
      this.moves.leaseEnd(),
    ])) as [TakenRow[], number];
    return rows[0];
  }
}
