import { urlOf, type Problem } from '@pijar/shared/contracts';
import { newId, type Entry, type Line, type Verdict } from '@pijar/shared/phone';
import { sendAttempt, type AttemptReceipt } from '@pijar/submissions/contracts';
import { bringFile } from '../files/bring-file';
import { canGoAgain, sentAgain } from '../files/item';
import { FILES, filesOf, placeFile, sendFromStart, type KeptFile } from '../files/kept-file';
import { isNotHers, isUnanswered } from '../line';
import { letGo } from './let-go';
import { problemNamed, problemNow } from './problem-now';
import { refusalOf } from './refusal';
import {
  SENDINGS,
  beginning,
  moveSending,
  nextSending,
  type FixedAttempt,
  type HandInReceipt,
  type KeptSending,
  type Sending,
  type SendingEvent,
} from './sending';

/** One press of “Kirim”, as it lies in the outbox. */
export interface AttemptPayload {
  membershipId: string;
  stepId: string;
  /** The name under which the phone keeps it, see `nameOf`. */
  work: string;
  /** What the assignment is called, for lists. */
  title: string;
  attempt: FixedAttempt;
}

export type AttemptEntry = Pick<Entry<AttemptPayload>, 'id' | 'payload'>;

const LATER: Verdict = { is: 'later' };
const TAKEN_BACK: Verdict = { is: 'rejected', problem: problemNamed('taken-back', 409) };

/** Takes one attempt to the server: its files first, each to its receipt, then itself. Never rejects but for a full phone. */
export async function handInAttempt(entry: AttemptEntry, line: Line): Promise<Verdict> {
  const { work } = entry.payload;
  const sending = await resumed(entry, line);
  if (sending?.phase === 'sent') return received(entry, line, sending.receipt);
  if (sending?.phase !== 'waiting' && sending?.phase !== 'unsure') return TAKEN_BACK;
  const stopped = sending.phase === 'waiting' && (await bringFiles(entry, line, sending.attempt));
  if (stopped) return stopped;
  const posting = await moveSending(line.shelves, work, entry.id, { is: 'goesOut' });
  return posting?.phase === 'posting' ? post(entry, line, posting.attempt) : TAKEN_BACK;
}

/** Where the sending stands. One that a crash left half posted is unsure; one that was never laid down begins here. */
async function resumed({ id, payload }: AttemptEntry, line: Line): Promise<Sending | null> {
  const { work } = payload;
  const kept = await line.shelves.get<KeptSending>(SENDINGS, work);
  if (kept) return moveSending(line.shelves, work, id, { is: 'unanswered' });
  const sending = nextSending(beginning, { is: 'pressed', attempt: payload.attempt });
  await line.shelves.put(SENDINGS, work, { entryId: id, sending } satisfies KeptSending);
  return sending;
}

/** Null when every file is with the server. */
async function bringFiles(
  entry: AttemptEntry,
  line: Line,
  attempt: FixedAttempt,
): Promise<Verdict | null> {
  for (const itemId of attempt.itemIds) {
    switch (await bringFile(itemId, line)) {
      case 'received':
        continue;
      case 'later':
        return LATER;
      case 'not-hers':
        return { is: 'not-hers' };
      case 'closed':
        return closed(entry, line);
      case 'refused':
      case 'gone':
        await moveSending(line.shelves, entry.payload.work, entry.id, { is: 'fileRefused' });
        return { is: 'rejected', problem: problemNamed('file-refused', 422) };
    }
  }
  return null;
}

async function closed(entry: AttemptEntry, line: Line): Promise<Verdict> {
  const problem = await problemNow(line, entry.payload);
  if (problem === 'not-hers') return { is: 'not-hers' };
  if (!problem) return LATER;
  const event: SendingEvent = { is: 'goesOut' };
  await moveSending(line.shelves, entry.payload.work, entry.id, event);
  return refused(entry, line, problem, []);
}

async function post(
  entry: AttemptEntry,
  line: Line,
  { itemIds, ...words }: FixedAttempt,
): Promise<Verdict> {
  const { membershipId, stepId } = entry.payload;
  const kept = await filesOf(line.shelves, entry.payload.work);
  const files = itemIds.flatMap((id) => kept.find(({ item }) => item.id === id)?.item ?? []);
  const uploadIds = files.map(({ fileId, id }) => fileId ?? id);
  const body = { ...words, uploadIds };
  const answer = await line.call('POST', urlOf(sendAttempt, { membershipId, stepId }), body);
  if (isUnanswered(answer)) {
    await moveSending(line.shelves, entry.payload.work, entry.id, { is: 'unanswered' });
    return LATER;
  }
  if (answer.status < 300) {
    const receipts = files.map(({ name, sha256 }) => ({ name, sha256 }));
    const receipt = { ...(answer.body as AttemptReceipt), files: receipts };
    await moveSending(line.shelves, entry.payload.work, entry.id, { is: 'answered', receipt });
    return received(entry, line, receipt);
  }
  if (isNotHers(answer)) {
    await moveSending(line.shelves, entry.payload.work, entry.id, not('later'));
    return { is: 'not-hers' };
  }
  const problem = (answer.body as Problem | null) ?? problemNamed('unexpected', answer.status);
  if (answer.status === 429) {
    await moveSending(line.shelves, entry.payload.work, entry.id, not('later'));
    return { is: 'later', afterMs: (problem.retryAfter ?? 60) * 1_000 };
  }
  return refused(entry, line, problem, uploadIds);
}

const not = (kind: string): SendingEvent => ({ is: 'refused', kind, freshId: newId() });

async function received(entry: AttemptEntry, line: Line, receipt: HandInReceipt): Promise<Verdict> {
  await letGo(line.shelves, entry.payload);
  return { is: 'received', receipt };
}

/** The server said no: what can be mended is mended and goes again, the rest goes back to her. */
async function refused(
  entry: AttemptEntry,
  line: Line,
  problem: Problem,
  uploadIds: readonly string[],
): Promise<Verdict> {
  const { kind, uploadAt } = refusalOf(problem);
  const uploadId = uploadAt === null ? undefined : uploadIds[uploadAt];
  if (uploadId) await mendFile(kind, uploadId, entry, line);
  const after = await moveSending(line.shelves, entry.payload.work, entry.id, not(kind));
  return after?.phase === 'waiting' ? LATER : { is: 'rejected', problem };
}

/** One of the files is not as this phone thought. */
async function mendFile(
  kind: string,
  uploadId: string,
  entry: AttemptEntry,
  { shelves }: Line,
): Promise<void> {
  const kept = await filesOf(shelves, entry.payload.work);
  const item = kept.find(({ item: each }) => (each.fileId ?? each.id) === uploadId)?.item;
  if (!item) return;
  if (kind === 'upload-not-ready' || kind === 'upload-refused') {
    // Asked about again: the upload is complete, so that only its verdict comes.
    await placeFile(shelves, item.id, { at: 'phone' });
  } else if (item.isHere) {
    await sendFromStart(shelves, item.id);
  } else if (canGoAgain(item)) {
    await shelves.change<KeptFile>(FILES, item.id, (now) => ({
      ...now,
      item: sentAgain(now.item),
    }));
  } else {
    await placeFile(shelves, item.id, { at: 'refused', refusal: 'file-lost' });
  }
}
