import { v7 as newId } from 'uuid';
import type { HandInView } from '@pijar/submissions/contracts';
import { demoPassword } from '../demo-people';

/** A note on a photo, as her coach pinned it. */
export const note = 'Terlalu gelap di sini.';

interface Said {
  /** As the server has them. */
  photo: string;
  voice: string;
}

/**
 * What was said of her newest attempt is said again, with a circle and a note on its first photo and `sound` for a voice, as an
 * officer of the demo can.
 * @returns the addresses of photo and voice
 */
export async function sayAloud(
  url: string,
  { submission }: HandInView,
  sound: ArrayBuffer,
): Promise<Said> {
  const attempt = submission!.attempts[0]!;
  const [photo] = attempt.files;
  const { version, scores, good, change } = attempt.feedback!;
  const at = `/api/v1/submissions/${submission!.id}/attempts/${attempt.id}`;
  const cookie = await enter(url, 'petugas');
  const ask = async (method: string, path: string, type: string, body: BodyInit) => {
    const headers = { cookie, origin: url, 'content-type': type };
    const answer = await fetch(`${url}${path}`, { method, headers, body });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  };
  const voiceId = newId();
  await ask('PUT', `${at}/voices/${voiceId}?seconds=60`, 'audio/ogg', sound);
  const circle = [0.4, 0.3, 0.6, 0.3, 0.6, 0.5, 0.4, 0.5, 0.4, 0.3];
  const marks = [
    {
      ...{ fileId: photo!.id, quarters: 0, strokes: [{ colour: 'red', points: circle }] },
      notes: [{ x: 0.5, y: 0.6, text: note }],
    },
  ];
  const words = { correctionId: newId(), version, scores, good, change, marks, voiceId };
  const reason = 'Ditambah tanda dan suara.';
  const body = JSON.stringify({ ...words, reason });
  await ask('POST', `${at}/corrections`, 'application/json', body);
  return {
    photo: `/api/v1/files/${photo!.id}/content`,
    voice: `/api/v1/feedback-voices/${voiceId}/content`,
  };
}

/** Signs in a member of the demo's staff. @returns the cookie */
export async function enter(url: string, identifier: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ identifier, secret: demoPassword }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}
