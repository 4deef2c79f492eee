import { listNotifications, type NotificationView } from '@pijar/notifications/contracts';
import {
  claimSubmission,
  decide,
  sendAttempt,
  showReview,
  uploadsPath,
} from '@pijar/submissions/contracts';
import { v7 } from 'uuid';
import { stepOf } from '../journeys/path-of-hers';
import type { Caller } from './caller';
import type { Learner } from './cohort';

const tus = { 'tus-resumable': '1.0.0' };
const metadataOf = (entries: Record<string, string>) =>
  Object.entries(entries)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** Sends a file by tus in two pieces, each to another process, and answers its id. */
export async function upload(
  { caller, path }: Learner,
  [first, second]: [string, string],
  code: string,
  bytes: Buffer,
): Promise<string> {
  const { membershipId } = path;
  const { stepId } = stepOf(path, code);
  const name = { name: 'keripik.jpg', type: 'image/jpeg' };
  const begun = await caller.send(first + uploadsPath, {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': `${bytes.length}`,
      'upload-metadata': metadataOf({ ...name, membershipId, stepId }),
    },
  });
  if (begun.status !== 201) throw new Error(`The upload did not begin: ${begun.text}`);
  const location = begun.headers.get('location')!;
  const half = Math.floor(bytes.length / 2);
  for (const [origin, from, to] of [
    [first, 0, half],
    [second, half, bytes.length],
  ] as const) {
    const sent = await caller.send(origin + location, {
      method: 'PATCH',
      headers: {
        ...tus,
        'upload-offset': `${from}`,
        'content-type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(bytes.subarray(from, to)),
    });
    if (sent.status !== 204) throw new Error(`Bytes from ${from} on: ${sent.status} ${sent.text}`);
  }
  return location.slice(location.lastIndexOf('/') + 1);
}

/** Hands in words, and files that were uploaded; answers which submission it became. */
export async function handIn(
  { caller, path }: Learner,
  origin: string,
  code: string,
  uploadIds: string[] = [],
): Promise<string> {
  const { submissionId } = await caller.call(origin, sendAttempt, {
    params: { membershipId: path.membershipId, stepId: stepOf(path, code).stepId },
    body: {
      ...{ attemptId: v7(), text: 'Tujuan saya menjual 20 bungkus keripik.', links: [] },
      ...{ uploadIds, deviceAt: new Date().toISOString() },
    },
  });
  return submissionId;
}

/** Takes a piece of work, reads it and accepts it; answers the ids of the files that came with it. */
export async function accept(
  coach: Caller,
  origin: string,
  submissionId: string,
): Promise<string[]> {
  const params = { submissionId };
  await coach.call(origin, claimSubmission, { params });
  const review = await coach.call(origin, showReview, { params });
  const [attempt] = review.attempts;
  await coach.call(origin, decide, {
    params,
    body: {
      ...{ decisionId: v7(), attemptId: attempt!.id, decision: 'accepted' },
      scores: Object.fromEntries(review.rubric.criteria.map(({ code }) => [code, 3])),
      ...{ good: 'Jelas dan bisa langsung dipakai.', change: '', marks: [], voiceId: null },
    },
  });
  return attempt!.files.map((file) => file.id);
}

/** The notices that her work was accepted. */
export async function acceptedNotices(
  { caller }: Learner,
  origin: string,
): Promise<NotificationView[]> {
  const { items } = await caller.call(origin, listNotifications);
  return items.filter(({ kind }) => kind === 'submission_accepted');
}
