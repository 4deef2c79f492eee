import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type { GradingCoach, GradingOffice } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { fewestPairs, weightedKappa, type Pair } from './kappa';
import { overallOf } from './overall';
import { assertOfficeOf } from './office-access';
import { samplesFor, type SampleRubric } from './samples.query';
import { scoredIn, triesOf, type ScoredSample, type TryRow } from './tries';

const daysOfFigures = 90;

const programmes = `select p.id, p.code, p.title,
    (select coalesce(sum(jsonb_array_length(x->'samples')), 0)::int from jsonb_array_elements(p.samples) x) as samples,
    json_build_object('admissionLevel', r.admission_level, 'secondPercent', coalesce(r.second_percent, 0),
                      'apartFrom', coalesce(r.apart_from, 2)) as rule
  from programme p
  left join grading_rule r on r.programme_id = p.id and r.organisation_id = $1
 where p.id in (select v.programme_id from cohort c join programme_version v on v.id = c.programme_version_id
                 where c.organisation_id = $1)
 order by p.title, p.id`;

/** Staff of the organisation's cohorts, with the middle of the working days that each took. */
const coaches = `select p.id, p.full_name as name, coalesce(f.answered, 0)::int as answered, f.median as "medianDays",
    (select coalesce(json_agg(json_build_object('programmeId', a.programme_id, 'how', a.how, 'kappa', a.kappa,
        'by', case when b.id is not null then json_build_object('id', b.id, 'name', b.full_name) end,
        'reason', a.reason, 'admittedAt', a.admitted_at)), '[]')
       from grading_admission a left join person b on b.id = a.admitted_by
      where a.person_id = p.id and a.organisation_id = $1) as admissions,
    (select coalesce(json_agg(distinct v.programme_id), '[]') from cohort_staff k
       join cohort c on c.id = k.cohort_id and c.organisation_id = $1
       join programme_version v on v.id = c.programme_version_id
      where k.person_id = p.id and k.left_at is null) as programmes
  from person p
  left join (
    select f.reviewer_id, count(*) as answered,
           percentile_cont(0.5) within group (
             order by working_days(a.sent_at, f.sent_at, c.time_zone, c.organisation_id)) as median
      from feedback f
      join submission_attempt a on a.id = f.attempt_id
      join submission s on s.id = a.submission_id
      join cohort c on c.id = s.cohort_id
     where c.organisation_id = $1 and f.version = 1 and f.sent_at > $2
     group by f.reviewer_id) f on f.reviewer_id = p.id
 where p.erased_at is null and p.id in (
   select k.person_id from cohort_staff k join cohort c on c.id = k.cohort_id
    where c.organisation_id = $1 and k.left_at is null)
 order by p.full_name, p.id`;

/** Levels of the same criterion by two readers, counted, for both of them. Restricted work is in no view, so in no pair. */
const pairs = `select x.person_id as "personId", x.one, x.other, count(*)::int as count
  from (
    select unnest(array[f.reviewer_id, z.reader_id]) as person_id, e.value::int as one, (z.scores->>e.key)::int as other
      from second_reading z
      join feedback f on f.id = z.feedback_id
      join submission s on s.id = z.submission_id
      join cohort c on c.id = s.cohort_id
      cross join lateral jsonb_each_text(f.scores) e
     where c.organisation_id = $1 and z.read_at is not null and z.scores ? e.key) x
 group by 1, 2, 3`;

const apart = `select z.id as "readingId", json_build_object('id', st.id, 'code', st.code, 'title', st.title) as step,
    json_build_object('id', c.id, 'name', c.name, 'timeZone', c.time_zone) as cohort, z.read_at as "readAt", z.widest
  from second_reading z
  join submission s on s.id = z.submission_id
  join step st on st.id = s.step_id
  join cohort c on c.id = s.cohort_id
 where c.organisation_id = $1 and z.is_apart and z.closed_at is null order by z.read_at, z.id limit 200`;

interface CoachRow {
  id: string;
  name: string;
  answered: number;
  medianDays: number | null;
  admissions: (NonNullable<GradingCoach['programmes'][number]['admission']> & {
    programmeId: string;
  })[];
  programmes: string[];
}
interface PairCount {
  personId: string;
  one: number;
  other: number;
  count: number;
}
type ProgrammeRow = GradingOffice['programmes'][number] & { id: string };

/** How the coaches of an organisation grade and answer. */
@Injectable()
export class OfficeQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 unless the actor is an officer of the organisation, or an admin */
  async show(
    actor: Actor,
    organisationId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<GradingOffice> {
    assertOfficeOf(actor, organisationId);
    const [organisation] = (await manager.query('select id, name from organisation where id = $1', [
      organisationId,
    ])) as GradingOffice['organisation'][];
    if (!organisation) throw problems.notFound();
    const ask = async <T>(sql: string, ...more: unknown[]) =>
      (await manager.query(sql, [organisationId, ...more])) as T[];
    const since = new Date(this.clock.now().getTime() - daysOfFigures * 24 * 3600 * 1000);
    const known = await ask<ProgrammeRow>(programmes);
    const counts = await ask<PairCount>(pairs);
    const read = await ask<GradingOffice['apart'][number] & { readAt: Date }>(apart);
    const rows = await ask<CoachRow>(coaches, since);
    const sets = await samplesFor(manager, null, organisationId);
    const tries = await triesOf(
      manager,
      rows.map(({ id }) => id),
    );
    const scored = await scoredIn(manager, tries);
    return {
      organisation,
      programmes: known.map(({ id: _, ...programme }) => programme),
      fewestPairs,
      coaches: rows.map((row) => coachView(row, { known, sets, counts, tries, scored })),
      apart: read.map((each) => ({ ...each, readAt: each.readAt.toISOString() })),
    };
  }
}

interface Everything {
  known: ProgrammeRow[];
  sets: SampleRubric[];
  counts: PairCount[];
  tries: TryRow[];
  scored: ScoredSample[];
}

function coachView(row: CoachRow, all: Everything): GradingCoach {
  const hers = all.counts.filter(({ personId }) => personId === row.id);
  const pairsOfHers = hers.flatMap(({ one, other, count }) =>
    Array.from({ length: count }, (): Pair => [one, other]),
  );
  const isEnough = pairsOfHers.length >= fewestPairs;
  return {
    person: { id: row.id, name: row.name },
    programmes: all.known
      .filter(({ id }) => row.programmes.includes(id))
      .map((programme) => learnedOf(row, programme, all)),
    agreement: { kappa: isEnough ? weightedKappa(pairsOfHers) : null, pairs: pairsOfHers.length },
    medianDays: row.medianDays,
    answered: row.answered,
  };
}

function learnedOf(
  row: CoachRow,
  { id, code }: ProgrammeRow,
  { sets, tries, scored }: Everything,
): GradingCoach['programmes'][number] {
  const its = sets.filter((set) => set.programmeId === id);
  const finished = tries.filter(
    (each) => each.personId === row.id && each.programmeId === id && each.finishedAt,
  );
  const firsts = finished.filter(({ number }) => number === 1);
  return {
    code,
    admission: row.admissions.find((each) => each.programmeId === id) ?? null,
    firstKappa: overallOf(its, firsts, scored)?.kappa ?? null,
    lastKappa: overallOf(its, finished, scored)?.kappa ?? null,
    tries: finished.length,
  };
}
