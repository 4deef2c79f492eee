import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** `cache-control` of an answer that a browser may keep if it asks each time whether it is still true. */
export const askAgain = 'private, no-cache';

/**
 * Gives answers marked with `askAgain` a tag made from their content, and sends nothing to whom has them already: on prepaid
 * data a lesson is paid for once. Hook for onSend.
 */
export async function sendOnlyWhatChanged(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (reply.statusCode !== 200 || typeof payload !== 'string') return payload;
  if (reply.getHeader('cache-control') !== askAgain) return payload;
  const etag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
  void reply.header('etag', etag);
  if (request.headers['if-none-match'] !== etag) return payload;
  void reply.status(304).removeHeader('content-length').removeHeader('content-type');
  return '';
}
