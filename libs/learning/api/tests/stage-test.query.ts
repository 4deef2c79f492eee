import { Injectable } from '@nestjs/common';
import { scopeOf, seesCohort } from '@pijar/cohorts/api';
import type { QuizBody } from '@pijar/curriculum/contracts';
import type { Actor } from '@pijar/identity/contracts';
import type { StageState, StageTestView } from '@pijar/learning/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { PathsService } from '../path/paths.service';

interface TestRow {
  body: QuizBody;
  state: StageState;
  isOwn: boolean;
}

/** What is asked before and after a stage, for whoever may see it. */
@Injectable()
export class StageTestQuery {
  constructor(
    private readonly db: DataSource,
    private readonly paths: PathsService,
  ) {}

  /** @throws 404; 409 `step-locked` for the participant herself while the stage is closed */
  async show(actor: Actor, membershipId: string, stageId: string): Promise<StageTestView> {
    const scope = scopeOf(actor);
    const [row] = (await this.db.query(
      `select t.body, sp.state, m.person_id = $3 as "isOwn"
         from membership m
         join cohort c on c.id = m.cohort_id
         join stage_test t on t.stage_id = $2 and t.programme_version_id = c.programme_version_id
         join stage_progress sp on sp.membership_id = m.id and sp.stage_id = t.stage_id
        where m.id = $1
          and ((m.person_id = $3 and m.state <> 'left') or ${seesCohort('c', [3, 4, 5, 6])})`,
      [membershipId, stageId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as TestRow[];
    if (!row) throw problems.notFound();
    if (row.isOwn && row.state === 'locked') {
      throw problems.conflict('step-locked', 'The stage is not open yet.');
    }
    const path = await this.paths.show(actor, membershipId);
    const stage = path.stages.find((each) => each.stageId === stageId);
    if (!stage?.test) throw problems.notFound();
    const { code, title, state } = stage;
    return {
      membershipId,
      stage: { stageId, code, title, state },
      test: stage.test,
      quiz: row.body,
    };
  }
}
