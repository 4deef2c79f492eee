import type { Rubric, SampleSet } from '@pijar/curriculum/contracts';
import { problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** A set of samples with the rubric that the newest published version gives its assignment. */
export interface SampleRubric {
  programmeId: string;
  programme: { code: string; title: string };
  step: { code: string; title: string; brief: string[] };
  rubric: Rubric;
  samples: SampleSet['samples'];
}

/** Programmes of the cohorts of her organisation, and of those of whose staff she is. Parameters: person, organisation. */
const herProgrammes = `select distinct v.programme_id from cohort c
  join programme_version v on v.id = c.programme_version_id
 where c.organisation_id = $2 or exists (
   select from cohort_staff k where k.cohort_id = c.id and k.person_id = $1::uuid and k.left_at is null)`;

const sets = `select pg.id as "programmeId", json_build_object('code', pg.code, 'title', pg.title) as programme,
    json_build_object('code', st.code, 'title', st.title, 'brief', st.body->'brief') as step,
    st.body->'rubric' as rubric, held.set->'samples' as samples
  from programme pg
  cross join lateral jsonb_array_elements(pg.samples) with ordinality as held (set, place)
  cross join lateral (
    select x.* from step x join programme_version v on v.id = x.programme_version_id
     where v.programme_id = pg.id and v.state = 'published' and x.kind = 'assignment' and x.code = held.set->>'step'
     order by v.number desc limit 1) st`;

/** All sets of the programmes that are hers, in the order of the pack. @param personId null: those of the organisation alone */
export async function samplesFor(
  manager: EntityManager,
  personId: string | null,
  organisationId: string,
): Promise<SampleRubric[]> {
  return (await manager.query(
    `${sets} where pg.id in (${herProgrammes}) order by pg.title, pg.id, held.place`,
    [personId, organisationId],
  )) as SampleRubric[];
}

/** @throws 404 when there are no samples for the assignment (any more) */
export async function samplesOf(
  manager: EntityManager,
  programmeId: string,
  step: string,
): Promise<SampleRubric> {
  const [row] = (await manager.query(`${sets} where pg.id = $1 and held.set->>'step' = $2`, [
    programmeId,
    step,
  ])) as SampleRubric[];
  if (!row) throw problems.notFound();
  return row;
}
