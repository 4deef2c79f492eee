import { Injectable } from '@nestjs/common';
import type { ProgrammeOutline, StageOutline, StepKind } from '@pijar/curriculum/contracts';
import type {
  ModuleDifference,
  RuleLine,
  StageDifference,
  StepDifference,
} from '@pijar/learning/contracts';
import type { EntityManager } from 'typeorm';

interface StepRow {
  code: string;
  kind: StepKind;
  title: string;
  change: StepDifference['change'];
  stageCode: string;
  moduleCode: string | null;
  moduleTitle: string | null;
  isTrack: boolean;
  isModuleAdded: boolean;
  isModuleDropped: boolean;
}
export type StageChanges = Omit<StageDifference, 'completing'>;

/** What two published versions of one programme have different. */
@Injectable()
export class VersionDifferencesQuery {
  /** Every stage of the new version, in order. */
  async between(
    manager: EntityManager,
    from: ProgrammeOutline,
    to: ProgrammeOutline,
  ): Promise<StageChanges[]> {
    const rows = (await manager.query(differences, [
      from.programmeVersionId,
      to.programmeVersionId,
    ])) as StepRow[];
    const tests = await testChanges(manager, from, to);
    return to.stages.map((stage) => ({
      code: stage.code,
      title: stage.title,
      test: tests.get(stage.code) ?? null,
      rule: ruleChange(
        from.stages.find(({ code }) => code === stage.code)!,
        stage,
      ),
      modules: modulesOf(rows.filter((row) => row.stageCode === stage.code)),
    }));
  }
}

const stepsOf = (version: string) => `(
  select st.*, sg.code as stage_code, mo.code as module_code, mo.title as module_title, mo.is_track,
         sg.position as stage_position
    from step st
    join stage sg on sg.id = st.stage_id
    left join module mo on mo.id = st.module_id
   where st.programme_version_id = ${version})`;
const hasModule = (version: string) => `exists (
  select from module mo join stage sg on sg.id = mo.stage_id
   where sg.programme_version_id = ${version} and sg.code = x.stage_code and mo.code = x.module_code)`;

/** In the order of the new version; what it dropped stands where it was. */
const differences = `
  select x.code, x.kind, x.title, x.change, x.stage_code as "stageCode", x.module_code as "moduleCode",
         x.module_title as "moduleTitle", coalesce(x.is_track, false) as "isTrack",
         x.module_code is not null and not ${hasModule('$1')} as "isModuleAdded",
         x.module_code is not null and not ${hasModule('$2')} as "isModuleDropped"
    from (
      select coalesce(n.code, o.code) as code, coalesce(n.kind, o.kind) as kind,
             coalesce(n.title, o.title) as title,
             coalesce(n.stage_code, o.stage_code) as stage_code,
             case when n.id is null then o.module_code else n.module_code end as module_code,
             case when n.id is null then o.module_title else n.module_title end as module_title,
             case when n.id is null then o.is_track else n.is_track end as is_track,
             coalesce(n.stage_position, o.stage_position) as stage_position,
             coalesce(n.position, o.position) as position,
             case when o.id is null then 'added'
                  when n.id is null then 'dropped'
                  when (o.title, o.minutes, o.is_required, o.body) is distinct from
                       (n.title, n.minutes, n.is_required, n.body) then 'changed'
                  when (o.stage_code, o.module_code) is distinct from (n.stage_code, n.module_code) then 'moved'
             end as change
        from ${stepsOf('$1')} o
        full join ${stepsOf('$2')} n on n.code = o.code and n.kind = o.kind) x
   where x.change is not null
   order by x.stage_position, x.position, x.code`;

/** By stage code: the questions before and after it, where they are other. */
async function testChanges(
  manager: EntityManager,
  from: ProgrammeOutline,
  to: ProgrammeOutline,
): Promise<Map<string, NonNullable<StageDifference['test']>>> {
  const testsOf = (version: string) => `(
    select t.title, t.body, sg.code from stage_test t join stage sg on sg.id = t.stage_id
     where t.programme_version_id = ${version})`;
  const rows = (await manager.query(
    `select coalesce(n.code, o.code) as code,
            case when o.code is null then 'added' when n.code is null then 'dropped' else 'changed' end as change
       from ${testsOf('$1')} o full join ${testsOf('$2')} n on n.code = o.code
      where (o.title, o.body) is distinct from (n.title, n.body)`,
    [from.programmeVersionId, to.programmeVersionId],
  )) as { code: string; change: NonNullable<StageDifference['test']> }[];
  return new Map(rows.map((row) => [row.code, row.change]));
}

function modulesOf(rows: StepRow[]): ModuleDifference[] {
  return [...Map.groupBy(rows, (row) => row.moduleCode)].map(([code, steps]) => ({
    code,
    title: steps[0]!.moduleTitle,
    isTrack: steps[0]!.isTrack,
    change: moduleChange(steps[0]!),
    steps: steps.map(({ code, kind, title, change }) => ({ code, kind, title, change })),
  }));
}

function moduleChange(row: StepRow): ModuleDifference['change'] {
  if (row.isModuleAdded) return 'added';
  return row.isModuleDropped ? 'dropped' : 'changed';
}

function ruleChange(before: StageOutline, after: StageOutline): StageDifference['rule'] {
  if (JSON.stringify(before.rule) === JSON.stringify(after.rule)) return null;
  return { before: linesOf(before), after: linesOf(after) };
}

const linesOf = ({ rule }: StageOutline): RuleLine[] =>
  rule.all.map((condition) => ({
    kind: condition.kind,
    atLeast: 'at_least' in condition ? condition.at_least : null,
    of: 'of' in condition ? condition.of.length : null,
  }));
