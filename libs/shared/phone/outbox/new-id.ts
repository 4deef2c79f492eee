let lastMs = 0;
let count = 0;

/**
 * UUIDv7: sorts by the time at which it was made, also among those of one millisecond. Never before `after`, so that a clock
 * that was set back does not turn the order of deeds round. Works without HTTPS, where crypto.randomUUID does not exist.
 */
export function newId(now = Date.now(), after = ''): string {
  const ms = Math.max(now, timeOf(after), lastMs);
  // Twelve bits count within a millisecond; whoever is quicker borrows from the next one.
  count = ms === lastMs ? count + 1 : startOf(after, ms);
  lastMs = count > 0xfff ? ms + 1 : ms;
  if (count > 0xfff) count = 0;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let index = 0; index < 6; index++) {
    bytes[index] = Math.floor(lastMs / 2 ** (8 * (5 - index))) % 256;
  }
  bytes[6] = (count >> 8) | 0x70;
  bytes[7] = count & 0xff;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Milliseconds at which an id was made; 0 for what is no UUIDv7. */
const timeOf = (id: string): number =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id) ? parseInt(id.replace('-', '').slice(0, 12), 16) : 0;

const startOf = (after: string, ms: number): number =>
  timeOf(after) === ms ? parseInt(after.slice(15, 18), 16) + 1 : 0;
