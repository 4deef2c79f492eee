import { newId } from '@pijar/shared/api';
import type { DataSource } from 'typeorm';
import type { TestProgramme } from './programmes';

/** How the next version differs from the one it is made of. Steps, modules and stages are named by their codes. */
export interface VersionPlan {
  /** Steps that it has no more. */
  drop?: string[];
  /** Steps that it has beside the others, at the end of their module (null: a planned day). */
  add?: { code: string; stage: string; module: string | null; kind: string; like?: string }[];
  /** Parts of step bodies that are other, e.g. `{ a1: { brief: [...] } }`. */
  bodies?: Record<string, object>;
  /** Conditions of stage rules, by stage code. */
  rules?: Record<string, object[]>;
  /** Modules that it has no more, with all their steps. */
  dropModules?: string[];
  /** Stages that it has no more. */
  dropStages?: string[];
}

/** Publishes one more version of a programme: a copy with its own ids, changed as planned. */
export async function makeNextVersion(
  db: DataSource,
  from: Pick<TestProgramme, 'programmeVersionId'>,
  plan: VersionPlan = {},
): Promise<TestProgramme> {
  const versionId = newId();
  const dropped = [...(plan.drop ?? [])];
  return db.transaction(async (manager) => {
    const run = (sql: string, values: unknown[]) => manager.query(sql, values);
    await run(
      `insert into programme_version (id, programme_id, number, state, content_hash)
       select $2, programme_id, (select max(number) + 1 from programme_version x where x.programme_id = v.programme_id), 'draft', 'x'
         from programme_version v where id = $1`,
      [from.programmeVersionId, versionId],
    );
    // New ids are made of the old ones and the version's, so that every statement finds them by itself.
    const id = (old: string) =>
      `overlay(overlay(md5(${old}::text || $2::uuid::text) placing '7' from 13) placing '8' from 17)::uuid`;
    await run(
      `insert into stage (id, programme_version_id, code, position, title, purpose, rule)
       select ${id('id')}, $2::uuid, code, position, title, purpose,
              case when $3::jsonb ? code then jsonb_build_object('all', $3::jsonb->code) else rule end
         from stage where programme_version_id = $1 and not code = any($4)`,
      [from.programmeVersionId, versionId, plan.rules ?? {}, plan.dropStages ?? []],
    );
    await run(
      `insert into stage_test (id, stage_id, programme_version_id, code, title, minutes, body)
       select ${id('t.id')}, n.id, $2::uuid, t.code, t.title, t.minutes, t.body
         from stage_test t join stage n on n.id = ${id('t.stage_id')}
        where t.programme_version_id = $1`,
      [from.programmeVersionId, versionId],
    );
    await run(
      `insert into course (id, stage_id, code, position, title)
       select ${id('c.id')}, n.id, c.code, c.position, c.title
         from course c join stage s on s.id = c.stage_id and s.programme_version_id = $1
         join stage n on n.id = ${id('s.id')}`,
      [from.programmeVersionId, versionId],
    );
    await run(
      `insert into module (id, course_id, stage_id, code, position, title, summary, is_track)
       select ${id('m.id')}, ${id('m.course_id')}, n.id, m.code, m.position, m.title, m.summary, m.is_track
         from module m join stage s on s.id = m.stage_id and s.programme_version_id = $1
         join stage n on n.id = ${id('s.id')}
        where not m.code = any($3)`,
      [from.programmeVersionId, versionId, plan.dropModules ?? []],
    );
    const columns = 'kind, title, minutes, is_required, due_after_days';
    const copied = columns
      .split(', ')
      .map((column) => `st.${column}`)
      .join(', ');
    await run(
      `insert into step (id, programme_version_id, stage_id, module_id, code, position, ${columns}, body)
       select ${id('st.id')}, $2::uuid, n.id, m.id, st.code, st.position, ${copied},
              st.body || coalesce($4::jsonb->st.code, '{}')
         from step st
         join stage n on n.id = ${id('st.stage_id')}
         left join module m on m.id = ${id('st.module_id')}
        where st.programme_version_id = $1 and not st.code = any($3)
          and (st.module_id is null or m.id is not null)`,
      [from.programmeVersionId, versionId, dropped, plan.bodies ?? {}],
    );
    for (const [index, step] of (plan.add ?? []).entries()) {
      await run(
        `insert into step (id, programme_version_id, stage_id, module_id, code, position, kind, title, minutes, due_after_days, body)
         select $1, $2, s.id, m.id, $3, $4, $5, $6, 4, case when $5 = 'assignment' then 10 end,
                coalesce((select body from step where programme_version_id = $9 and code = $10), '{}')
           from stage s left join module m on m.stage_id = s.id and m.code = $8
          where s.programme_version_id = $2 and s.code = $7`,
        [
          newId(),
          versionId,
          step.code,
          1000 + index,
          step.kind,
          `Langkah ${step.code}`,
          step.stage,
          step.module,
          from.programmeVersionId,
          step.like ?? null,
        ],
      );
    }
    await run(
      `update programme_version set state = 'published', published_at = now() where id = $1`,
      [versionId],
    );
    return idsOf(run, versionId);
  });
}

async function idsOf(
  run: (sql: string, values: unknown[]) => Promise<{ code: string; id: string }[]>,
  versionId: string,
): Promise<TestProgramme> {
  const byCode = (rows: { code: string; id: string }[]) =>
    Object.fromEntries(rows.map((row) => [row.code, row.id]));
  const stages = byCode(
    await run('select code, id from stage where programme_version_id = $1', [versionId]),
  );
  const steps = byCode(
    await run('select code, id from step where programme_version_id = $1', [versionId]),
  );
  const tracks = byCode(
    await run(
      `select m.code, m.id from module m join stage s on s.id = m.stage_id
        where s.programme_version_id = $1 and m.is_track`,
      [versionId],
    ),
  );
  return {
    programmeVersionId: versionId,
    stages: stages as TestProgramme['stages'],
    steps,
    tracks: tracks as TestProgramme['tracks'],
  };
}
