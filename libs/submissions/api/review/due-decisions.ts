import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Background, defineQueue, EventHandlers } from '@pijar/shared/api';
import { decisionSent } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { lockSubmission } from '../moves';
import { DecisionEffect } from './decision-effect';
import { readSentDecision, removeSentDecision, secondsLeft } from './sent-decision';

const dueDecision = defineQueue<{ submissionId: string }>('submissions-decision');
const dueSweep = defineQueue<object>('submissions-decision-sweep', { attempts: 1 });

/** A job that comes a moment early finds nothing due: it comes a moment late instead. */
const slackSeconds = 0.25;

/**
 * Lets sent decisions take effect when their time is over. A job of its own brings each one to the second; a sweep finds what is
 * left when a job was lost, and at the start what came due while nothing ran. The row is the truth: whoever takes it out acts.
 */
@Injectable()
export class DueDecisions implements OnModuleInit {
  private readonly log = new Logger('DueDecisions');

  constructor(
    private readonly db: DataSource,
    private readonly background: Background,
    private readonly events: EventHandlers,
    private readonly effect: DecisionEffect,
  ) {}

  onModuleInit(): void {
    this.events.on(decisionSent, 'submissions.wait-for-decision', async (sent, manager) => {
      const [row] = (await manager.query(
        `select ${secondsLeft('d')} as seconds from sent_decision d where d.id = $1`,
        [sent.decisionId],
      )) as { seconds: number }[];
      if (!row) return;
      const jobs = await this.background.jobs();
      const delaySeconds = row.seconds + slackSeconds;
      const { submissionId, decisionId } = sent;
      await jobs.enqueue(dueDecision, { submissionId }, { jobId: decisionId, delaySeconds });
    });
    this.background.worker(dueDecision, async ({ submissionId }) => {
      await this.happen(submissionId);
    });
    this.background.schedule(
      'submissions-decisions',
      dueSweep,
      { everySeconds: 20, isAlsoAtStart: true },
      async () => void (await this.happenAll()),
    );
  }

  /** Everything that is due; one that fails stops no other and is tried again with the next sweep. @returns how many took effect */
  async happenAll(): Promise<number> {
    const due = (await this.db.query(
      'select submission_id as id from sent_decision where due_at <= clock_timestamp() order by due_at limit 500',
    )) as { id: string }[];
    let count = 0;
    for (const { id } of due) {
      try {
        if (await this.happen(id)) count++;
      } catch (fault) {
        this.log.error(`The decision about ${id} did not take effect: ${(fault as Error).stack}`);
      }
    }
    return count;
  }

  /** @returns false when nothing is due for this submission (any more) */
  private happen(submissionId: string): Promise<boolean> {
    return this.db.transaction(async (manager) => {
      // From here on nobody takes it back, and no twin of this job does it too.
      const row = await lockSubmission(manager, submissionId);
      const sent = await readSentDecision(manager, submissionId);
      if (!sent || sent.secondsLeft > 0) return false;
      await this.effect.happen(manager, row, sent);
      await removeSentDecision(manager, sent.id);
      return true;
    });
  }
}
