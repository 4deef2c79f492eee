import { createHash, randomBytes } from 'node:crypto';

/** Name of the session cookie: httpOnly, SameSite=Lax, Secure over HTTPS. */
export const sessionCookie = 'pijar_session';
/** Names the phone or computer, for everybody who signs in on it. Opens nothing. */
export const deviceCookie = 'pijar_device';
/** A phone may be offline for weeks; a session lives this long after it was last seen. */
export const sessionDays = 60;

/** A new secret token (256 bits) for the cookie, and what the database keeps of it. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');
