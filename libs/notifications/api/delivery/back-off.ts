/** After so many tries a message is given up and somebody has to look at it. */
export const mostTries = 10;

const firstSeconds = 60;
const longestSeconds = 2 * 60 * 60;

/**
 * Seconds until the next try: one minute after the first, doubling up to two hours, a quarter more or less by chance so that
 * what failed together does not come back together.
 * @param tries 1 after the first
 * @param chance from 0 to 1
 */
export function backOffSeconds(tries: number, chance = Math.random()): number {
  const seconds = Math.min(firstSeconds * 2 ** (tries - 1), longestSeconds);
  return Math.round(seconds * (0.75 + chance / 2));
}
