let latest = 0;

/**
 * A UUIDv7. Ids made one after the other on a page sort in that order, even within a millisecond: the clock of an id
 * runs ahead by as many milliseconds as there are ids too many.
 */
export function newId(now = Date.now()): string {
  latest = Math.max(now, latest + 1);
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  bytes[0] = 0x70 | (bytes[0] & 0x0f);
  bytes[2] = 0x80 | (bytes[2] & 0x3f);
  const time = latest.toString(16).padStart(12, '0');
  const rest = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const parts = [
    time.slice(0, 8),
    time.slice(8),
    rest.slice(0, 4),
    rest.slice(4, 8),
    rest.slice(8),
  ];
  return parts.join('-');
}
