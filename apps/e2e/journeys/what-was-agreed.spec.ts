import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import type { RunningProduct } from '../product';
import { untilShellKept } from '../shell';

const who = 'Rukiah Handayani';
const what = 'Foto tiga keripik di teras, pukul tujuh pagi';

/** The host of a clinic notes what came of it; it stands on her home, she ticks it without signal, and her coach sees it done. */
describe('what was agreed at a clinic', () => {
  let product: RunningProduct;
  let browser: Browser;
  let people: DemoPeople;

  beforeAll(async () => {
    product = await startDemo();
    browser = await openBrowser();
    people = await DemoPeople.of(browser, product.url);
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('is hers, and is told without signal', async () => {
    const { page: desk } = await people.staff('pendamping');
    await desk.goto('/pendamping/klinik?when=past');
    await desk.getByRole('link', { name: /cahaya pagi/ }).click();
    await desk.getByRole('button', { name: `Catat hasil: ${who}` }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('Apa hasilnya').fill('Fotonya gelap, kami coba di dekat pintu.');
    await dialog.getByRole('button', { name: 'Tambah kesepakatan' }).click();
    await dialog.getByLabel('Apa yang akan dilakukan').fill(what);
    await dialog.getByRole('button', { name: 'Simpan hasil' }).click();
    await desk.getByText('Fotonya gelap, kami coba di dekat pintu.').waitFor();

    const { page, context } = await people.participant(who);
    await page.goto('/belajar');
    const action = page.locator('pijar-my-action').filter({ hasText: what });
    await action.waitFor();
    await untilShellKept(page);
    await context.setOffline(true);
    await page.reload();
    await action.getByRole('button', { name: 'Sudah' }).click();
    await action.getByLabel('Bagaimana hasilnya?').fill('Terang, dua orang pesan');
    await action.getByRole('button', { name: 'Kabarkan' }).click();
    await action.getByText('Tersimpan di HP').waitFor();
    await page.reload();
    await action.getByText('“Terang, dua orang pesan”').waitFor();
    await page.locator('header').getByText('1 belum terkirim').waitFor();

    await context.setOffline(false);
    await page.locator('header').getByText('Tersambung', { exact: true }).waitFor();
    await page.goto('/belajar/kesepakatan');
    await page.getByText('dari klinik Foto produk').waitFor();
    await action.getByText('“Terang, dua orang pesan”').waitFor();
    await action.getByText('Tersimpan di HP').waitFor({ state: 'detached' });

    await desk.goto('/pendamping/orang-saya');
    await desk.getByRole('listitem').filter({ hasText: 'Terang, dua orang pesan' }).waitFor();
    await desk.getByRole('link', { name: `Kesepakatan ${who}` }).click();
    const told = desk.locator('pijar-desk-action').filter({ hasText: what });
    await told.getByText('“Terang, dua orang pesan”').first().waitFor();
    await told.getByText('Riwayat').click();
    expect(await told.getByRole('listitem').count()).toBe(1);
  });
});
