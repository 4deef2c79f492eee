/** From this hour on, and until that one, nothing leaves the product in the zone of whoever gets it. */
export const quietFrom = 21;
export const quietUntil = 6;

const hour = (at: string, zone: string) => `extract(hour from ${at} at time zone ${zone})`;

/** SQL: whether it is night there. */
export const isQuiet = (at: string, zone: string): string =>
  `(${hour(at, zone)} >= ${quietFrom} or ${hour(at, zone)} < ${quietUntil})`;

/**
 * SQL: the first instant from `at` on that is not night there. After a night not everybody is told in the same second: `key`
 * spreads people over eight minutes, the same person always alike, so that her messages of one night go out together.
 */
export function outsideQuietHours(at: string, zone: string, key: string): string {
  const morning = `(hashtext(${key}::text) & 511) * interval '1 second' + interval '${quietUntil} hours'`;
  const day = `date_trunc('day', ${at} at time zone ${zone})`;
  return `case
    when ${hour(at, zone)} >= ${quietFrom} then (${day} + interval '1 day' + ${morning}) at time zone ${zone}
    when ${hour(at, zone)} < ${quietUntil} then (${day} + ${morning}) at time zone ${zone}
    else ${at} end`;
}
