import { newId } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import type { PackModule, PackStage, PackStep, PackTest } from './pack';

/** Inserts stages, courses, modules and steps of a version that is still a draft. */
export async function storeStages(
  manager: EntityManager,
  programmeVersionId: string,
  stages: PackStage[],
): Promise<void> {
  const steps = new StepRows(programmeVersionId);
  for (const [index, stage] of stages.entries()) {
    const stageId = newId();
    await manager.query(
      `insert into stage (id, programme_version_id, code, position, title, purpose, rule)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        stageId,
        programmeVersionId,
        stage.code,
        index + 1,
        stage.title,
        stage.purpose,
        JSON.stringify(stage.rule),
      ],
    );
    if (stage.test) await storeTest(manager, { programmeVersionId, stageId }, stage.test);
    for (const [at, course] of stage.courses.entries()) {
      const courseId = newId();
      await manager.query(
        'insert into course (id, stage_id, code, position, title) values ($1, $2, $3, $4, $5)',
        [courseId, stageId, course.code, at + 1, course.title],
      );
      for (const [place, module] of course.modules.entries()) {
        const moduleId = await storeModule(
          manager,
          { stageId, courseId, place: place + 1 },
          module,
        );
        steps.add(stageId, moduleId, module.steps);
      }
    }
    steps.add(stageId, null, stage.meetings);
  }
  await steps.insert(manager);
}

async function storeTest(
  manager: EntityManager,
  { programmeVersionId, stageId }: { programmeVersionId: string; stageId: string },
  test: PackTest,
): Promise<void> {
  await manager.query(
    `insert into stage_test (id, stage_id, programme_version_id, code, title, minutes, body)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[newId(), stageId, programmeVersionId],
      ...[test.code, test.title, test.minutes, JSON.stringify(test.body)],
    ],
  );
}

async function storeModule(
  manager: EntityManager,
  { stageId, courseId, place }: { stageId: string; courseId: string; place: number },
  module: PackModule,
): Promise<string> {
  const id = newId();
  await manager.query(
    `insert into module (id, course_id, stage_id, code, position, title, summary, is_track)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, courseId, stageId, module.code, place, module.title, module.summary, module.isTrack],
  );
  return id;
}

/** Counts positions over the whole version and inserts all steps with one statement. */
class StepRows {
  private readonly rows: object[] = [];

  constructor(private readonly programmeVersionId: string) {}

  add(stageId: string, moduleId: string | null, steps: PackStep[]): void {
    for (const { isRequired, dueAfterDays, ...step } of steps) {
      this.rows.push({
        ...step,
        id: newId(),
        programme_version_id: this.programmeVersionId,
        stage_id: stageId,
        module_id: moduleId,
        position: this.rows.length + 1,
        is_required: isRequired,
        due_after_days: dueAfterDays,
      });
    }
  }

  async insert(manager: EntityManager): Promise<void> {
    await manager.query(
      `insert into step (id, programme_version_id, stage_id, module_id, code, position, kind, title,
                         minutes, is_required, due_after_days, body)
       select id, programme_version_id, stage_id, module_id, code, position, kind, title,
              minutes, is_required, due_after_days, body
         from jsonb_populate_recordset(null::step, $1)`,
      [JSON.stringify(this.rows)],
    );
  }
}
