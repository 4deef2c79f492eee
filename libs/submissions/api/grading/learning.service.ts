import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type { GradingTry, Scores } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { assertScoresComplete } from '../review/attempt-checks';
import { admitByAgreement } from './admission';
import { weightedKappa } from './kappa';
import { overallOf } from './overall';
import { samplesFor, samplesOf, type SampleRubric } from './samples.query';
import { isSame, lockTry, pairsIn, scoredIn, triesOf, tryView, type TryRow } from './tries';

/** A coach scores invented work and sees after each piece what the programme's lead gave. */
@Injectable()
export class LearningService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 unless it is hers */
  show(actor: Actor, tryId: string): Promise<GradingTry> {
    return this.db.transaction(async (manager) => {
      const row = await lockTry(manager, actor.personId, tryId);
      return view(manager, row);
    });
  }

  /** @throws 404 for a programme that is not hers or an assignment without samples; 409 `key-reused` */
  begin(
    actor: Actor,
    tryId: string,
    input: { programme: string; step: string },
  ): Promise<GradingTry> {
    return this.db.transaction(async (manager) => {
      const set = await this.setFor(manager, actor, input);
      // Two tabs of hers go one after the other: only so is there one open try.
      await manager.query('select id from person where id = $1 for no key update', [
        actor.personId,
      ]);
      const mine = (await triesOf(manager, [actor.personId])).filter(
        (each) => each.programmeId === set.programmeId && each.step === input.step,
      );
      const there = mine.find(({ id }) => id === tryId) ?? mine.find((each) => !each.finishedAt);
      if (there) return view(manager, there);
      const codes = set.samples.map(({ code }) => code);
      const order = inTurn(codes, mine.length);
      const begun = (await manager.query(
        `insert into grading_try (id, person_id, programme_id, step_code, number, sample_codes, begun_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id`,
        [
          ...[tryId, actor.personId, set.programmeId, input.step, mine.length + 1],
          ...[order, this.clock.now()],
        ],
      )) as unknown[];
      if (begun.length === 0) {
        throw problems.conflict('key-reused', 'This id was used for something else.');
      }
      return view(manager, await lockTry(manager, actor.personId, tryId));
    });
  }

  /** @throws 404; 409 `already-scored` with the try as it is; 422 for scores */
  score(actor: Actor, tryId: string, sampleCode: string, scores: Scores): Promise<GradingTry> {
    return this.db.transaction(async (manager) => {
      const row = await lockTry(manager, actor.personId, tryId);
      const set = await samplesOf(manager, row.programmeId, row.step);
      const sample = set.samples.find(({ code }) => code === sampleCode);
      if (!sample || !row.sampleCodes.includes(sampleCode)) throw problems.notFound();
      assertScoresComplete(set.rubric, scores);
      const earlier = (await scoredIn(manager, [row])).find(({ code }) => code === sampleCode);
      if (earlier) {
        const now = await view(manager, row);
        if (isSame(earlier.scores, scores)) return now;
        throw problems.conflict('already-scored', 'It was scored, and the lead was seen.', now);
      }
      await manager.query(
        `insert into grading_try_score (try_id, sample_code, scores, lead_scores) values ($1, $2, $3, $4)`,
        [row.id, sampleCode, scores, sample.scores],
      );
      await this.finish(manager, actor, row, set);
      return view(manager, await lockTry(manager, actor.personId, tryId));
    });
  }

  /** Once nothing is left. Whether it admits her is asked of all sets together. */
  private async finish(
    manager: EntityManager,
    actor: Actor,
    row: TryRow,
    set: SampleRubric,
  ): Promise<void> {
    const scored = await scoredIn(manager, [row]);
    const left = row.sampleCodes.filter(
      (code) =>
        set.samples.some((sample) => sample.code === code) &&
        !scored.some((sample) => sample.code === code),
    );
    if (left.length > 0) return;
    const at = this.clock.now();
    await manager.query('update grading_try set finished_at = $2, kappa = $3 where id = $1', [
      row.id,
      at,
      weightedKappa(pairsIn(scored)),
    ]);
    const { personId, organisationId } = actor;
    const { programmeId } = row;
    const all = await samplesFor(manager, personId, organisationId);
    const sets = all.filter((each) => each.programmeId === programmeId);
    const tries = await triesOf(manager, [personId]);
    const overall = overallOf(sets, tries, await scoredIn(manager, tries));
    if (overall?.kappa == null) return;
    await admitByAgreement(manager, { personId, programmeId, kappa: overall.kappa, at });
  }

  private async setFor(
    manager: EntityManager,
    { personId, organisationId }: Actor,
    { programme, step }: { programme: string; step: string },
  ): Promise<SampleRubric> {
    const sets = await samplesFor(manager, personId, organisationId);
    const set = sets.find((each) => each.programme.code === programme && each.step.code === step);
    if (!set) throw problems.notFound();
    return set;
  }
}

async function view(manager: EntityManager, row: TryRow): Promise<GradingTry> {
  const set = await samplesOf(manager, row.programmeId, row.step);
  return tryView(row, set, await scoredIn(manager, [row]));
}

/** Each try begins elsewhere and every second one goes backwards, so that the order is not what is remembered. */
function inTurn(codes: string[], before: number): string[] {
  const at = codes.length > 0 ? before % codes.length : 0;
  const turned = [...codes.slice(at), ...codes.slice(0, at)];
  return before % 2 === 1 ? turned.reverse() : turned;
}
