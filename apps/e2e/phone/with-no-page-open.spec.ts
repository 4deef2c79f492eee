import type { BrowserContext } from 'playwright-core';
import { until } from '@pijar/shared/testing';
import type { Visitor } from '../browser';
import { phone, visitor } from '../browser';
import { demoPin } from '../demo-people';
import { comeIn, handInHere, handInOf, unsentLink, type Her } from './her-phone';
import { inTheHills } from './in-the-hills';

/** Says to the product's service worker what the browser says when there is signal again. No page of the product is open. */
async function sayThereIsSignal(context: BrowserContext, origin: string): Promise<void> {
  const empty = await context.newPage();
  const devTools = await context.newCDPSession(empty);
  const known = new Promise<string>((resolve) =>
    devTools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (ours) resolve(ours.registrationId);
    }),
  );
  await devTools.send('ServiceWorker.enable');
  const registrationId = await known;
  const event = { origin, registrationId, tag: 'pijar-outbox', lastChance: false };
  await devTools.send('ServiceWorker.dispatchSyncEvent', event);
  await empty.close();
}

describe('with no page open', () => {
  const hills = inTheHills();
  let shared: Visitor;

  beforeAll(async () => {
    shared = await visitor(hills.browser, hills.gate.url, phone);
  });

  /** How many attempts the server has of an assignment of hers: asked on another machine. */
  const attemptsOf = async ({ fullName, ...her }: Her, at: number) => {
    const { context, page } = await hills.people.participant(fullName);
    await page.goto('/favicon.ico');
    const view = await handInOf(page, { fullName, ...her }, her.assignments[at]!);
    await context.close();
    return view.submission?.attempts.length ?? 0;
  };

  it('sends what whoever has the phone open did, and leaves the others’ work locked', async () => {
    const { context, page } = shared;
    const first = await comeIn(
      page,
      hills.gate.url,
      hills.people.person('Tuminah').participantNumber!,
      1,
    );
    hills.gate.signal('none');
    await handInHere(page, hills.gate.url, first.assignments[0]!, 'Dari Tuminah.');
    await unsentLink(page, 1).waitFor();
    await page.goto(`${hills.gate.url}/saya`);
    await page.getByRole('button', { name: 'Ganti orang' }).click();
    await page.getByRole('button', { name: 'Tuminah' }).getByText('1 belum terkirim').waitFor();
    hills.gate.signal('good');
    const { participantNumber } = hills.people.person('Siti Mukaromah');
    const second = await comeIn(page, hills.gate.url, participantNumber!, 1);
    hills.gate.signal('none');
    await handInHere(page, hills.gate.url, second.assignments[0]!, 'Dari Siti.');
    await unsentLink(page, 1).waitFor();
    await page.close();
    hills.gate.signal('good');
    expect([await attemptsOf(first, 0), await attemptsOf(second, 0)]).toEqual([0, 0]);

    await sayThereIsSignal(context, hills.gate.url);
    await until(async () => (await attemptsOf(second, 0)) > 0, 45);
    expect([await attemptsOf(first, 0), await attemptsOf(second, 0)]).toEqual([0, 1]);

    const later = await context.newPage();
    await later.goto(`${hills.gate.url}/saya`);
    await later.getByRole('button', { name: 'Ganti orang' }).click();
    await later.getByRole('button', { name: 'Tuminah' }).getByText('1 belum terkirim').waitFor();
    await later.getByRole('button', { name: 'Tuminah' }).click();
    await later.getByLabel('PIN', { exact: true }).fill(demoPin);
    await later.getByRole('button', { name: 'Masuk', exact: true }).click();
    await later.waitForURL('**/belajar');
    await later.goto(`${hills.gate.url}/saya/belum-terkirim`);
    await later.getByText('Semua sudah diterima').waitFor();
    expect(await attemptsOf(first, 0)).toBe(1);
  });
});
