import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MembershipMoves, StaffLeaves } from '@pijar/cohorts/api';
import { Clock } from '@pijar/shared/api';

/** Pairs end by themselves where the coach is no longer on the staff of the participant's cohort. */
@Injectable()
export class PairEndings implements OnModuleInit {
  constructor(
    private readonly leaves: StaffLeaves,
    private readonly moves: MembershipMoves,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.leaves.listen(async (manager, { cohortId, personId }) => {
      await manager.query(
        `update coach_pair cp set ended_at = $3 from membership m
          where m.id = cp.membership_id and m.cohort_id = $1 and cp.coach_id = $2 and cp.ended_at is null`,
        [cohortId, personId, this.clock.now()],
      );
    });
    this.moves.listen(async (manager, { membershipId, toCohortId }) => {
      await manager.query(
        `update coach_pair cp set ended_at = $3
          where cp.membership_id = $1 and cp.ended_at is null and not exists (
            select from cohort_staff s where s.cohort_id = $2 and s.person_id = cp.coach_id
               and s.left_at is null and s.part in ('coach', 'cofacilitator'))`,
        [membershipId, toCohortId, this.clock.now()],
      );
    });
  }
}
