import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, FILE_STORE, ProblemException, problems, type FileStore } from '@pijar/shared/api';
import { maxVoiceBytes, type VoiceView } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { ReviewAccess } from '../claims/review-access';
import { keyOf } from '../files/file-check.service';
import { recogniseFile } from '../files/recognise-file';
import { isHeldBy, leaseOf, lockSubmission, reviewStateOf, stateNow } from '../moves';
import { assertNewestAttempt } from '../review/attempt-checks';
import { receiveBytes } from './receive-bytes';

/** A recording that nothing names goes after so long. */
const looseHours = 24;

interface VoiceRow {
  attemptId: string;
  reviewerId: string;
  seconds: number;
  sha256: string | null;
  isLeaving: boolean;
}

/** Which recording of which attempt. */
export interface VoicePlace {
  submissionId: string;
  attemptId: string;
  voiceId: string;
}

/** Takes in what a reviewer says aloud. */
@Injectable()
export class VoicesService {
  constructor(
    private readonly db: DataSource,
    private readonly access: ReviewAccess,
    private readonly clock: Clock,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /**
   * Keeps a recording; the same bytes under the same id again answer the same. It is asked before the bytes come, and again before
   * they count, whether she may.
   * @throws 404; 409 `lease-lost`, `attempt-superseded`, `key-reused`; 413 `file-too-large`; 422 `/body` `not-sound`
   */
  async keep(actor: Actor, place: VoicePlace, seconds: number, body: Readable): Promise<VoiceView> {
    await this.db.transaction((manager) => this.begin(manager, actor, place, seconds));
    await using received = await receiveBytes(body, maxVoiceBytes);
    if (received.isTooLarge) throw voiceTooLarge();
    const found = await recogniseFile(path.join(received.folder, 'file'));
    if (found?.kind !== 'voice') {
      throw problems.invalidField('/body', 'not-sound', 'This is no sound that is taken.');
    }
    const storedKey = keyOf(place.voiceId, `-voice.${found.extension}`);
    const row = await this.find(this.db.manager, place.voiceId);
    if (row?.sha256 && row.sha256 !== received.sha256) throw keyReused();
    if (!row?.sha256) {
      const stream = createReadStream(path.join(received.folder, 'file'));
      await this.files.put(storedKey, stream, { type: found.type });
    }
    return this.db.transaction(async (manager) => {
      await this.begin(manager, actor, place, seconds);
      const [kept] = (await manager.query(
        `update feedback_voice v set type = $2, bytes = $3, sha256 = $4, stored_key = $5
          where id = $1 and not is_leaving and (sha256 is null or sha256 = $4)
         returning id`,
        [place.voiceId, found.type, received.bytes, received.sha256, storedKey],
      )) as [unknown[], number];
      if (kept.length === 0) throw keyReused();
      return { id: place.voiceId, seconds, bytes: received.bytes, type: found.type };
    });
  }

  /** The row comes before the bytes: what a crash leaves in the store is swept with it. */
  private async begin(
    manager: EntityManager,
    actor: Actor,
    { submissionId, attemptId, voiceId }: VoicePlace,
    seconds: number,
  ): Promise<void> {
    await this.assertMaySpeak(manager, actor, submissionId, attemptId);
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + looseHours * 3_600_000);
    await manager.query(
      `insert into feedback_voice (id, attempt_id, reviewer_id, seconds, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
      [voiceId, attemptId, actor.personId, seconds, now, expiresAt],
    );
    const row = await this.find(manager, voiceId);
    const isSame =
      row?.attemptId === attemptId &&
      row.reviewerId === actor.personId &&
      row.seconds === seconds &&
      !row.isLeaving;
    if (!isSame) throw keyReused();
  }

  /** Whoever holds the newest attempt, and who may correct what was said of an answered one. */
  private async assertMaySpeak(
    manager: EntityManager,
    actor: Actor,
    submissionId: string,
    attemptId: string,
  ): Promise<void> {
    const row = await lockSubmission(manager, submissionId);
    const who = await this.access.assertReviewer(manager, actor, row);
    const [attempt] = (await manager.query(
      `select (select f.reviewer_id from feedback f where f.attempt_id = a.id and f.version = 1) as "answeredBy"
         from submission_attempt a where a.id = $1 and a.submission_id = $2`,
      [attemptId, row.id],
    )) as { answeredBy: string | null }[];
    if (!attempt) throw problems.notFound();
    if (attempt.answeredBy) {
      if (who === 'staff' && attempt.answeredBy !== actor.personId) throw problems.notFound();
      return;
    }
    await assertNewestAttempt(manager, row, attemptId);
    const now = this.clock.now();
    if (isHeldBy(row, actor.personId, now)) return;
    throw problems.conflict('lease-lost', 'You do not hold it.', {
      lease: await leaseOf(manager, row, actor.personId, now),
      state: reviewStateOf(stateNow(row, now)),
    });
  }

  private async find(manager: EntityManager, voiceId: string): Promise<VoiceRow | undefined> {
    const [row] = (await manager.query(
      `select attempt_id as "attemptId", reviewer_id as "reviewerId", seconds, sha256, is_leaving as "isLeaving"
         from feedback_voice where id = $1`,
      [voiceId],
    )) as VoiceRow[];
    return row;
  }
}

/** 413: more bytes than a recording may have. */
export const voiceTooLarge = (): ProblemException =>
  new ProblemException({
    type: '/problems/file-too-large',
    title: 'Too large',
    status: 413,
    detail: `A recording has at most ${maxVoiceBytes} bytes.`,
  });

const keyReused = (): ProblemException =>
  problems.conflict('key-reused', 'This id was used for another recording.');
