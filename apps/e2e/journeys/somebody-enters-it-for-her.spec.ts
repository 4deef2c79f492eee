import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import type { HandInView } from '@pijar/submissions/contracts';
import { openBrowser, type Visitor } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import { ask } from '../own-session';
import type { RunningProduct } from '../product';
import { chapters } from './chapters';
import { pathOf, stepOf } from './path-of-hers';

const name = 'Rukiah Handayani';
const words = 'Tiga produk sudah tampil. Pesanan pertama dari tetangga, dua bungkus.';
const reason = 'HP-nya rusak minggu ini';

describe('work that a coach enters for a participant', () => {
  let product: RunningProduct;
  let browser: Browser;
  let writer: Visitor;
  let reader: Visitor;
  let officer: Visitor;
  let her: Visitor;
  let cohortId = '';
  let submissionId = '';
  const chapter = chapters();

  beforeAll(async () => {
    product = await startDemo();
    browser = await openBrowser();
    const people = await DemoPeople.of(browser, product.url);
    writer = await people.staff('suhardi');
    reader = await people.staff('pendamping');
    officer = await people.staff('petugas');
    cohortId = people.cohorts.get('Lombok Timur Angkatan 3')!;
    her = await people.participant(name);
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  chapter('is handed in with a photo, with why and how she agreed', async () => {
    const { page } = writer;
    await page.goto('/pendamping/peserta');
    await page.getByLabel('Cari nama atau nomor').fill(name);
    await page.getByRole('link', { name: `Bantu kirim tugas ${name}` }).click();
    await page.getByRole('link', { name: /Peta 3 kali 3/ }).click();
    const form = page.locator('pijar-entering-form');
    await form.getByLabel('Alasan').fill(reason);
    await form.getByRole('radio', { name: 'Setuju lewat telepon' }).check();
    await page.getByLabel('Tulisan', { exact: true }).fill(words);
    const photo = sharp({
      create: { width: 900, height: 600, channels: 3, background: '#d97a32' },
    }).jpeg();
    await page
      .locator('input[type=file][multiple]')
      .first()
      .setInputFiles({ name: 'toko.jpg', mimeType: 'image/jpeg', buffer: await photo.toBuffer() });
    await page.getByText('Sudah diterima').waitFor();
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await page.getByRole('heading', { name: 'Terkirim' }).waitFor();
  });

  chapter('is not read by whoever entered it, who is told so beforehand', async () => {
    const { page } = writer;
    await her.page.goto('/belajar');
    const path = await pathOf(her);
    const { stepId } = stepOf(path, 'i3-a');
    const hers = `/memberships/${path.membershipId}/steps/${stepId}/hand-in`;
    const { submission } = await ask<HandInView>(her.page, 'GET', hers);
    submissionId = submission!.id;
    await page.goto(`/pendamping/kiriman/${submissionId}`);
    await page.getByText('Pendamping lain yang membacanya').waitFor();
    expect(await page.getByRole('button', { name: 'Ambil dan nilai' }).count()).toBe(0);
    await her.page.goto(`/belajar/langkah/${stepId}`);
  });

  chapter('shows her who wrote it and why, and she confirms it', async () => {
    const note = her.page.locator('pijar-entered-note');
    await note.getByRole('heading', { name: /Ditulis oleh .+ untuk Anda/ }).waitFor();
    await note.getByText(reason).waitFor();
    await her.page.getByText(words).waitFor();
    await note.getByRole('button', { name: 'Benar, ini pekerjaan saya' }).click();
    await note.getByText('Anda sudah membenarkan').waitFor();
  });

  chapter('is accepted by another coach', async () => {
    const { page } = reader;
    await page.goto(`/pendamping/kiriman/${submissionId}`);
    await page.getByText('dibenarkan peserta').waitFor();
    await page.getByRole('button', { name: 'Perbesar foto 1 dari 1' }).waitFor();
    await page.getByRole('button', { name: 'Ambil dan nilai' }).click();
    await page.locator('pijar-feedback-form').waitFor();
    for (const criterion of await page.locator('pijar-rubric-form fieldset').all()) {
      await criterion.locator('label').last().click();
    }
    await page.getByLabel('Yang sudah baik', { exact: true }).fill('Lengkap dan jujur.');
    await page.getByRole('button', { name: /^Terima/ }).click();
    await page.getByText(`Karya ${name} diterima`).waitFor();
  });

  chapter('stands among the work of the cohort, with who wrote and who accepted it', async () => {
    const { page } = officer;
    await page.goto(`/petugas/angkatan/${cohortId}/ringkasan`);
    await page.getByRole('link', { name: 'Karya', exact: true }).click();
    await page.getByLabel('Keadaan').selectOption({ label: 'Diterima' });
    await page.waitForURL('**/karya?state=accepted');
    const row = page.getByRole('row', { name: new RegExp(name) }).first();
    await row.getByText('Ditulis oleh').waitFor();
    await row.getByRole('link', { name }).click();
    await page.getByText('Lengkap dan jujur.').waitFor();
    await page.getByText(reason).waitFor();
    const all = [writer, reader, officer, her].flatMap(({ complaints }) => complaints);
    // 409 says that nothing else waits once she has answered.
    expect(all.filter((said) => !/409.*\/take-next$/.test(said))).toEqual([]);
  });
});
