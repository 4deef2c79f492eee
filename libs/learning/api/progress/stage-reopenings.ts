import { Injectable } from '@nestjs/common';
import { membershipChanged } from '@pijar/cohorts/contracts';
import type { StageRule } from '@pijar/curriculum/contracts';
import { newId, Outbox, problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { evaluateStageRule, type StepStanding } from '../rules';
import { lockMemberships } from './step-reports';
import { standingsOf } from './standing.sql';

interface Named {
  id: string;
  title: string;
}

/** A step that was done is open again. */
export interface Reopening {
  membershipId: string;
  stepId: string;
  actorId: string;
  /** What the step rests on from now on: ids only. */
  evidence: Record<string, unknown>;
}

/** What becomes of stages and of the programme when a step is done no more. */
export interface ReopeningEffect {
  /** The stage that was done and lives by the step; null: none. */
  reopens: Named | null;
  /** Stages after it that were opened: they stay so. */
  stayOpen: Named[];
  isProgrammeReopened: boolean;
}

interface StageRow extends Named {
  state: string;
  rule: StageRule;
  isWaived: boolean;
  steps: StepStanding[];
}

/**
 * Takes back that a step is done, and what rested on it. A stage whose rule is not met without it is open again; one that was waived
 * stays done, because an officer answered for it. What was opened after it stays open. See docs/adr/0049.
 */
@Injectable()
export class StageReopenings {
  constructor(private readonly outbox: Outbox) {}

  /** @throws 404 when her present version has no such step */
  async foresee(
    manager: EntityManager,
    membershipId: string,
    stepId: string,
  ): Promise<ReopeningEffect> {
    const stage = await this.stageOf(manager, membershipId, stepId);
    const isLost = stage.state === 'done' && !stage.isWaived && !isMetWithout(stage, stepId);
    if (!isLost) return { reopens: null, stayOpen: [], isProgrammeReopened: false };
    const after = (await manager.query(
      `select s.id, s.title from stage_progress sp
         join stage s on s.id = sp.stage_id
         join stage mine on mine.id = $2
        where sp.membership_id = $1 and s.position > mine.position and sp.state <> 'locked' order by s.position`,
      [membershipId, stage.id],
    )) as Named[];
    const [membership] = (await manager.query('select state from membership where id = $1', [
      membershipId,
    ])) as { state: string }[];
    return {
      reopens: { id: stage.id, title: stage.title },
      stayOpen: after,
      isProgrammeReopened: membership!.state === 'completed',
    };
  }

  /** Does it in the caller's transaction, who has checked that the actor may. @throws 404 as foresee */
  async reopen(manager: EntityManager, reopening: Reopening): Promise<ReopeningEffect> {
    const { membershipId, stepId, actorId, evidence } = reopening;
    await lockMemberships(manager, [membershipId]);
    const effect = await this.foresee(manager, membershipId, stepId);
    await manager.query(
      `update step_progress set state = 'returned', since = now(), evidence = $3
        where membership_id = $1 and step_id = step_now($1, $2)`,
      [membershipId, stepId, evidence],
    );
    if (effect.reopens) {
      await manager.query(
        `update stage_progress set state = 'open', done_at = null where membership_id = $1 and stage_id = $2`,
        [membershipId, effect.reopens.id],
      );
    }
    if (effect.isProgrammeReopened) await this.reopenProgramme(manager, membershipId, actorId);
    return effect;
  }

  private async reopenProgramme(
    manager: EntityManager,
    membershipId: string,
    actorId: string,
  ): Promise<void> {
    await manager.query(
      `update membership set state = 'active', version = version + 1 where id = $1`,
      [membershipId],
    );
    await manager.query(
      `insert into membership_change (id, membership_id, actor_id, from_state, to_state, reason)
       values ($1, $2, $3, 'completed', 'active', 'acceptance-reversed')`,
      [newId(), membershipId, actorId],
    );
    await this.outbox.add(manager, membershipChanged, {
      ...{ membershipId, from: 'completed', to: 'active' },
    });
  }

  private async stageOf(
    manager: EntityManager,
    membershipId: string,
    stepId: string,
  ): Promise<StageRow> {
    const [stage] = (await manager.query(
      `select s.id, s.title, sp.state, s.rule, sp.waived_by is not null as "isWaived",
              ${standingsOf('sp.membership_id', 'sp.stage_id')} as steps
         from stage_progress sp join stage s on s.id = sp.stage_id
        where sp.membership_id = $1
          and sp.stage_id = (select st.stage_id from step st where st.id = step_now($1, $2))`,
      [membershipId, stepId],
    )) as StageRow[];
    if (!stage) throw problems.notFound();
    return stage;
  }
}

function isMetWithout(stage: StageRow, stepId: string): boolean {
  const steps = stage.steps.map((step) =>
    step.stepId === stepId ? { ...step, state: 'returned' as const } : step,
  );
  return evaluateStageRule(stage.rule, steps).isMet;
}
