import { Injectable } from '@nestjs/common';
import type { MembershipState } from '@pijar/cohorts/contracts';
import type { Actor } from '@pijar/identity/contracts';
import type { Fact, FactAnswer, FactsAnswer, TestMoment } from '@pijar/learning/contracts';
import { Fact as FactSchema } from '@pijar/learning/schemas';
import { problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { assertTakesChanges } from '../choices/tracks.service';
import { ActivityMarks } from '../progress/activity-marks';
import { StepReports } from '../progress/step-reports';
import { isTestFact, StageTests } from '../tests/stage-tests.service';
import { judgeFact, type FactStep, type Judgement, type StepFact } from './judge-fact';

/** As it came: only its id is known to be one. */
type RawFact = { id: string } & Record<string, unknown>;
interface Judged {
  fact: StepFact;
  judgement: Judgement & { isAccepted: true };
}

/** Takes in what happened on the phone, each fact once, whatever order they come in. */
@Injectable()
export class FactsService {
  constructor(
    private readonly db: DataSource,
    private readonly reports: StepReports,
    private readonly marks: ActivityMarks,
    private readonly tests: StageTests,
  ) {}

  /**
   * Records facts in one transaction and answers each by itself, in their order. All or nothing only in the sense that the
   * answer is sent after the commit: a batch sent again is answered with `duplicate`.
   * @throws 404 unless the membership is the actor's own; 409 `membership-paused`, `membership-left`
   */
  async record(actor: Actor, membershipId: string, raw: RawFact[]): Promise<FactsAnswer> {
    return this.db.transaction(async (manager) => {
      await this.open(manager, actor, membershipId);
      const known = await this.knownIds(manager, membershipId, raw);
      const parsed = raw.map((each) => FactSchema.safeParse(each).data);
      const tests = new Map(
        parsed.filter(isTestFact).flatMap((fact) => (known.has(fact.id) ? [] : [[fact.id, fact]])),
      );
      const taken = new Map<string, FactAnswer>();
      /** A test before the stage comes before what was learned in the same batch, one after it comes after. */
      const takeTests = async (moment: TestMoment) => {
        const facts = [...tests.values()].filter((fact) => fact.payload.moment === moment);
        const answers = await this.tests.take(manager, membershipId, facts);
        for (const answer of answers) taken.set(answer.id, answer);
        if (answers.some((answer) => answer.outcome === 'accepted')) {
          await this.marks.mark(manager, [membershipId]);
        }
      };
      await takeTests('before');
      const steps = await this.stepsOf(manager, membershipId, parsed);
      const judged: Judged[] = [];
      const answers = raw.map(({ id }, index): FactAnswer | null => {
        const seen = known.get(id);
        if (seen) return seen === membershipId ? duplicate(id) : refused(id, 'id-taken');
        const fact = parsed[index];
        if (!fact) return refused(id, 'malformed');
        if (isTestFact(fact)) {
          known.set(id, membershipId);
          return null;
        }
        const step = steps.get(fact.stepId);
        const judgement = judgeFact(fact, step);
        if (!judgement.isAccepted) return refused(id, judgement.reason);
        known.set(id, membershipId);
        judged.push({ fact: { ...fact, stepId: step!.stepId }, judgement });
        const { state, score } = judgement;
        for (const [said, each] of steps) {
          if (each.stepId !== step!.stepId) continue;
          steps.set(said, { ...each, state, score: best(each.score, score) });
        }
        return { id, outcome: 'accepted', reason: null, stepState: state, score };
      });
      await this.store(manager, membershipId, judged);
      await this.apply(manager, actor, membershipId, judged);
      await takeTests('after');
      return { answers: answers.map((answer, index) => answer ?? taken.get(raw[index]!.id)!) };
    });
  }

  private async open(manager: EntityManager, actor: Actor, membershipId: string): Promise<void> {
    const [row] = (await manager.query(
      'select state from membership where id = $1 and person_id = $2 for update',
      [membershipId, actor.personId],
    )) as { state: MembershipState }[];
    if (!row) throw problems.notFound();
    assertTakesChanges(row);
  }

  /** Which of the ids are taken, and by whose membership. */
  private async knownIds(
    manager: EntityManager,
    membershipId: string,
    raw: RawFact[],
  ): Promise<Map<string, string>> {
    const rows = (await manager.query(
      `select id, membership_id from learning_fact where id = any($1)
       union all select id, membership_id from stage_test_result where id = any($1)`,
      [raw.map((fact) => fact.id)],
    )) as { id: string; membership_id: string }[];
    return new Map(rows.map((row) => [row.id, row.membership_id]));
  }

  /**
   * By the ids that the phone says. One that was long without signal names steps of a version that her cohort has left: a quiz is
   * scored as it was asked, and counts for the step that took its place.
   */
  private async stepsOf(
    manager: EntityManager,
    membershipId: string,
    facts: (Fact | undefined)[],
  ): Promise<Map<string, FactStep>> {
    const rows = (await manager.query(
      `select st.id as said, p.step_id as "stepId", st.kind, p.state, p.score,
              case when st.kind = 'quiz' then st.body end as quiz
         from step st
         join step_progress p on p.membership_id = $1 and p.step_id = step_now($1, st.id)
        where st.id = any($2)`,
      [membershipId, facts.flatMap((fact) => (fact && !isTestFact(fact) ? fact.stepId : []))],
    )) as (FactStep & { said: string })[];
    return new Map(rows.map(({ said, ...row }) => [said, row]));
  }

  private async store(
    manager: EntityManager,
    membershipId: string,
    judged: Judged[],
  ): Promise<void> {
    if (judged.length === 0) return;
    await manager.query(
      `insert into learning_fact (id, membership_id, step_id, kind, device_at, payload)
       select id, $1, "stepId", kind, "deviceAt", payload
         from jsonb_to_recordset($2) as x
              (id uuid, "stepId" uuid, kind text, "deviceAt" timestamptz, payload jsonb)
       on conflict do nothing`,
      [membershipId, JSON.stringify(judged.map(({ fact }) => fact))],
    );
  }

  private async apply(
    manager: EntityManager,
    actor: Actor,
    membershipId: string,
    judged: Judged[],
  ): Promise<void> {
    if (judged.length === 0) return;
    await this.keepBestScores(manager, membershipId, judged);
    await this.marks.mark(manager, [membershipId]);
    await this.reports.reportAll(
      manager,
      judged
        .filter(({ judgement }) => judgement.isNewlyDone)
        .map(({ fact, judgement }) => ({
          membershipId,
          stepId: fact.stepId,
          state: 'done',
          evidence: {
            factId: fact.id,
            ...(judgement.score === null ? {} : { score: judgement.score }),
          },
          actorId: actor.personId,
        })),
    );
  }

  private async keepBestScores(
    manager: EntityManager,
    membershipId: string,
    judged: Judged[],
  ): Promise<void> {
    const scores = judged.filter(({ judgement }) => judgement.score !== null);
    if (scores.length === 0) return;
    await manager.query(
      `update step_progress p set score = greatest(p.score, x.score)
         from (select step_id, max(score) as score
                 from unnest($2::uuid[], $3::int[]) as y (step_id, score) group by step_id) x
        where p.membership_id = $1 and p.step_id = x.step_id`,
      [
        membershipId,
        scores.map(({ fact }) => fact.stepId),
        scores.map(({ judgement }) => judgement.score),
      ],
    );
  }
}

const best = (a: number | null, b: number | null): number | null =>
  a === null ? b : Math.max(a, b ?? a);
const duplicate = (id: string): FactAnswer => ({
  ...{ id, outcome: 'duplicate', reason: null, stepState: null, score: null },
});
const refused = (id: string, reason: FactAnswer['reason']): FactAnswer => ({
  ...{ id, outcome: 'refused', reason, stepState: null, score: null },
});
