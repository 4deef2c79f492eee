import { publicOrigin, type Settings } from '@pijar/shared/api';

/** Where anyone checks a certificate; printed on the paper and in its QR code. */
export const verificationUrl = (settings: Settings, number: string): string =>
  `${publicOrigin(settings)}/verifikasi/${number}`;
