/**
 * The items in another order than the given one, always the same for the same seed: on the phone, after a reload, in the next try.
 * The given order is the answer, so it is never what comes out.
 */
export function shuffled<T>(items: readonly T[], seed: string): T[] {
  const order = [...items];
  let state = hash(seed);
  for (let last = order.length - 1; last > 0; last--) {
    state = next(state);
    const other = state % (last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  const isUnchanged = order.every((item, index) => item === items[index]);
  return isUnchanged ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** FNV-1a, 32 bit. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const sign of text) state = Math.imul(state ^ sign.codePointAt(0)!, 0x01000193);
  return state >>> 0;
}

/** Mulberry32. */
function next(state: number): number {
  let mixed = (state + 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
