import { existsSync } from 'node:fs';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The viewport of the people's own machines: a small phone, an office laptop. */
export const phone = { width: 360, height: 740 };
export const laptop = { width: 1366, height: 768 };

/** CHROMIUM_PATH names another than Debian's. */
export function chromiumPath(): string {
  const found = process.env['CHROMIUM_PATH'] ?? places.find((place) => existsSync(place));
  if (!found) throw new Error('No Chromium: apt-get install chromium, or CHROMIUM_PATH.');
  return found;
}

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** A real Chromium; close it in afterAll. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** What the page's console and uncaught errors said; a journey ends with this being empty. */
  complaints: string[];
}

/** Somebody's own browser profile: nothing is shared with other visitors. */
export async function visitor(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    hasTouch: viewport.width < 600,
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    permissions: ['microphone', 'camera', 'background-sync'],
    acceptDownloads: true,
    ...options,
  });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // A refused request says only its status; where it went is what one wants to know.
    complaints.push(`${message.text()} ${new URL(message.location().url || url).pathname}`);
  });
  return { context, page, complaints };
}
