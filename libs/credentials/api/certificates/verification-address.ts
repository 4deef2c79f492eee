import type { Settings } from '@pijar/shared/api';

/** Where anyone checks a certificate; printed on the paper and in its QR code. */
export function verificationUrl(
  settings: Pick<Settings, 'publicUrl' | 'port'>,
  number: string,
): string {
  return `${settings.publicUrl ?? `http://localhost:${settings.port}`}/verifikasi/${number}`;
}
