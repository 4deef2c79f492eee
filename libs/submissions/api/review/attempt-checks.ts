import type { Rubric } from '@pijar/curriculum/contracts';
import { problems } from '@pijar/shared/api';
import type { FieldFault } from '@pijar/shared/contracts';
import type { DecisionInput, Scores } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import type { SubmissionRow } from '../moves';

/**
 * @throws 404 when the attempt is none of this submission
 * @throws 409 `attempt-superseded` when a newer one was handed in
 */
export async function assertNewestAttempt(
  manager: EntityManager,
  row: SubmissionRow,
  attemptId: string,
): Promise<void> {
  const [attempt] = (await manager.query(
    'select number from submission_attempt where id = $1 and submission_id = $2',
    [attemptId, row.id],
  )) as { number: number }[];
  if (!attempt) throw problems.notFound();
  if (attempt.number === row.attemptCount) return;
  throw problems.conflict('attempt-superseded', 'She handed in again since.', {
    attemptNumber: row.attemptCount,
  });
}

/**
 * What she says is not hers can go back to her, and cannot count for her.
 * @throws 409 `attempt-disowned`
 */
export async function assertNotDisowned(
  manager: EntityManager,
  input: Pick<DecisionInput, 'attemptId' | 'decision'>,
): Promise<void> {
  if (input.decision !== 'accepted') return;
  const disowned = (await manager.query(
    `select id from submission_attempt where id = $1 and entered_answer = 'disowned'`,
    [input.attemptId],
  )) as unknown[];
  if (disowned.length === 0) return;
  throw problems.conflict('attempt-disowned', 'She says that this work is not hers.');
}

/** @throws 422 `/body/scores/<criterion>` `missing` or `unknown`: there is one score for each criterion of the rubric */
export function assertScoresComplete(rubric: Rubric, scores: Scores): void {
  const codes = rubric.criteria.map((criterion) => criterion.code);
  const faults: FieldFault[] = [
    ...codes.filter((code) => scores[code] === undefined).map((code) => fault(code, 'missing')),
    ...Object.keys(scores)
      .filter((code) => !codes.includes(code))
      .map((code) => fault(code, 'unknown')),
  ];
  if (faults.length > 0) throw problems.invalid(faults);
}

function fault(code: string, kind: 'missing' | 'unknown'): FieldFault {
  const pointer = `/body/scores/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return { pointer, code: kind, detail: `The score is ${kind}.` };
}

/** Points reached, and whether they stay below what the rubric asks for. */
export function pointsOf(rubric: Rubric, scores: Scores): { points: number; belowPass: boolean } {
  const each = Object.values(scores);
  const points = each.reduce((sum, score) => sum + score, 0);
  return {
    points,
    belowPass: points < rubric.passTotal || each.some((score) => score < rubric.passEach),
  };
}
