const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds to wait before try number `tries + 1`: doubling, at most a minute, a quarter of it by chance so that
 * a whole village does not come back in the same second.
 */
export function backOff(tries: number, chance = Math.random()): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, tries - 1));
  return Math.round(full * (0.75 + chance / 4));
}
