import { LeaseView } from '@pijar/submissions/contracts';

const MINUTE_MS = 60_000;
/** From here on the end of a lease is told. */
const ENDING_MINUTES = 5;

/** `free`: nobody holds it; `ended`: I held it and the time ran out. */
export type LeaseState = 'free' | 'mine' | 'ending' | 'ended' | 'theirs';

/** How a lease stands at `now` (milliseconds since 1970). */
export function leaseState(lease: LeaseView | null, now: number): LeaseState {
  if (!lease) return 'free';
  const left = Date.parse(lease.until) - now;
  if (left <= 0) return lease.isMine ? 'ended' : 'free';
  if (!lease.isMine) return 'theirs';
  return left <= ENDING_MINUTES * MINUTE_MS ? 'ending' : 'mine';
}

/** Whole minutes until it ends, rounded up, at least 0: the last minute still counts as one. */
export const minutesLeft = (lease: LeaseView, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(lease.until) - now) / MINUTE_MS));
