import type { Settings } from './settings';

/**
 * Where people reach the product, e.g. `https://pijar.example.org`, without a trailing slash: PUBLIC_URL, else the address this
 * process listens on. Its port is known once it listens, so ask each time and keep no copy.
 */
export function publicOrigin({
  publicUrl,
  host,
  port,
}: Pick<Settings, 'publicUrl' | 'host' | 'port'>): string {
  if (publicUrl) return publicUrl;
  const reachable = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
