import { Injectable } from '@nestjs/common';
import type { ProgrammeOutline, StageOutline } from '@pijar/curriculum/contracts';
import { DataSource } from 'typeorm';

interface OutlineRow {
  title: string;
  number: number;
  state: 'draft' | 'published';
  stages: StageOutline[];
}

/** Most versions kept in memory; an outline of 60 steps takes some 20 KB. */
const mostKept = 100;

/**
 * The outlines of programme versions. A published version never changes, so it is read once and kept in memory: what a screen
 * asks the database for is only where somebody stands.
 */
@Injectable()
export class ProgrammeOutlines {
  private readonly kept = new Map<string, ProgrammeOutline>();

  constructor(private readonly db: DataSource) {}

  /** @throws Error when there is no such version: its id came from another row */
  async get(programmeVersionId: string): Promise<ProgrammeOutline> {
    const known = this.kept.get(programmeVersionId);
    if (known) return known;
    const [row] = (await this.db.query(outlineSql, [programmeVersionId])) as OutlineRow[];
    if (!row) throw new Error(`There is no programme version ${programmeVersionId}.`);
    const { title, number, state, stages } = row;
    const outline = { programmeVersionId, title, number, stages };
    if (state === 'published') this.keep(outline);
    return outline;
  }

  private keep(outline: ProgrammeOutline): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= mostKept && oldest) this.kept.delete(oldest);
    this.kept.set(outline.programmeVersionId, outline);
  }
}

const steps = (where: string) => `(
  select coalesce(jsonb_agg(jsonb_build_object(
           'stepId', st.id, 'code', st.code, 'kind', st.kind, 'title', st.title, 'minutes', st.minutes,
           'position', st.position, 'isRequired', st.is_required) order by st.position), '[]')
    from step st where ${where})`;

const outlineSql = `
  select g.title, v.number, v.state, (
    select coalesce(jsonb_agg(jsonb_build_object(
             'stageId', s.id, 'code', s.code, 'title', s.title, 'purpose', s.purpose, 'rule', s.rule,
             'modules', (
               select coalesce(jsonb_agg(jsonb_build_object(
                        'moduleId', m.id, 'code', m.code, 'title', m.title, 'summary', m.summary,
                        'isTrack', m.is_track, 'courseTitle', c.title,
                        'steps', ${steps('st.module_id = m.id')}) order by c.position, m.position), '[]')
                 from module m join course c on c.id = m.course_id where m.stage_id = s.id),
             'meetings', ${steps('st.stage_id = s.id and st.module_id is null')},
             'test', (select jsonb_build_object('title', t.title, 'minutes', t.minutes,
                        'questionCount', jsonb_array_length(t.body -> 'questions'))
                        from stage_test t where t.stage_id = s.id))
           order by s.position), '[]')
      from stage s where s.programme_version_id = v.id) as stages
    from programme_version v join programme g on g.id = v.programme_id
   where v.id = $1`;
