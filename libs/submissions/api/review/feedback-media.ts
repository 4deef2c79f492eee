import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { FieldFault } from '@pijar/shared/contracts';
import type { EntityManager } from 'typeorm';
import type { FeedbackWords } from './feedback-drafts';

/**
 * What is drawn and said belongs to this attempt: marks are over photos of it; the voice is what the actor said of it, or came to
 * her draft with a take-over, or stands in its feedback.
 * @throws 422 `/body/marks/<n>/fileId`, `/body/voiceId` `unknown`
 */
export async function assertMedia(
  manager: EntityManager,
  actor: Actor,
  attemptId: string,
  { marks, voiceId }: Pick<FeedbackWords, 'marks' | 'voiceId'>,
): Promise<void> {
  const faults = [
    ...(await strangePhotos(manager, attemptId, marks)),
    ...(voiceId && !(await isUsable(manager, actor, attemptId, voiceId))
      ? [{ pointer: '/body/voiceId', code: 'unknown', detail: 'Nobody said this of the attempt.' }]
      : []),
  ];
  if (faults.length > 0) throw problems.invalid(faults);
}

async function strangePhotos(
  manager: EntityManager,
  attemptId: string,
  marks: FeedbackWords['marks'],
): Promise<FieldFault[]> {
  if (marks.length === 0) return [];
  const rows = (await manager.query(
    `select id from upload where attempt_id = $1 and kind = 'photo' and id = any($2)`,
    [attemptId, marks.map(({ fileId }) => fileId)],
  )) as { id: string }[];
  const known = new Set(rows.map(({ id }) => id));
  return marks.flatMap(({ fileId }, n) =>
    known.has(fileId)
      ? []
      : [
          {
            pointer: `/body/marks/${n}/fileId`,
            code: 'unknown',
            detail: 'No photo of the attempt.',
          },
        ],
  );
}

/** Locks it against the sweep as well, until the row that names it is committed. */
async function isUsable(
  manager: EntityManager,
  actor: Actor,
  attemptId: string,
  voiceId: string,
): Promise<boolean> {
  const rows = (await manager.query(
    `select v.id from feedback_voice v
      where v.id = $1 and v.attempt_id = $2 and v.stored_key is not null and not v.is_leaving
        and (v.reviewer_id = $3
          or exists (select from feedback_draft d where d.voice_id = v.id and d.reviewer_id = $3)
          or exists (select from feedback f where f.voice_id = v.id))
        for share of v`,
    [voiceId, attemptId, actor.personId],
  )) as unknown[];
  return rows.length === 1;
}
