import { Id, Instant } from '@pijar/shared/schemas';
import * as z from 'zod';
import { fileRefusals } from '../limits';
import { ClientId } from './parts';

export const FileParams = z.strictObject({ fileId: Id });

/** `newFileId` (UUIDv7, made by the phone) makes a repetition answer the same. */
export const ReuseFileInput = z.strictObject({ newFileId: ClientId });

/**
 * A file, under way or arrived. Its bytes are at `/api/v1/files/:id/content`, a small picture of a photo (480 px, WebP) at
 * `/api/v1/files/:id/preview`.
 */
export const FileView = z.object({
  /** The same id as the last part of the tus address. */
  id: Id,
  name: z.string(),
  /** receiving: bytes are missing; checking: all are here; ready: may be handed in; refused: see `refusal`. */
  state: z.enum(['receiving', 'checking', 'ready', 'refused']),
  refusal: z.enum(fileRefusals).nullable(),
  /** Null until it is ready. */
  kind: z.enum(['photo', 'voice', 'document']).nullable(),
  /** Media type by content; null until it is ready. */
  type: z.string().nullable(),
  /** Bytes as sent by the phone. */
  size: z.int(),
  /** SHA-256 (hex) of the bytes as received: the receipt. The phone may forget its copy when this equals its own. */
  receivedSha256: z.string().nullable(),
  hasPreview: z.boolean(),
  /** Pixels, of photos. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Null until it is handed in. */
  attemptId: Id.nullable(),
  createdAt: Instant,
});
