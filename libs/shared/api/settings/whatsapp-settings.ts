import { StartupFault } from './startup-fault';

/** An account of the WhatsApp Business Cloud API. */
export interface WhatsAppSettings {
  phoneNumberId: string;
  /** Never logged, as the two below. */
  token: string;
  /** Signs what Meta tells us. */
  appSecret: string;
  /** What Meta says when it asks whether the webhook is ours. */
  verifyToken: string;
  /** Approved in Indonesian and English, with three places: heading, text, link. */
  template: string;
  /** Without a trailing slash. */
  apiUrl: string;
}

const names = [
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_TOKEN',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
] as const;

/**
 * @returns null when no account is set
 * @throws StartupFault when only a part of it is set
 */
export function whatsAppSettings(
  env: Partial<Record<(typeof names)[number], string | undefined>> & {
    WHATSAPP_TEMPLATE: string;
    WHATSAPP_API_URL: string;
  },
): WhatsAppSettings | null {
  const [phoneNumberId, token, appSecret, verifyToken] = names.map((name) => env[name]);
  if (!phoneNumberId && !token && !appSecret && !verifyToken) return null;
  if (!phoneNumberId || !token || !appSecret || !verifyToken) {
    throw new StartupFault(`${names.join(', ')} are needed together, or none of them.`);
  }
  const template = env.WHATSAPP_TEMPLATE;
  const apiUrl = env.WHATSAPP_API_URL.replace(/\/+$/, '');
  return { phoneNumberId, token, appSecret, verifyToken, template, apiUrl };
}
