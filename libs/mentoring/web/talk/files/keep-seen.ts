import {
  expectFiles,
  fetchFile,
  forgetOthers,
  missingFiles,
  type OwnFile,
} from '@pijar/learning/phone';
import type { MessageView } from '@pijar/mentoring/contracts';
import type { AnyShelves } from '@pijar/shared/phone';
import { contentOf, previewOf } from '@pijar/submissions/look';

/** Bytes of the newest photos and voices of one conversation that may lie on a phone: some ten minutes of voice and thirty photos. */
export const roomOfTalk = 10_000_000;

/**
 * What she sees and hears of a conversation stays on her phone, sealed: small pictures now, for the page shows them, voices and
 * large photos when she hears or opens them. The newest have room, older ones go. Never rejects: it can be seen again with signal.
 */
export async function keepSeen(
  shelves: AnyShelves | null,
  membershipId: string,
  messages: readonly Pick<MessageView, 'files'>[],
): Promise<void> {
  if (!shelves) return;
  const files = newest(messages.flatMap((message) => message.files));
  const stepId = `talk/${membershipId}`;
  const own = (url: string): OwnFile => ({ stepId, url, bytes: 0 });
  const large = files.map((file) => own(contentOf(file)));
  const small = files.filter(({ kind }) => kind === 'photo').map((file) => own(previewOf(file)));
  try {
    await forgetOthers(shelves, stepId, new Set([...large, ...small].map(({ url }) => url)));
    await expectFiles(shelves, large);
    for (const missing of await missingFiles(shelves, small)) await fetchFile(shelves, missing);
  } catch {
    // Full, or cut: the page has what it shows.
  }
}

/** Those of `files`, the oldest first, that have room together. */
function newest<T extends { size: number }>(files: readonly T[]): T[] {
  let room = roomOfTalk;
  return files.toReversed().filter(({ size }) => (room -= size) >= 0);
}
