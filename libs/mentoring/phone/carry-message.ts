import { sendMessage } from '@pijar/mentoring/contracts';
import { urlOf, type Problem } from '@pijar/shared/contracts';
import { verdictOf, type Entry, type Line, type Verdict } from '@pijar/shared/phone';
import {
  FILES,
  bringFile,
  isNotHers,
  isUnanswered,
  placeFile,
  problemNamed,
  refusalOf,
  sendFromStart,
  type KeptFile,
} from '@pijar/submissions/phone';
import type { MessagePayload } from './message';

const LATER: Verdict = { is: 'later' };
const rejected = (kind: string, status: number): Verdict => ({
  is: 'rejected',
  problem: problemNamed(kind, status),
});

/**
 * Takes a message with files to the server: each file to its receipt, then the message itself, which makes them part of it. The
 * phone lets go of its copies before the message counts as received. Rejects only for a full phone.
 */
export async function carryMessage(entry: Entry<MessagePayload>, line: Line): Promise<Verdict> {
  const { membershipId, pairId, text, itemIds } = entry.payload;
  for (const itemId of itemIds) {
    const stopped = await bring(itemId, line);
    if (stopped) return stopped;
  }
  const uploadIds = await Promise.all(itemIds.map((itemId) => uploadIdOf(itemId, line)));
  const body = { id: entry.id, pairId, text, writtenAt: entry.deviceAt, uploadIds };
  const answer = await line.call('POST', urlOf(sendMessage, { membershipId }), body);
  if (isUnanswered(answer)) return LATER;
  if (isNotHers(answer)) return { is: 'not-hers' };
  if (answer.status === 422) return mend(answer.body as Problem, itemIds, line);
  if (answer.status < 300) await line.shelves.remove(FILES, itemIds);
  return verdictOf(answer);
}

/** Null when the server holds it. */
async function bring(itemId: string, line: Line): Promise<Verdict | null> {
  switch (await bringFile(itemId, line)) {
    case 'received':
    // Its copy went after the server had taken the message in, and then the phone died: the same message asks what became of it.
    case 'gone':
      return null;
    case 'later':
      return LATER;
    case 'not-hers':
      return { is: 'not-hers' };
    case 'closed':
      return rejected('membership-left', 404);
    case 'refused':
      return rejected('file-refused', 422);
  }
}

async function uploadIdOf(itemId: string, line: Line): Promise<string> {
  const kept = await line.shelves.get<KeptFile>(FILES, itemId);
  return kept?.item.fileId ?? itemId;
}

/** One of the files is not there as this phone thought. */
async function mend(problem: Problem, itemIds: string[], line: Line): Promise<Verdict> {
  const { kind, uploadAt } = refusalOf(problem);
  const itemId = uploadAt === null ? undefined : itemIds[uploadAt];
  const kept = itemId && (await line.shelves.get<KeptFile>(FILES, itemId));
  if (!itemId || !kept) return itemId ? rejected('file-refused', 422) : { is: 'rejected', problem };
  if (kind === 'upload-unknown') await sendFromStart(line.shelves, itemId);
  // Asked about again: the upload is complete, so that only its verdict comes.
  else if (kind === 'upload-not-ready' || kind === 'upload-refused') {
    await placeFile(line.shelves, itemId, { at: 'phone' });
  } else return { is: 'rejected', problem };
  return LATER;
}
