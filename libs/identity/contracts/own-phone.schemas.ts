import { Id, Instant, line } from '@pijar/shared/schemas';
import * as z from 'zod';

/** 32 bytes in base64; the same for a person ever after. */
export const RecoveryKey = z.object({ recoveryKey: z.base64().length(44) });

export const DeviceContact = z.strictObject({
  /** Random, made once by the browser. */
  deviceId: Id,
  /** What lies on the phone and the server does not have. */
  waitingCount: z.int().min(0).max(100_000),
  /** By the phone's clock; null when nothing waits. */
  oldestWaitingAt: Instant.nullable(),
  /** Which build of the web app she uses. */
  appVersion: line(60),
});
