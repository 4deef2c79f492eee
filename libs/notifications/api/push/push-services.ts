import { isIP } from 'node:net';

/** Those of the browsers. A phone names the address that the server then calls, so only these are called. */
const known = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
];

/**
 * Whether an address belongs to a push service.
 * @param more hosts that the settings add
 */
export function isPushService(endpoint: string, more: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username, port } = new URL(endpoint);
  if (protocol !== 'https:' || username !== '') return false;
  if (more.includes(hostname)) return true;
  if (isIP(hostname) !== 0 || port !== '') return false;
  return known.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
