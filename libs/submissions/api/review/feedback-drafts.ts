import { isDeepStrictEqual } from 'node:util';
import type { FeedbackDraftView, Marks, Scores, VoiceView } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import { voiceJson } from '../voice/voice.sql';

/** What a reviewer has written, drawn and said. */
export interface FeedbackWords {
  scores: Scores;
  good: string;
  change: string;
  marks: Marks;
  /** Of `feedback_voice`; null: she said nothing aloud. */
  voiceId: string | null;
}

interface DraftRow extends FeedbackWords {
  attemptId: string;
  voice: VoiceView | null;
  version: number;
  updatedAt: Date;
  begunBy: { id: string; name: string } | null;
}

const draftColumns = `d.attempt_id as "attemptId", d.scores, d.good, d.change, d.marks,
  d.voice_id as "voiceId", ${voiceJson('d.voice_id')} as voice, d.version, d.updated_at as "updatedAt",
  (select json_build_object('id', p.id, 'name', p.full_name) from person p where p.id = d.begun_by) as "begunBy"`;

/** Her draft for the attempt, or null. */
export async function readFeedbackDraft(
  manager: EntityManager,
  attemptId: string,
  reviewerId: string,
) {
  const [row] = (await manager.query(
    `select ${draftColumns} from feedback_draft d where attempt_id = $1 and reviewer_id = $2`,
    [attemptId, reviewerId],
  )) as DraftRow[];
  return row ? view(row) : null;
}

/** Writes her draft, whatever version was there. */
export async function writeFeedbackDraft(
  manager: EntityManager,
  attemptId: string,
  reviewerId: string,
  words: FeedbackWords,
  now: Date,
) {
  const [row] = (await manager.query(
    `insert into feedback_draft as d (attempt_id, reviewer_id, scores, good, change, updated_at, marks, voice_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (attempt_id, reviewer_id) do update
       set scores = excluded.scores, good = excluded.good, change = excluded.change,
           marks = excluded.marks, voice_id = excluded.voice_id, updated_at = excluded.updated_at, version = d.version + 1
     returning ${draftColumns}`,
    [
      ...[attemptId, reviewerId, words.scores, words.good, words.change, now],
      ...[JSON.stringify(words.marks), words.voiceId],
    ],
  )) as DraftRow[];
  return view(row!);
}

/** Whether a draft says just this. */
export function isSameWords(one: FeedbackWords, other: FeedbackWords): boolean {
  const codes = Object.keys(one.scores);
  return (
    one.good === other.good &&
    one.change === other.change &&
    one.voiceId === other.voiceId &&
    isDeepStrictEqual(one.marks, other.marks) &&
    codes.length === Object.keys(other.scores).length &&
    codes.every((code) => one.scores[code] === other.scores[code])
  );
}

const view = (row: DraftRow): FeedbackDraftView & FeedbackWords => ({
  ...row,
  updatedAt: row.updatedAt.toISOString(),
});
