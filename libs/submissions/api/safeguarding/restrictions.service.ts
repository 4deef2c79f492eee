import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { StepReports, type StepReport } from '@pijar/learning/api';
import { Audit, Clock, problems } from '@pijar/shared/api';
import type { Referral, ReferralInput } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { SubmissionRow } from '../moves';
import { promiseReply } from '../queue/promise';
import { herRestrictions, herTalks, referralJson } from './restrictions.query';
import { TalkRestrictions } from './talk-restrictions';

interface HeldTalk {
  kind: 'talk';
  organisationId: string;
}
interface HeldWork {
  kind: 'work';
  submissionId: string;
  membershipId: string;
  stepId: string;
  cohortId: string;
  organisationId: string;
  state: SubmissionRow['state'];
}
type Held = HeldWork | HeldTalk;

const stepStates: Partial<Record<SubmissionRow['state'], StepReport['state']>> = {
  submitted: 'waiting',
  returned: 'returned',
};

/** What a safeguarding person does: writes down the referral, and lifts the restriction. */
@Injectable()
export class RestrictionsService {
  constructor(
    private readonly db: DataSource,
    private readonly talks: TalkRestrictions,
    private readonly reports: StepReports,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The last word counts. @throws 404 */
  recordReferral(actor: Actor, restrictionId: string, input: ReferralInput): Promise<Referral> {
    return this.db.transaction(async (manager) => {
      const held = await this.lock(manager, actor, restrictionId);
      await manager.query(
        `insert into referral (restriction_id, is_offered, offered_on, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5)
         on conflict (restriction_id) do update set is_offered = excluded.is_offered,
           offered_on = excluded.offered_on, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
        [restrictionId, input.isOffered, input.offeredOn, actor.personId, this.clock.now()],
      );
      await this.record(manager, actor, held, restrictionId, 'referral-recorded', { ...input });
      const [row] = (await manager.query(
        `select ${referralJson} as referral from restriction r where r.id = $1`,
        [restrictionId],
      )) as { referral: Referral }[];
      return row!.referral;
    });
  }

  /** It goes back to where it was. A stage that was completed meanwhile stays completed. @throws 404 */
  async lift(actor: Actor, restrictionId: string, reason: string): Promise<void> {
    await this.db.transaction(async (manager) => {
      if (await this.isLiftedBy(manager, actor, restrictionId)) return;
      const held = await this.lock(manager, actor, restrictionId);
      await manager.query(
        'update restriction set lifted_by = $2, lifted_at = $3, lift_reason = $4 where id = $1',
        [restrictionId, actor.personId, this.clock.now(), reason],
      );
      if (held.kind === 'talk') await this.talks.open(manager, restrictionId);
      else await this.openWork(manager, actor, held);
      await this.record(manager, actor, held, restrictionId, 'lifted');
    });
  }

  private async openWork(manager: EntityManager, actor: Actor, held: HeldWork): Promise<void> {
    await manager.query('select set_restricted($1, false)', [held.submissionId]);
    await this.audit.seal(manager, 'submission', held.submissionId, false);
    if (held.state === 'submitted') await this.promiseAnew(manager, held);
    await this.reports.report(manager, {
      membershipId: held.membershipId,
      stepId: held.stepId,
      state: stepStates[held.state] ?? 'done',
      evidence: { submissionId: held.submissionId },
      actorId: actor.personId,
    });
  }

  /** The wait was not the coaches': it begins again. */
  private async promiseAnew(manager: EntityManager, held: HeldWork): Promise<void> {
    const now = this.clock.now();
    const promised = await promiseReply(manager, held.cohortId, now);
    await manager.query(
      `update submission set waiting_since = $2, promised_until = $3, kept_until = null where id = $1`,
      [held.submissionId, now, promised.until],
    );
    await manager.query(
      `update submission_attempt a set promised_on = $2 from submission s
        where s.id = $1 and a.submission_id = s.id and a.number = s.attempt_count`,
      [held.submissionId, promised.day],
    );
  }

  private async isLiftedBy(manager: EntityManager, actor: Actor, id: string): Promise<boolean> {
    const found = (await manager.query(
      'select 1 from restriction where id = $1 and lifted_by = $2',
      [id, actor.personId],
    )) as unknown[];
    return found.length > 0;
  }

  private async lock(manager: EntityManager, actor: Actor, restrictionId: string): Promise<Held> {
    const [row] = (await manager.query(
      `select 'work' as kind, s.id as "submissionId", s.membership_id as "membershipId", s.step_id as "stepId",
              s.cohort_id as "cohortId", c.organisation_id as "organisationId", s.state
         from ${herRestrictions} and r.id = $2 for no key update of m, s, r`,
      [actor.personId, restrictionId],
    )) as HeldWork[];
    if (row) return row;
    const [talk] = (await manager.query(
      `select 'talk' as kind, c.organisation_id as "organisationId"
         from ${herTalks} and r.id = $2 for no key update of m, r`,
      [actor.personId, restrictionId],
    )) as HeldTalk[];
    if (!talk) throw problems.notFound();
    return talk;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    { organisationId }: Held,
    restrictionId: string,
    verb: string,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId,
      action: `restriction.${verb}`,
      subjectType: 'restriction',
      subjectId: restrictionId,
      detail,
    });
  }
}
