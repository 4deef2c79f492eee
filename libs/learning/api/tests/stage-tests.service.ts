import { Injectable } from '@nestjs/common';
import { scoreQuiz, type QuizBody } from '@pijar/curriculum/contracts';
import type { Fact, FactAnswer, StageState, TestMoment } from '@pijar/learning/contracts';
import type { EntityManager } from 'typeorm';
import { standingsOf } from '../progress/standing.sql';
import { countLessons, testMoment, type StepStanding } from '../rules';

export type TestFact = Extract<Fact, { kind: 'test_finished' }>;
export const isTestFact = (fact: Fact | undefined): fact is TestFact =>
  fact?.kind === 'test_finished';

interface TestRow {
  code: string;
  body: QuizBody;
  stageState: StageState;
  steps: StepStanding[];
  answered: TestMoment[];
}

/** Takes in what somebody answered before or after a stage. The first answer of each moment counts. */
@Injectable()
export class StageTests {
  /**
   * @param facts whose ids are new; of one moment only the first can be accepted
   * @returns an answer to each, in order. Refused: `unknown-step` (the stage has no test), `step-locked`, `test-closed`
   */
  async take(
    manager: EntityManager,
    membershipId: string,
    facts: TestFact[],
  ): Promise<FactAnswer[]> {
    if (facts.length === 0) return [];
    const tests = await this.testsOf(manager, membershipId, facts);
    const answers: FactAnswer[] = [];
    for (const fact of facts) {
      const test = tests.get(fact.stageCode);
      const reason = reasonAgainst(fact, test);
      const { id } = fact;
      const head = { id, reason, stepState: null };
      if (!test || reason) {
        answers.push({ ...head, outcome: 'refused', score: null });
        continue;
      }
      test.answered.push(fact.payload.moment);
      answers.push({
        ...{ ...head, outcome: 'accepted' },
        score: await this.store(manager, membershipId, fact, test.body),
      });
    }
    return answers;
  }

  private async testsOf(
    manager: EntityManager,
    membershipId: string,
    facts: TestFact[],
  ): Promise<Map<string, TestRow>> {
    const rows = (await manager.query(
      `select s.code, t.body, sp.state as "stageState", ${standingsOf('m.id', 's.id')} as steps,
              array(select x.moment from stage_test_result x
                     where x.membership_id = m.id and x.stage_code = s.code) as answered
         from membership m
         join cohort c on c.id = m.cohort_id
         join stage s on s.programme_version_id = c.programme_version_id and s.code = any($2)
         join stage_test t on t.stage_id = s.id
         join stage_progress sp on sp.membership_id = m.id and sp.stage_id = s.id
        where m.id = $1`,
      [membershipId, facts.map((fact) => fact.stageCode)],
    )) as TestRow[];
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** @returns percent of the questions answered right */
  private async store(
    manager: EntityManager,
    membershipId: string,
    fact: TestFact,
    quiz: QuizBody,
  ): Promise<number> {
    const { moment, answers } = fact.payload;
    const { right, total, score } = scoreQuiz(quiz, answers);
    await manager.query(
      `insert into stage_test_result
         (id, membership_id, stage_code, moment, device_at, answers, right_count, total)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[fact.id, membershipId, fact.stageCode, moment, fact.deviceAt],
        ...[JSON.stringify(answers), right, total],
      ],
    );
    return score;
  }
}

function reasonAgainst(fact: TestFact, test: TestRow | undefined): FactAnswer['reason'] {
  if (!test) return 'unknown-step';
  if (test.stageState === 'locked') return 'step-locked';
  const open = testMoment({ ...test, ...countLessons(test.steps) });
  return open === fact.payload.moment ? null : 'test-closed';
}
