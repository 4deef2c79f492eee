/** First and last byte, both inside the file. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a Range header that names one range; players of sound ask so when somebody skips.
 * @returns null when there is none to follow (the whole file is answered), 'unsatisfiable' when it begins after the end
 */
export function byteRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | null {
  const parts = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!parts || (!parts[1] && !parts[2])) return null;
  const last = size - 1;
  const [from, to] = [parts[1], parts[2]];
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(Number(to), last) : last;
  return start > end ? 'unsatisfiable' : { start, end };
}
