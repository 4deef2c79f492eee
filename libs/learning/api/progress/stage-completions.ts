import { Injectable } from '@nestjs/common';
import { membershipChanged, type MembershipState } from '@pijar/cohorts/contracts';
import type { StageRule } from '@pijar/curriculum/contracts';
import { programmeCompleted, stageCompleted } from '@pijar/learning/contracts';
import { newId, Outbox } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { evaluateStageRule, type StepStanding } from '../rules';
import { StageOpenings } from './stage-openings';
import { standingsOf } from './standing.sql';

interface OpenStageRow {
  membership_id: string;
  stage_id: string;
  rule: StageRule;
  steps: StepStanding[];
}

/** Completes stages whose rule is met, and opens what follows. Memberships must be locked by the caller. */
@Injectable()
export class StageCompletions {
  constructor(
    private readonly openings: StageOpenings,
    private readonly outbox: Outbox,
  ) {}

  /** Goes on as long as stages complete: work done ahead may fulfil the next stage the moment it opens. */
  async completeWhatIsMet(manager: EntityManager, membershipIds: string[]): Promise<void> {
    let pending = membershipIds;
    while (pending.length > 0) {
      const stages = await this.openStages(manager, pending);
      const met = stages.filter((stage) => evaluateStageRule(stage.rule, stage.steps).isMet);
      if (met.length === 0) return;
      pending = await this.complete(
        manager,
        met.map((row) => ({ membershipId: row.membership_id, stageId: row.stage_id })),
      );
    }
  }

  /**
   * Marks open stages as done, announces them and opens the next ones.
   * @param waiver who waived what was missing, and why
   * @returns the memberships whose next stage opened
   */
  async complete(
    manager: EntityManager,
    stages: { membershipId: string; stageId: string }[],
    waiver: { by: string; reason: string } | null = null,
  ): Promise<string[]> {
    const [done] = (await manager.query(
      `update stage_progress sp
          set state = 'done', done_at = now(), waived_by = $3, waiver_reason = $4
         from unnest($1::uuid[], $2::uuid[]) as x (membership_id, stage_id)
        where sp.membership_id = x.membership_id and sp.stage_id = x.stage_id and sp.state = 'open'
       returning sp.membership_id, sp.stage_id`,
      [
        stages.map((stage) => stage.membershipId),
        stages.map((stage) => stage.stageId),
        waiver?.by ?? null,
        waiver?.reason ?? null,
      ],
    )) as [{ membership_id: string; stage_id: string }[], number];
    for (const row of done) {
      await this.outbox.add(manager, stageCompleted, {
        membershipId: row.membership_id,
        stageId: row.stage_id,
        isWaived: waiver !== null,
      });
    }
    const ids = done.map((row) => row.membership_id);
    const opened = await this.openings.openNext(manager, ids);
    await this.completeProgrammes(manager, ids, waiver?.by ?? null);
    return opened;
  }

  private async completeProgrammes(
    manager: EntityManager,
    membershipIds: string[],
    actorId: string | null,
  ): Promise<void> {
    const rows = (await manager.query(
      `select m.id, m.state from membership m
        where m.id = any($1)
          and not exists (select from stage_progress sp
                           where sp.membership_id = m.id and sp.state <> 'done')`,
      [membershipIds],
    )) as { id: string; state: MembershipState }[];
    for (const { id, state } of rows) {
      await this.outbox.add(manager, programmeCompleted, { membershipId: id });
      // Who left stays away; her finished stages count all the same.
      if (state === 'left') continue;
      await manager.query(
        `update membership set state = 'completed', version = version + 1 where id = $1`,
        [id],
      );
      await manager.query(
        `insert into membership_change (id, membership_id, actor_id, from_state, to_state, reason)
         values ($1, $2, $3, $4, 'completed', 'programme-completed')`,
        [newId(), id, actorId, state],
      );
      const change = { membershipId: id, from: state, to: 'completed' } as const;
      await this.outbox.add(manager, membershipChanged, change);
    }
  }

  private async openStages(
    manager: EntityManager,
    membershipIds: string[],
  ): Promise<OpenStageRow[]> {
    return (await manager.query(
      `select sp.membership_id, sp.stage_id, s.rule,
              ${standingsOf('sp.membership_id', 'sp.stage_id')} as steps
         from stage_progress sp
         join stage s on s.id = sp.stage_id
        where sp.membership_id = any($1) and sp.state = 'open'`,
      [membershipIds],
    )) as OpenStageRow[];
  }
}
