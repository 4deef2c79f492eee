/** The phone has no room left. Nothing that was kept before is lost; what was to be kept now is not kept. */
export class PhoneFullError extends Error {
  constructor(cause: unknown) {
    super('The phone has no room left', { cause });
    this.name = 'PhoneFullError';
  }
}

/** Turns what browsers say about a full phone into `PhoneFullError`; everything else passes as it is. */
export function phoneFull(error: unknown): unknown {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
    ? new PhoneFullError(error)
    : error;
}
