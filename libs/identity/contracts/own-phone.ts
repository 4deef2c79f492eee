import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as s from './own-phone.schemas';

export type RecoveryKey = z.infer<typeof s.RecoveryKey>;
export type DeviceContact = z.infer<typeof s.DeviceContact>;

/** Opens what a participant's phone keeps for her, also after her PIN was reset. Only for her own session. */
export const showRecoveryKey = route<object, RecoveryKey>('GET', '/api/v1/me/recovery-key');

/** A phone says that it can be heard, and how much of her work waits there. */
export const reportDevice = route<{ body: DeviceContact }, void>('POST', '/api/v1/me/device');
