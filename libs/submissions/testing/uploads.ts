import type { TestApp } from '@pijar/shared/testing';
import { urlOf } from '@pijar/shared/contracts';
import { showFile, uploadsPath, type FileView } from '@pijar/submissions/contracts';
import type { LightMyRequestResponse } from 'fastify';
import type { TestParticipant } from './scene';

export const tusHeaders = { 'tus-resumable': '1.0.0' };

/** `Upload-Metadata` of these entries. */
export const metadataOf = (entries: Record<string, string>): string =>
  Object.entries(entries)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** Opens an upload as a phone does. */
export function beginUpload(
  test: TestApp,
  who: TestParticipant,
  stepId: string,
  size: number,
  more: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  return test.call({
    method: 'POST',
    url: uploadsPath,
    as: who,
    headers: {
      ...tusHeaders,
      'upload-length': String(size),
      'upload-metadata': metadataOf({
        name: 'foto.jpg',
        type: 'image/jpeg',
        membershipId: who.membershipId,
        stepId,
        ...more,
      }),
    },
  });
}

/** Sends bytes of an upload from an offset on. */
export function sendBytes(
  test: TestApp,
  who: { cookie: string },
  url: string,
  offset: number,
  bytes: Buffer,
): Promise<LightMyRequestResponse> {
  return test.call({
    method: 'PATCH',
    url,
    as: who,
    headers: {
      ...tusHeaders,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    payload: bytes,
  });
}

/** Sends a whole file and asks what became of it; works for files that are refused, too. */
export async function uploadFile(
  test: TestApp,
  who: TestParticipant,
  stepId: string,
  bytes: Buffer,
  more: Record<string, string> = {},
): Promise<FileView> {
  const begun = await beginUpload(test, who, stepId, bytes.length, more);
  if (begun.statusCode !== 201) throw new Error(`The upload did not begin: ${begun.body}`);
  const url = String(begun.headers.location);
  await sendBytes(test, who, url, 0, bytes);
  const fileId = url.slice(url.lastIndexOf('/') + 1);
  const answer = await test.call({ method: 'GET', url: urlOf(showFile, { fileId }), as: who });
  return answer.json<FileView>();
}
