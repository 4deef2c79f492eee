import { Injectable } from '@nestjs/common';
import { scopeOf, seesCohort } from '@pijar/cohorts/api';
import { Glossary, LessonRecordings, ProgrammeOutlines } from '@pijar/curriculum/api';
import type { StageOutline, StepOutline } from '@pijar/curriculum/contracts';
import type { Actor } from '@pijar/identity/contracts';
import type { ModuleView, StageState, StepView } from '@pijar/learning/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { lineOf } from '../path/build-path';
import type { Standing } from '../path/standing.query';

interface ContentRow extends Pick<Standing, 'steps' | 'programmeVersionId'> {
  organisationId: string;
  stepId: string;
  body: unknown;
  stageState: StageState;
  isLocked: boolean;
}

/** Steps with their content, for whoever may see it. */
@Injectable()
export class StepContentQuery {
  constructor(
    private readonly db: DataSource,
    private readonly outlines: ProgrammeOutlines,
    private readonly glossary: Glossary,
    private readonly recordings: LessonRecordings,
  ) {}

  /**
   * A participant reads what is open to her (all she did stays open); staff of the cohort and officers read everything.
   * @throws 404; 409 `step-locked` for the participant herself while the stage or the track is closed
   */
  async show(actor: Actor, membershipId: string, stepId: string): Promise<StepView> {
    const [row] = await this.rows(actor, membershipId, 'st.id = step_now($1, $2)', stepId);
    if (!row) throw problems.notFound();
    if (row.isLocked) {
      throw problems.conflict('step-locked', 'The stage or the track is not open yet.');
    }
    const { stages } = await this.outlines.get(row.programmeVersionId);
    const [view] = await this.complete(row, [viewOf(membershipId, row, stages)]);
    return view!;
  }

  /** Every step of a module that the actor may open, in order. @throws 404 also when there is none */
  async showModule(actor: Actor, membershipId: string, moduleId: string): Promise<ModuleView> {
    const rows = await this.rows(actor, membershipId, 'st.module_id = $2', moduleId);
    const open = rows.filter((row) => !row.isLocked);
    if (!open[0]) throw problems.notFound();
    const { stages } = await this.outlines.get(open[0].programmeVersionId);
    const views = open.map((row) => viewOf(membershipId, row, stages));
    return { moduleId, steps: await this.complete(open[0], views) };
  }

  /** A lesson carries the words that it explains and the organisation's recordings, also into the phone's store. */
  private async complete(of: ContentRow, views: StepView[]): Promise<StepView[]> {
    const lessons = views.filter(({ content }) => content.kind === 'lesson');
    if (lessons.length === 0) return views;
    const codes = lessons.map(({ step }) => step.code);
    const { organisationId, programmeVersionId } = of;
    const added = await this.recordings.ofLessons(organisationId, programmeVersionId, codes);
    return Promise.all(
      views.map(async (view) => {
        if (view.content.kind !== 'lesson') return view;
        const words = await this.glossary.wordsIn(view.content.body.markdown);
        const recordings = added.get(view.step.code) ?? [];
        return { ...view, content: { ...view.content, words, recordings } };
      }),
    );
  }

  private async rows(
    actor: Actor,
    membershipId: string,
    which: 'st.id = step_now($1, $2)' | 'st.module_id = $2',
    id: string,
  ): Promise<ContentRow[]> {
    const scope = scopeOf(actor);
    return this.db.query(
      `select st.id as "stepId", c.programme_version_id as "programmeVersionId", st.body,
              c.organisation_id as "organisationId",
              sp.state as "stageState", p.state = 'locked' and m.person_id = $3 as "isLocked",
              (select jsonb_object_agg(x.step_id, jsonb_build_object(
                        'state', x.state, 'since', x.since, 'dueOn', x.due_on, 'score', x.score))
                 from step near join step_progress x on x.step_id = near.id and x.membership_id = m.id
                where near.stage_id = st.stage_id and near.module_id is not distinct from st.module_id
              ) as steps
         from membership m
         join cohort c on c.id = m.cohort_id
         join step st on ${which}
         join step_progress p on p.membership_id = m.id and p.step_id = st.id
         join stage_progress sp on sp.membership_id = m.id and sp.stage_id = st.stage_id
        where m.id = $1
          and ((m.person_id = $3 and m.state <> 'left') or ${seesCohort('c', [3, 4, 5, 6])})
        order by st.position`,
      [membershipId, id, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    );
  }
}

function viewOf(membershipId: string, row: ContentRow, stages: StageOutline[]): StepView {
  const isHere = (step: StepOutline) => step.stepId === row.stepId;
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
