import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { constants } from 'node:zlib';

/** Below this an answer fits in one packet anyway. Keys that the phone asks for are shorter: their length tells nothing. */
const WORTH_IT_BYTES = 1_024;
/** A home screen shrinks to a sixth; more effort would save little and cost the server much. */
const BROTLI_QUALITY = 4;

/** Packs JSON for those who pay by the megabyte. Files were packed when they were built, streams of events must not wait. */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(compress, {
    globalDecompression: false,
    threshold: WORTH_IT_BYTES,
    encodings: ['br', 'gzip'],
    customTypes: /^application\/(problem\+)?json/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
}
