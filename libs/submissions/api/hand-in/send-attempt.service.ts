import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { StepAccess, StepReports, type AssignmentStep } from '@pijar/learning/api';
import { Clock, Outbox, problems } from '@pijar/shared/api';
import {
  submissionSent,
  type AttemptInput,
  type AttemptReceipt,
  type Mover,
  type SubmissionState,
} from '@pijar/submissions/contracts';
import { DateTime } from 'luxon';
import { DataSource, type EntityManager } from 'typeorm';
import { EntriesService } from '../acting/entries.service';
import { stateNow, SubmissionMoves, type SubmissionRow } from '../moves';
import { assertSomething, assertTextAndLinks } from './accepted-kinds';
import { bindUploads } from './bind-uploads';
import { promiseReply } from '../queue/promise';
import { WorkSharing } from '../sharing/work-sharing.service';
import { beginSubmission, lockOwnMembership } from './own-submission';

/** Hands work in: one numbered attempt that never changes, however often the phone says it. */
@Injectable()
export class SendAttemptService {
  constructor(
    private readonly db: DataSource,
    private readonly steps: StepAccess,
    private readonly reports: StepReports,
    private readonly moves: SubmissionMoves,
    private readonly outbox: Outbox,
    private readonly entries: EntriesService,
    private readonly sharing: WorkSharing,
    private readonly clock: Clock,
  ) {}

  /**
   * Staff of her cohort send with `enteredFor`: the same rules, and the record says who, why and how she agreed.
   * @throws 404 membership or step not hers (with `enteredFor`: not of a participant the actor may enter work for); 409 `attempt-id-used`, `already-waiting`, `newer-attempt`, and what StepAccess.openAssignment says;
   *   422 when nothing is handed in, or something that the assignment does not accept or that is not there
   */
  async send(
    actor: Actor,
    where: { membershipId: string; stepId: string },
    input: AttemptInput,
  ): Promise<AttemptReceipt> {
    return this.db.transaction(async (manager) => {
      // Twins of one hand-in go one after the other from here; the later one finds what the first did.
      const who = await this.lock(manager, actor, where.membershipId, input);
      const earlier = await this.earlier(manager, where, input.attemptId);
      if (earlier) return earlier;
      const step = await this.steps.openAssignment(
        manager,
        actor,
        where.membershipId,
        where.stepId,
      );
      assertSomething(input);
      assertTextAndLinks(step.body, input);
      const row = await beginSubmission(manager, step);
      this.assertOpen(row);
      assertSeen(row, input.seenAttempts);
      const receipt = await this.write(manager, actor, who, step, row, input);
      if (input.enteredFor) {
        await this.entries.record(manager, actor, step, receipt, input.enteredFor);
      }
      await this.sharing.keep(manager, step.cohortId, row.id);
      return receipt;
    });
  }

  private async lock(
    manager: EntityManager,
    actor: Actor,
    membershipId: string,
    input: AttemptInput,
  ): Promise<Extract<Mover, 'owner' | 'staff' | 'officer'>> {
    if (input.enteredFor) return this.entries.lockMembership(manager, actor, membershipId);
    await lockOwnMembership(manager, actor, membershipId);
    return 'owner';
  }

