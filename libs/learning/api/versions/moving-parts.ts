import { Injectable } from '@nestjs/common';
import type { CohortVersionChange } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { cohortVersionChanged, type VersionChangeView } from '@pijar/learning/contracts';
import { Audit, newId, Outbox } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { StageCompletions } from '../progress/stage-completions';
import { StageOpenings } from '../progress/stage-openings';
import { CarryProgress } from './carry-progress';
import { VersionChanges } from './version-changes';

/** The parts of the move that follow one another, in the caller's transaction. */
@Injectable()
export class MovingParts {
  constructor(
    private readonly progress: CarryProgress,
    private readonly changes: VersionChanges,
    private readonly openings: StageOpenings,
    private readonly completions: StageCompletions,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** The rows first, then what follows from the new rules. */
  async carry(manager: EntityManager, change: CohortVersionChange, ids: string[]): Promise<void> {
    await this.progress.carry(manager, change);
    await this.changes.carry(manager, change);
    await this.openings.openSteps(manager, ids);
    await this.completions.completeWhatIsMet(manager, ids);
  }

  async record(
    manager: EntityManager,
    actor: Actor,
    { cohortId, organisationId, fromVersionId, toVersionId }: CohortVersionChange,
    reason: string,
    seen: VersionChangeView,
  ): Promise<void> {
    const changeId = newId();
    await manager.query(
      `insert into cohort_version_change (id, cohort_id, from_version_id, to_version_id, actor_id, reason)
       values ($1, $2, $3, $4, $5, $6)`,
      [changeId, cohortId, fromVersionId, toVersionId, actor.personId, reason],
    );
    await this.audit.record(manager, {
      actorId: actor.personId,
      organisationId,
      action: 'cohort.version-changed',
      subjectType: 'cohort',
      subjectId: cohortId,
      detail: {
        ...{ changeId, fromVersionId, toVersionId, people: seen.people },
        completing: seen.stages.map(({ code, completing }) => ({ code, completing })),
        droppedWork: seen.droppedWork.map(({ title: _, ...work }) => work),
      },
    });
    await this.outbox.add(manager, cohortVersionChanged, {
      ...{ changeId, cohortId, fromVersionId, toVersionId },
    });
  }
}
