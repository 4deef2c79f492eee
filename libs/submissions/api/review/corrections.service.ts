import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Clock, Outbox, problems } from '@pijar/shared/api';
import {
  feedbackCorrected,
  type CorrectionInput,
  type Decision,
  type FeedbackView,
} from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { ReviewAccess } from '../claims/review-access';
import { feedbackJson } from '../hand-in/attempts.sql';
import { lockSubmission, type SubmissionRow } from '../moves';
import { assertScoresComplete } from './attempt-checks';
import { isSameWords, type FeedbackWords } from './feedback-drafts';
import { assertMedia } from './feedback-media';
import { rubricOf } from './rubric-of';

interface Version extends FeedbackWords {
  id: string;
  version: number;
  /** Of this version. */
  reviewerId: string;
  /** Whoever answered. */
  firstReviewerId: string;
  decision: Decision;
  reason: string | null;
}

/** Says feedback anew; what was said before is kept. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: ReviewAccess,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws 404; 409 `not-answered`, `feedback-changed` with what is there, `key-reused`; 422 for scores and for a returned
   *   attempt without what to change, `/body/marks/<n>/fileId`, `/body/voiceId` `unknown`
   */
  async correct(
    actor: Actor,
    submissionId: string,
    attemptId: string,
    words: CorrectionInput,
  ): Promise<FeedbackView> {
    return this.db.transaction(async (manager) => {
      const row = await lockSubmission(manager, submissionId);
      const who = await this.access.assertReviewer(manager, actor, row);
      const versions = await readVersions(manager, row, attemptId);
      const newest = versions[0];
      if (!newest) throw problems.conflict('not-answered', 'Nothing was said of it yet.');
      if (who === 'staff' && newest.firstReviewerId !== actor.personId) throw problems.notFound();
      const earlier = versions.find(({ id }) => id === words.correctionId.toLowerCase());
      const input = withMedia(words, earlier ?? newest);
      if (earlier) {
        if (!isSame(earlier, actor, input)) {
          throw problems.conflict('key-reused', 'This id was used for other words.');
        }
        return feedbackOf(manager, attemptId);
      }
      if (newest.version !== input.version) {
        throw problems.conflict('feedback-changed', 'It was corrected since.', {
          feedback: await feedbackOf(manager, attemptId),
        });
      }
      assertScoresComplete(await rubricOf(manager, row.stepId, attemptId), input.scores);
      assertChange(newest.decision, input.change);
      await assertMedia(manager, actor, attemptId, input);
      await this.write(manager, actor, row, attemptId, newest, input);
      return feedbackOf(manager, attemptId);
    });
  }

  private async write(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
    attemptId: string,
    newest: Version,
    { correctionId, scores, good, change, marks, voiceId, reason }: CorrectionInput & FeedbackWords,
  ): Promise<void> {
    const version = newest.version + 1;
    await manager.query(
      `insert into feedback (id, attempt_id, version, reviewer_id, decision, scores, good, change, reason, sent_at, marks, voice_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[correctionId, attemptId, version, actor.personId, newest.decision],
        ...[scores, good, change, reason, this.clock.now()],
        ...[JSON.stringify(marks), voiceId],
      ],
    );
    await this.outbox.add(manager, feedbackCorrected, {
      submissionId: row.id,
      attemptId,
      membershipId: row.membershipId,
      reviewerId: actor.personId,
    });
    await this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: row.organisationId,
      action: 'submission.feedback-corrected',
      subjectType: 'submission',
      subjectId: row.id,
      detail: { attemptId, version, scores },
    });
  }
}

/** Every version of what was said of this attempt of this submission, newest first. @throws 404 when the attempt is none of it */
async function readVersions(
  manager: EntityManager,
  row: SubmissionRow,
  attemptId: string,
): Promise<Version[]> {
  const [attempt] = (await manager.query(
    'select id from submission_attempt where id = $1 and submission_id = $2',
    [attemptId, row.id],
  )) as unknown[];
  if (!attempt) throw problems.notFound();
  return (await manager.query(
    `select id, version, reviewer_id as "reviewerId", decision, scores, good, change, marks, voice_id as "voiceId", reason,
            first_value(reviewer_id) over (order by version) as "firstReviewerId"
       from feedback where attempt_id = $1 order by version desc`,
    [attemptId],
  )) as Version[];
}

/** What the page said nothing of stays as it was. */
const withMedia = (
  input: CorrectionInput,
  before: FeedbackWords,
): CorrectionInput & FeedbackWords => ({
  ...input,
  marks: input.marks ?? before.marks,
  voiceId: input.voiceId === undefined ? before.voiceId : input.voiceId,
});

const isSame = (earlier: Version, actor: Actor, input: CorrectionInput & FeedbackWords): boolean =>
  earlier.reviewerId === actor.personId &&
  earlier.reason === input.reason &&
  isSameWords(earlier, input);

/** @throws 422 `/body/change` `needed-to-return` */
function assertChange(decision: Decision, change: string): void {
  if (decision === 'accepted' || change.length > 0) return;
  throw problems.invalid([
    { pointer: '/body/change', code: 'needed-to-return', detail: 'Say what to change.' },
  ]);
}

async function feedbackOf(manager: EntityManager, attemptId: string): Promise<FeedbackView> {
  const [row] = (await manager.query(
    `select ${feedbackJson} as feedback from submission_attempt a where a.id = $1`,
    [attemptId],
  )) as { feedback: FeedbackView }[];
  return row!.feedback;
}