  private async write(
    manager: EntityManager,
    actor: Actor,
    who: Extract<Mover, 'owner' | 'staff' | 'officer'>,
    step: AssignmentStep,
    row: SubmissionRow,
    input: AttemptInput,
  ): Promise<AttemptReceipt> {
    const now = this.clock.now();
    const number = row.attemptCount + 1;
    const enteredBy = input.enteredFor ? actor.personId : null;
    const isLate = isAfter(now, step.dueOn, step.timeZone);
    const promised = await promiseReply(manager, step.cohortId, now);
    await manager.query(
      `insert into submission_attempt (id, submission_id, number, text, links, device_at, sent_at, due_on, is_late,
                                       entered_by, entered_reason, entered_consent, promised_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        input.attemptId,
        row.id,
        number,
        input.text,
        JSON.stringify(input.links),
        input.deviceAt,
        now,
        step.dueOn,
        isLate,
        enteredBy,
        input.enteredFor?.reason ?? null,
        input.enteredFor?.consent ?? null,
        promised.day,
      ],
    );
    await bindUploads(manager, actor, step, input);
    await this.moves.apply(manager, row, 'send', who, {
      attempt_count: number,
      waiting_since: now,
      promised_until: promised.until,
      kept_until: promised.keptUntil,
      decided_at: null,
      handed_back_by: null,
      entered_by: enteredBy,
      // Whoever entered it does not answer it: it waits for the others at once.
      ...(row.preferredReviewerId === enteredBy && { preferred_reviewer_id: null }),
    });
    // A draft that says something else (a second phone) is kept: it was not sent. Versions go on, so that no phone that knows an
    // old one writes over a new draft.
    await manager.query(
      `update submission_draft set text = '', links = '[]', version = version + 1
        where submission_id = $1 and text = $2 and links = $3::jsonb`,
      [row.id, input.text, JSON.stringify(input.links)],
    );
    await this.reports.report(manager, {
      membershipId: step.membershipId,
      stepId: step.stepId,
      state: 'waiting',
      evidence: { submissionId: row.id, attemptId: input.attemptId },
      actorId: actor.personId,
    });
    await this.outbox.add(manager, submissionSent, {
      submissionId: row.id,
      attemptId: input.attemptId,
      membershipId: step.membershipId,
      cohortId: step.cohortId,
    });
    return {
      submissionId: row.id,
      attemptId: input.attemptId,
      number,
      sentAt: now.toISOString(),
      isLate,
      replyBy: promised.day,
    };
  }

  private assertOpen(row: SubmissionRow): void {
    const state = stateNow(row, this.clock.now());
    if (!isWaiting(state)) return;
    throw problems.conflict('already-waiting', 'An earlier attempt waits for its answer.', {
      submissionId: row.id,
      state,
      attemptNumber: row.attemptCount,
    });
  }

  private async earlier(
    manager: EntityManager,
    where: { membershipId: string; stepId: string },
    attemptId: string,
  ): Promise<AttemptReceipt | null> {
    const [row] = (await manager.query(
      `select s.id as "submissionId", a.number, a.sent_at as "sentAt", a.is_late as "isLate",
              to_char(a.promised_on, 'YYYY-MM-DD') as "replyBy",
              s.membership_id = $2 and s.step_id = coalesce(step_now($2, $3), $3) as "isSame"
         from every_submission_attempt a join every_submission s on s.id = a.submission_id where a.id = $1`,
      [attemptId, where.membershipId, where.stepId],
    )) as {
      submissionId: string;
      number: number;
      sentAt: Date;
      isLate: boolean;
      replyBy: string | null;
      isSame: boolean;
    }[];
    if (!row) return null;
    if (!row.isSame) throw problems.conflict('attempt-id-used', 'This id names another attempt.');
    const { submissionId, number, sentAt, isLate, replyBy } = row;
    return { submissionId, attemptId, number, sentAt: sentAt.toISOString(), isLate, replyBy };
  }
}

const isWaiting = (state: SubmissionState): boolean =>
  state === 'submitted' || state === 'in_review' || state === 'answering';

/** An answer that she has not read may change what she wants to say: she is told first, and nothing is handed in. */
function assertSeen({ id, state, attemptCount }: SubmissionRow, seen: number | undefined): void {
  if (seen === undefined || attemptCount <= seen) return;
  throw problems.conflict('newer-attempt', 'There is an attempt that the phone has not seen.', {
    submissionId: id,
    state,
    attemptNumber: attemptCount,
  });
}

/** Whether the day of `now` in the zone lies after the day it was due. */
function isAfter(now: Date, dueOn: string | null, timeZone: string): boolean {
  if (!dueOn) return false;
  return DateTime.fromJSDate(now, { zone: timeZone }).toISODate()! > dueOn;
}
