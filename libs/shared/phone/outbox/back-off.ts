const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;
/** No channel and no server asks for a longer pause than this. */
const LONGEST_PAUSE_MS = 60 * 60_000;

/**
 * Milliseconds to wait before try number `tries + 1`: doubling, at most a minute, a quarter of it by chance so that
 * a whole village does not come back in the same second.
 */
export function backOff(tries: number, chance = Math.random()): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, tries - 1));
  return Math.round(full * (0.75 + chance / 4));
}

/** Until when something waits, in milliseconds; a moment that no pause can have meant was written by a clock that was ahead. */
export const waitsUntil = (notBefore: number, now: number): number =>
  notBefore - now > LONGEST_PAUSE_MS ? 0 : notBefore;
