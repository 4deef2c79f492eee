import type { Browser, Page } from 'playwright-core';
import { openBrowser, phone, visitor, type Visitor } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople, demoPin } from '../demo-people';
import { openGate, type Gate } from '../gate';
import { chapters } from '../journeys/chapters';
import type { RunningProduct } from '../product';
import { comeIn, handInHere, handInOf, unsentLink, type Her } from './her-phone';
import { untilOpen } from './kept-on-phone';

describe('leaving with unsent work', () => {
  const chapter = chapters();
  let product: RunningProduct;
  let gate: Gate;
  let browser: Browser;
  let people: DemoPeople;
  let hers: Visitor;
  let page: Page;
  let her: Her;

  beforeAll(async () => {
    product = await startDemo();
    gate = await openGate(product.url);
    browser = await openBrowser();
    people = await DemoPeople.of(browser, product.url);
    hers = await visitor(browser, gate.url, phone);
    page = hers.page;
    const { participantNumber } = people.person('Agus Budi Santoso');
    her = await comeIn(page, gate.url, participantNumber!, 4);
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await gate?.close();
    await product?.dispose();
  });

  const signOut = async () => {
    await page.goto(`${gate.url}/saya`);
    await page.getByRole('button', { name: 'Keluar', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '1 pekerjaan belum terkirim' });
    await dialog.getByText('Mau diapakan?').waitFor();
    return dialog;
  };
  const atTheDoor = () =>
    page.getByRole('heading', { name: 'Siapa yang memakai HP ini?' }).waitFor();
  const typePin = async () => {
    const row = page.getByRole('button', { name: her.fullName });
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    await page.getByLabel('PIN', { exact: true }).fill(demoPin);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.waitForURL('**/belajar');
    await untilOpen(page, her.personId);
  };
  const isReceived = async (at: number) =>
    (await handInOf(page, her, her.assignments[at]!)).submission?.attempts.length;

  chapter('can keep it locked, and counts each thing that she does without signal', async () => {
    gate.signal('none');
    await hers.context.setOffline(true);
    await handInHere(page, gate.url, her.assignments[0]!, 'Yang pertama.');
    await unsentLink(page, 1).waitFor();
    const dialog = await signOut();
    await dialog.getByText('Mengirim perlu sinyal.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Kirim dulu' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Simpan terkunci' }).click();
    await atTheDoor();
    await page.getByText('1 belum terkirim').waitFor();
    await typePin();
    await unsentLink(page, 1).waitFor();
    await handInHere(page, gate.url, her.assignments[1]!, 'Yang kedua.');
    await unsentLink(page, 2).waitFor();
  });

  chapter('goes as soon as the server has heard her PIN', async () => {
    gate.signal('good');
    await hers.context.setOffline(false);
    const dialog = page.getByRole('dialog', { name: 'Ada sinyal' });
    await dialog.getByLabel('PIN', { exact: true }).fill(demoPin);
    const start = Date.now();
    await dialog.getByRole('button', { name: 'Kirim pekerjaan saya' }).click();
    // Until the new session is there: the worker may have sent everything in the old one.
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('sudah kami terima').waitFor();
    await page.locator('header').getByText('Tersambung', { exact: true }).waitFor();
    expect(Date.now() - start).toBeLessThan(20_000);
    expect([await isReceived(0), await isReceived(1)]).toEqual([1, 1]);
  });

  chapter('can be sent first, without waiting for the next try', async () => {
    const refused = gate.busy(/\/attempts$/);
    await page.goto(`${gate.url}/belajar/langkah/${her.assignments[2]!.stepId}`);
    await page.getByLabel('Tulisan', { exact: true }).fill('Yang ketiga.');
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await refused;
    await unsentLink(page, 1).waitFor();
    const dialog = await signOut();
    await dialog.getByRole('button', { name: 'Kirim dulu' }).click();
    await dialog.getByText(/1 pekerjaan belum bisa diterima/).waitFor();
    await gate.busy(null);
    gate.slow({ delayMs: 400, bitsPerSecond: 100_000 });
    await dialog.getByRole('button', { name: 'Kirim dulu' }).click();
    await dialog.getByText('Sedang mengirim, 1 lagi').waitFor();
    await atTheDoor();
    gate.slow(null);
    expect(await page.getByText('belum terkirim').count()).toBe(0);
    await typePin();
    expect(await isReceived(2)).toBe(1);
  });

  chapter('can be deleted, after being asked twice', async () => {
    gate.signal('none');
    await hers.context.setOffline(true);
    await handInHere(page, gate.url, her.assignments[3]!, 'Yang keempat.');
    await unsentLink(page, 1).waitFor();
    const dialog = await signOut();
    await dialog.getByRole('button', { name: 'Hapus dari HP ini' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hapus', exact: true }).click();
    await page.getByText('1 pekerjaan akan hilang untuk selamanya').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Ya, hilangkan' }).click();
    await page.waitForURL((url) => url.pathname !== '/saya');
    gate.signal('good');
    await hers.context.setOffline(false);
    await page.goto(`${gate.url}/masuk`);
    await page.getByLabel('Nomor HP, nomor peserta, atau nama pengguna').waitFor();
  });
});
