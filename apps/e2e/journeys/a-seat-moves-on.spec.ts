import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import type { RunningProduct } from '../product';

const title = /Menghitung harga jual/;
const card = (page: Page) => page.locator('pijar-my-clinic-card').filter({ hasText: title });

/** One of three seats is given back; the next in the waiting list has it, and hears of it. */
describe('a seat at a clinic', () => {
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

  it('goes from her calendar to whoever waits', async () => {
    const leaving = (await people.participant('Mariani Astuti')).page;
    const waiting = (await people.participant('Hapsah Fitriani')).page;
    await waiting.goto('/belajar/klinik');
    await card(waiting).getByText('Daftar tunggu, nomor 1').waitFor();

    await leaving.goto('/belajar/klinik');
    const file = leaving.waitForEvent('download');
    await card(leaving).getByRole('link', { name: 'Simpan ke kalender' }).click();
    const calendar = readFileSync(await (await file).path(), 'utf8');
    expect(calendar).toContain('SUMMARY:Menghitung harga jual: bawa catatan biaya Anda\r\n');
    expect(calendar).toMatch(/DTSTART:\d{8}T050000Z\r\n/);
    await card(leaving).getByRole('button', { name: 'Batal datang' }).click();
    const dialog = leaving.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Batal datang' }).click();
    await card(leaving).getByRole('button', { name: 'Masuk daftar tunggu' }).waitFor();

    await waiting.reload();
    await card(waiting).getByText('Anda punya tempat').waitFor();
    await waiting.goto('/saya/pesan');
    await waiting.getByText(/Anda dapat tempat: Menghitung harga jual/).waitFor();

    await card(leaving).getByRole('button', { name: 'Masuk daftar tunggu' }).click();
    await card(leaving).getByText('Daftar tunggu, nomor 2').waitFor();
  });

  it('is given back by her coach for somebody, and booked for another', async () => {
    const { page } = await people.staff('pendamping');
    await page.goto('/pendamping/klinik');
    await page.getByRole('link', { name: /SPP-IRT/ }).click();
    await page.getByLabel('Pesankan untuk').selectOption({ label: optionOf('Rukiah Handayani') });
    await page.getByRole('button', { name: 'Pesankan tempat' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Rukiah Handayani' }).waitFor();
    await page.getByRole('button', { name: 'Batalkan tempat Sumarni Laila' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Alasan').fill('Ia minta lewat telepon');
    await dialog.getByRole('button', { name: 'Batalkan tempat' }).click();
    await page.getByText('Sumarni Laila · Lombok').waitFor({ state: 'attached' });
    await page.getByText('2 dari 8 tempat terisi').waitFor();
  });

  it('is published by an expert, whose mistake is said at the field', async () => {
    const { page } = await people.staff('pendamping');
    await page.goto('/pendamping/klinik');
    await page.getByRole('button', { name: 'Terbitkan klinik' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Topik').fill('Membaca angka penjualan');
    await dialog.getByLabel('Tanggal').fill('2020-01-06');
    await dialog.getByLabel('Tautan pertemuan').fill('https://meet.example.org/angka');
    await dialog.getByRole('button', { name: 'Terbitkan' }).click();
    await dialog.getByText('Waktunya sudah lewat.').waitFor();
    await dialog.getByLabel('Tanggal').fill('2033-01-06');
    await dialog.getByLabel('Jam di').selectOption({ label: 'WIT' });
    await dialog.getByRole('button', { name: 'Terbitkan' }).click();
    await page.waitForURL(/klinik\/[0-9a-f-]{36}$/);
    await page.getByText('13:00–14:30 WIT').waitFor();
  });
});

const optionOf = (name: string) => `${name} · Lombok Timur Angkatan 3`;
