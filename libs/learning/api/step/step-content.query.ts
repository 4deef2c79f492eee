import { Injectable } from '@nestjs/common';
import { scopeOf, seesCohort } from '@pijar/cohorts/api';
import { ProgrammeOutlines } from '@pijar/curriculum/api';
import type { StageOutline, StepOutline } from '@pijar/curriculum/contracts';
import type { Actor } from '@pijar/identity/contracts';
import type { StageState, StepView } from '@pijar/learning/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { lineOf } from '../path/build-path';
import type { Standing } from '../path/standing.query';

interface ContentRow extends Pick<Standing, 'steps' | 'programmeVersionId'> {
  body: unknown;
  stageState: StageState;
}

/** One step with its content, for whoever may see it. */
@Injectable()
export class StepContentQuery {
  constructor(
    private readonly db: DataSource,
    private readonly outlines: ProgrammeOutlines,
  ) {}

  /**
   * A participant reads what is open to her (all she did stays open); staff of the cohort and officers read everything.
   * @throws 404; 409 `step-locked` for the participant herself while the stage or the track is closed
   */
  async show(actor: Actor, membershipId: string, stepId: string): Promise<StepView> {
    const scope = scopeOf(actor);
    const [row] = (await this.db.query(
      `select c.programme_version_id as "programmeVersionId", st.body, sp.state as "stageState",
              p.state = 'locked' and m.person_id = $3 as "isLocked",
              (select jsonb_object_agg(x.step_id, jsonb_build_object(
                        'state', x.state, 'since', x.since, 'dueOn', x.due_on, 'score', x.score))
                 from step near join step_progress x on x.step_id = near.id and x.membership_id = m.id
                where near.stage_id = st.stage_id and near.module_id is not distinct from st.module_id
              ) as steps
         from membership m
         join cohort c on c.id = m.cohort_id
         join step_progress p on p.membership_id = m.id and p.step_id = $2
         join step st on st.id = p.step_id
         join stage_progress sp on sp.membership_id = m.id and sp.stage_id = st.stage_id
        where m.id = $1
          and ((m.person_id = $3 and m.state <> 'left') or ${seesCohort('c', [3, 4, 5, 6])})`,
      [membershipId, stepId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as (ContentRow & { isLocked: boolean })[];
    if (!row) throw problems.notFound();
    if (row.isLocked) {
      throw problems.conflict('step-locked', 'The stage or the track is not open yet.');
    }
    const outline = await this.outlines.get(row.programmeVersionId);
    return viewOf(membershipId, stepId, row, outline.stages);
  }
}

function viewOf(
  membershipId: string,
  stepId: string,
  row: ContentRow,
  stages: StageOutline[],
): StepView {
  const isHere = (step: StepOutline) => step.stepId === stepId;
  const stage = stages.find((each) => stepsOf(each).some(isHere))!;
  const module = stage.modules.find((each) => each.steps.some(isHere)) ?? null;
  const siblings = module?.steps ?? stage.meetings;
  const at = siblings.findIndex(isHere);
  const line = (step: StepOutline | undefined) => (step ? lineOf(step, row) : null);
  const step = line(siblings[at])!;
  return {
    membershipId,
    step,
    stage: { stageId: stage.stageId, title: stage.title, state: row.stageState },
    module: module && { moduleId: module.moduleId, title: module.title },
    previous: line(siblings[at - 1]),
    next: line(siblings[at + 1]),
    content: contentOf(step.kind, row.body, module?.steps ?? []),
  };
}

const stepsOf = (stage: StageOutline): StepOutline[] => [
  ...stage.modules.flatMap((module) => module.steps),
  ...stage.meetings,
];

function contentOf(kind: StepOutline['kind'], body: unknown, near: StepOutline[]) {
  if (kind !== 'quiz') return { kind, body } as StepView['content'];
  const lessons = near
    .filter((step) => step.kind === 'lesson')
    .map(({ stepId, code, title }) => ({ stepId, code, title }));
  return { kind, body, lessons } as StepView['content'];
}
