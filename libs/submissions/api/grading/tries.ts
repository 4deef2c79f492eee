import { problems } from '@pijar/shared/api';
import type { GradingTry, GradingTrySummary, Scores } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import { pairsOf, type Pair } from './kappa';
import type { SampleRubric } from './samples.query';

export interface TryRow {
  id: string;
  personId: string;
  programmeId: string;
  step: string;
  number: number;
  sampleCodes: string[];
  begunAt: Date;
  finishedAt: Date | null;
  kappa: number | null;
}
export interface ScoredSample {
  tryId: string;
  code: string;
  scores: Scores;
  lead: Scores;
}

const columns = `t.id, t.person_id as "personId", t.programme_id as "programmeId", t.step_code as step, t.number,
  t.sample_codes as "sampleCodes", t.begun_at as "begunAt", t.finished_at as "finishedAt", t.kappa`;

/** Oldest first. */
export async function triesOf(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<TryRow[]> {
  return (await manager.query(
    `select ${columns} from grading_try t where t.person_id = any ($1) order by t.number, t.id`,
    [personIds],
  )) as TryRow[];
}

/** What was scored in these tries, of whomever. */
export async function scoredIn(
  manager: EntityManager,
  tries: readonly Pick<TryRow, 'id'>[],
): Promise<ScoredSample[]> {
  return (await manager.query(
    `select try_id as "tryId", sample_code as code, scores, lead_scores as lead from grading_try_score
      where try_id = any ($1)`,
    [tries.map(({ id }) => id)],
  )) as ScoredSample[];
}

/** Keeps others from changing it until the commit. @throws 404 unless it is hers */
export async function lockTry(
  manager: EntityManager,
  personId: string,
  tryId: string,
): Promise<TryRow> {
  const [row] = (await manager.query(
    `select ${columns} from grading_try t where t.id = $1 and t.person_id = $2 for update`,
    [tryId, personId],
  )) as TryRow[];
  if (!row) throw problems.notFound();
  return row;
}

export const pairsIn = (scored: readonly ScoredSample[]): Pair[] =>
  scored.flatMap(({ lead, scores }) => pairsOf(lead, scores));

export const summaryOf = (row: TryRow): GradingTrySummary => ({
  id: row.id,
  number: row.number,
  begunAt: row.begunAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  kappa: row.kappa,
});

/** The lead's scores stand beside hers, and nowhere else. A sample that was taken out of the set since is not shown. */
export function tryView(
  row: TryRow,
  set: SampleRubric,
  scored: readonly ScoredSample[],
): GradingTry {
  const { programme, step, rubric } = set;
  const samples = row.sampleCodes.flatMap((code) => {
    const sample = set.samples.find((each) => each.code === code);
    if (!sample) return [];
    const hers = scored.find((each) => each.code === code);
    return [
      {
        code,
        text: sample.text,
        scores: hers?.scores ?? null,
        lead: hers ? { scores: hers.lead, why: sample.why } : null,
      },
    ];
  });
  return { ...summaryOf(row), programme, step, rubric, pairs: pairsIn(scored).length, samples };
}

export const isSame = (one: Scores, other: Scores): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([criterion, level]) => other[criterion] === level);
