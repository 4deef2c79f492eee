import { Injectable } from '@nestjs/common';
import { Clock, problems } from '@pijar/shared/api';
import {
  leaseMinutes,
  move,
  type Mover,
  type SubmissionState,
  type SubmissionVerb,
} from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import { stateNow, type SubmissionRow } from './submission-row';

/** Columns that a move may set beside state and version. */
interface MoveColumns {
  attempt_count: number;
  waiting_since: Date;
  promised_until: Date;
  kept_until: Date;
  decided_at: Date | null;
  preferred_reviewer_id: string | null;
  claimed_by: string | null;
  claimed_until: Date | null;
  handed_back_by: string | null;
  entered_by: string | null;
}

/** Carries out the moves of the table as conditional updates. */
@Injectable()
export class SubmissionMoves {
  constructor(private readonly clock: Clock) {}

  /**
   * Moves what the caller has read. The update holds only while state and version are still what she read.
   * @throws 409 `illegal-move` when the table does not know it; callers that can say it better look first
   * @throws 409 `changed-meanwhile` when somebody was faster; `current` has state and version
   */
  async apply(
    manager: EntityManager,
    row: SubmissionRow,
    verb: SubmissionVerb,
    who: Mover,
    changes: Partial<MoveColumns> = {},
  ): Promise<SubmissionRow> {
    const state = stateNow(row, this.clock.now());
    const result = move(state, verb, who);
    if (!result.isLegal) {
      throw problems.conflict('illegal-move', `${who} may not ${verb} work that is ${state}.`, {
        state,
        version: row.version,
      });
    }
    const to = result.to as SubmissionRow['state'];
    const all: Partial<MoveColumns> = {
      ...(to === 'in_review' || to === 'answering'
        ? {}
        : { claimed_by: null, claimed_until: null }),
      ...changes,
    };
    const sets = Object.keys(all).map((column, n) => `${column} = $${n + 5}`);
    const [moved] = (await manager.query(
      `update submission set ${['state = $4', 'version = version + 1', ...sets].join(', ')}
        where id = $1 and state = $2 and version = $3
       returning version, claimed_by as "claimedBy", claimed_until as "claimedUntil",
                 attempt_count as "attemptCount", preferred_reviewer_id as "preferredReviewerId"`,
      [row.id, row.state, row.version, to, ...Object.values(all)],
    )) as [Partial<SubmissionRow>[], number];
    if (!moved[0]) throw await this.changedMeanwhile(manager, row.id);
    return { ...row, ...moved[0], state: to };
  }

  now(): Date {
    return this.clock.now();
  }

  /** When a lease that begins or is renewed now ends. */
  leaseEnd(): Date {
    return new Date(this.clock.now().getTime() + leaseMinutes * 60_000);
  }

  private async changedMeanwhile(manager: EntityManager, id: string) {
    const [current] = (await manager.query('select state, version from submission where id = $1', [
      id,
    ])) as { state: SubmissionState; version: number }[];
    return problems.conflict('changed-meanwhile', 'Somebody was faster.', current);
  }
}
