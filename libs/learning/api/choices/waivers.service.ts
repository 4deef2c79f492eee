import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import type { PathView } from '@pijar/learning/contracts';
import { Audit, problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { PathsService } from '../path/paths.service';
import { StageCompletions } from '../progress/stage-completions';
import { lockMemberships } from '../progress/step-reports';

/** An officer lets a participant go on without all that a stage asks; who and why is kept. */
@Injectable()
export class WaiversService {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly completions: StageCompletions,
    private readonly paths: PathsService,
    private readonly audit: Audit,
  ) {}

  /** @throws 404 unless the actor leads the cohort; 409 `stage-not-open` */
  async waive(
    actor: Actor,
    membershipId: string,
    stageId: string,
    reason: string,
  ): Promise<PathView> {
    return this.db.transaction(async (manager) => {
      await lockMemberships(manager, [membershipId]);
      const [row] = (await manager.query(
        `select c.id as "cohortId", c.organisation_id as "organisationId", sp.state
           from membership m
           join cohort c on c.id = m.cohort_id
           join stage_progress sp on sp.membership_id = m.id and sp.stage_id = $2
          where m.id = $1`,
        [membershipId, stageId],
      )) as { cohortId: string; organisationId: string; state: string }[];
      if (!row) throw problems.notFound();
      await this.access.assertLeads(actor, row.cohortId, manager);
      if (row.state !== 'open') {
        throw problems.conflict('stage-not-open', 'Only an open stage can be waived.', {
          state: row.state,
        });
      }
      const opened = await this.completions.complete(manager, [{ membershipId, stageId }], {
        by: actor.personId,
        reason,
      });
      await this.completions.completeWhatIsMet(manager, opened);
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId: row.organisationId,
        action: 'stage.waived',
        subjectType: 'membership',
        subjectId: membershipId,
        detail: { stageId },
      });
      return this.paths.show(actor, membershipId, manager);
    });
  }
}
