import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath, phone } from './browser';

/** A browser with a profile of its own that outlives it, as on a phone. */
export interface OwnPhone {
  newPage(): Promise<Page>;
  /** SIGKILL, as an empty battery does it. */
  kill(): Promise<void>;
  /** Ends it in good order, so that everything is written to the profile. */
  close(): Promise<void>;
  /** Starts again with the same profile. */
  start(): Promise<void>;
  /** Ends it and forgets the profile. */
  dispose(): Promise<void>;
}

export async function ownPhone(): Promise<OwnPhone> {
  const profile = mkdtempSync(path.join(tmpdir(), 'pijar-phone-'));
  let context: BrowserContext;
  const own: OwnPhone = {
    newPage: () => context.newPage(),
    kill: async () => {
      const ended = new Promise<void>((resolve) => context.once('close', () => resolve()));
      // The browser's own mark on the profile: `<host>-<process id>`.
      const mark = readlinkSync(path.join(profile, 'SingletonLock'));
      process.kill(Number(mark.slice(mark.lastIndexOf('-') + 1)), 'SIGKILL');
      await ended;
    },
    close: () => context.close(),
    start: async () => {
      context = await chromium.launchPersistentContext(profile, {
        ...{ executablePath: chromiumPath(), args: chromiumArguments },
        ...{ viewport: phone, hasTouch: true, locale: 'id-ID' },
        permissions: ['background-sync', 'microphone'],
      });
      context.setDefaultTimeout(45_000);
    },
    dispose: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await own.start();
  return own;
}
