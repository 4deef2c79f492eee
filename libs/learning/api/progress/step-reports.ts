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
  /** As it was reported. */
  step_id: string;
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
    const changed = await this.write(manager, reports);
    if (changed.length < reports.length) await this.writeFormer(manager, reports, changed);
    await this.marks.mark(
      manager,
      changed.filter(isHerActivity).map((row) => row.membership_id),
    );
    const done = changed.filter((row) => row.state === 'done').map((row) => row.membership_id);
    if (done.length > 0) await this.completions.completeWhatIsMet(manager, [...new Set(done)]);
  }

  /** A report may name a step of another version of the programme (step_now). */
  private async write(manager: EntityManager, reports: StepReport[]): Promise<ChangedRow[]> {
    const [changed] = (await manager.query(
      `update step_progress p
          set state = case when x.state = 'open' and sp.state = 'locked' then 'locked' else x.state end,
              since = case when p.state = x.state then p.since else now() end,
              evidence = x.evidence
         from ${reported}
         join step st on st.id = step_now(x.membership_id, x.step_id)
         join stage_progress sp on sp.membership_id = x.membership_id and sp.stage_id = st.stage_id
        where p.membership_id = x.membership_id and p.step_id = st.id
       returning p.membership_id, x.step_id, st.kind, x.state`,
      parametersOf(reports),
    )) as [ChangedRow[], number];
    return changed;
  }

  /**
   * What her version has no more is kept as it is reported, and completes nothing.
   * @throws 404 when a membership never had the step
   */
  private async writeFormer(
    manager: EntityManager,
    reports: StepReport[],
    changed: ChangedRow[],
  ): Promise<void> {
    const written = new Set(changed.map((row) => row.membership_id + row.step_id));
    const rest = reports.filter((report) => !written.has(report.membershipId + report.stepId));
    const [, count] = (await manager.query(
      `update former_step_progress p
          set state = x.state, since = case when p.state = x.state then p.since else now() end,
              evidence = x.evidence
         from ${reported}
        where p.membership_id = x.membership_id and p.step_id = x.step_id`,
      parametersOf(rest),
    )) as [unknown, number];
    if (count < rest.length) throw problems.notFound();
  }
}

const reported = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[])
              as x (membership_id, step_id, state, evidence)`;

const parametersOf = (reports: StepReport[]): unknown[] => [
  reports.map((report) => report.membershipId),
  reports.map((report) => report.stepId),
  reports.map((report) => report.state),
  reports.map((report) => JSON.stringify(report.evidence)),
];

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
