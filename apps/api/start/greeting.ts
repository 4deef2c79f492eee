import { DemoAccounts, FirstAdmin } from '@pijar/identity/api';
import { publicOrigin, type Settings } from '@pijar/shared/api';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Lines for the terminal: how to sign in to the demo, or the link that makes the first admin. */
export async function greetingOf(
  app: NestFastifyApplication,
  settings: Settings,
): Promise<string[]> {
  const url = publicOrigin(settings);
  const isOneOfMany = settings.role !== 'all' && !settings.publicUrl;
  const aboutLinks = isOneOfMany
    ? [`Note: PUBLIC_URL is not set, so links and QR codes made here lead to ${url}.`]
    : [];
  if (settings.role === 'worker') return aboutLinks;
  return [
    ...aboutLinks,
    ...(settings.isDemo ? await demoLines(app) : await adminLines(app)),
    ...(isSecure(url)
      ? []
      : [
          'Note: browsers give offline use, the microphone and encryption to HTTPS only. Put a TLS proxy in front (see docs/operations.md).',
        ]),
  ];
}

async function demoLines(app: NestFastifyApplication): Promise<string[]> {
  const { items } = await app.get(DemoAccounts).list();
  const width = Math.max(...items.map((item) => item.label.length));
  return [
    'Demo sign-ins (refused wherever the demo is off):',
    ...items.map(
      ({ label, identifier, secret }) => `  ${label.padEnd(width)}  ${identifier}  ${secret}`,
    ),
  ];
}

async function adminLines(app: NestFastifyApplication): Promise<string[]> {
  const link = await app.get(FirstAdmin).ensure();
  return link ? [`First admin, once and within 14 days: ${link}`] : [];
}

function isSecure(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
