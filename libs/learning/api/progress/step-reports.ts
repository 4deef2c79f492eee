import { Injectable } from '@nestjs/common';
import { problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { ActivityMarks } from './activity-marks';
import { StageCompletions } from './stage-completions';

/** What a context that owns a mode (submissions, workshops) tells learning, inside its own transaction. */
export interface StepReport {
  membershipId: string;
  stepId: string;
  /** 'open' takes an earlier report back (an attendance corrected to absent). */
  state: 'open' | 'waiting' | 'returned' | 'done';
  /** What it rests on: ids and states only. */
  evidence: Record<string, unknown>;
  /** Who caused it; null: the product itself. */
  actorId: string | null;
}

interface ChangedRow {
  membership_id: string;
  kind: string;
  state: string;
}

/**
 * Where the contexts that own a mode report what became of a step. Everything happens in the caller's transaction: the step,
 * the stage that it completes, the next stage, the events. The caller has checked that the actor may do it.
 */
@Injectable()
export class StepReports {
  constructor(
    private readonly completions: StageCompletions,
    private readonly marks: ActivityMarks,
  ) {}

  /** @throws 404 when the membership has no such step */
  async report(manager: EntityManager, report: StepReport): Promise<void> {
    await this.reportAll(manager, [report]);
  }

  /**
   * The same for many memberships (an attendance list) in a handful of statements. At most one report per membership and step.
   * A completed stage stays completed, also when a report takes a step back; a step of a stage that is not open yet keeps what
   * was reported and counts when the stage opens.
   * @throws 404 when a membership has no such step
   */
  async reportAll(manager: EntityManager, reports: StepReport[]): Promise<void> {
    if (reports.length === 0) return;
    // Parallel reports on one membership go one after the other: only so does the last one see that all is done.
    await lockMemberships(
      manager,
      reports.map((report) => report.membershipId),
    );
    const [changed] = (await manager.query(
      `update step_progress p
          set state = case when x.state = 'open' and sp.state = 'locked' then 'locked' else x.state end,
              since = case when p.state = x.state then p.since else now() end,
              evidence = x.evidence
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[])
              as x (membership_id, step_id, state, evidence)
         join step st on st.id = x.step_id
         join stage_progress sp on sp.membership_id = x.membership_id and sp.stage_id = st.stage_id
        where p.membership_id = x.membership_id and p.step_id = x.step_id
       returning p.membership_id, st.kind, x.state`,
      [
        reports.map((report) => report.membershipId),
        reports.map((report) => report.stepId),
        reports.map((report) => report.state),
        reports.map((report) => JSON.stringify(report.evidence)),
      ],
    )) as [ChangedRow[], number];
    if (changed.length < reports.length) throw problems.notFound();
    await this.marks.mark(
      manager,
      changed.filter(isHerActivity).map((row) => row.membership_id),
    );
    const done = changed.filter((row) => row.state === 'done').map((row) => row.membership_id);
    if (done.length > 0) await this.completions.completeWhatIsMet(manager, [...new Set(done)]);
  }
}

/** Handing in and coming are things she did; a coach's answer is not. */
function isHerActivity(row: ChangedRow): boolean {
  return row.state === 'waiting' || (row.state === 'done' && row.kind !== 'assignment');
}

/**
 * Always in the order of their ids, so that two lists never wait for each other. NO KEY, because whoever reports has mostly inserted
 * a row that refers to the membership: two such transactions would each wait for the other's foreign key.
 */
export async function lockMemberships(manager: EntityManager, ids: string[]): Promise<void> {
  await manager.query(
    'select id from membership where id = any($1) order by id for no key update',
    [ids],
  );
}
