import type { Browser } from 'playwright-core';
import { openBrowser, phone, visitor, type Visitor } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import type { RunningProduct } from '../product';
import { untilShellKept } from '../shell';

/** How long it takes from going there until there is something to see, in milliseconds: the median of five times. */
async function openedAfter({ page }: Visitor): Promise<number> {
  const times: number[] = [];
  while (times.length < 5) {
    await page.reload();
    const seen = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    times.push((await seen.jsonValue())!);
  }
  return times.toSorted((a, b) => a - b)[2]!;
}

async function asksForHelp({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'Butuh bantuan?' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Bu Baiq Hartini').waitFor();
  expect(await dialog.getByRole('link', { name: 'WhatsApp' }).getAttribute('href')).toBe(
    'https://wa.me/6281200010001',
  );
}

describe('without signal', () => {
  let product: RunningProduct;
  let browser: Browser;
  let people: DemoPeople;
  /** Once at home with signal, so that the phone has what it needs. */
  const atHome = async (fullName: string) => {
    const her = await people.participant(fullName);
    await her.page.goto('/belajar');
    await her.page.getByText('Halo,').waitFor();
    await untilShellKept(her.page);
    return her;
  };

  beforeAll(async () => {
    product = await startDemo();
    browser = await openBrowser();
    people = await DemoPeople.of(browser, product.url);
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('opens the shell within a second, says so, and knows whom to ask', async () => {
    const her = await atHome('Wiwik Purwaningsih');
    await her.context.setOffline(true);
    await her.page.goto('/belajar');
    await her.page.locator('header').getByText('Tanpa sinyal').waitFor();
    expect(await openedAfter(her)).toBeLessThan(1000);
    await asksForHelp(her);
  });

  it('opens also from the home screen, and for whoever never signed in', async () => {
    const anyone = await visitor(browser, product.url, phone);
    await anyone.page.goto('/');
    await untilShellKept(anyone.page);
    await anyone.context.setOffline(true);
    await anyone.page.goto('/masuk');
    await anyone.page.getByRole('heading', { name: 'Masuk' }).waitFor();
    expect(await openedAfter(anyone)).toBeLessThan(1000);
    await anyone.page.getByRole('button', { name: 'Butuh bantuan?' }).click();
    await anyone.page.getByText('Tanyakan kepada petugas').waitFor();
  });

  it('opens while the server is down, says so, and comes back by itself', async () => {
    const her = await atHome('Tuminah');
    await product.stop();
    await her.page.goto('/belajar');
    await her.page.locator('header').getByText('Belum tersambung').waitFor();
    expect(await openedAfter(her)).toBeLessThan(1000);
    await asksForHelp(her);
    await product.restart();
    await her.page.locator('header').getByText('Tersambung', { exact: true }).waitFor();
  });
});
