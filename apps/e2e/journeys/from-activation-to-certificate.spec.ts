import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import type { CohortSummary } from '@pijar/insights/contracts';
import type { CertificateLine } from '@pijar/credentials/contracts';
import { laptop, openBrowser, phone, visitor, type Visitor } from '../browser';
import { ask } from '../own-session';
import { startProduct, type RunningProduct } from '../product';
import { activateParticipant, activateStaff, codeOnScreen } from './activate';
import { chapters } from './chapters';
import { addParticipant, addStaff, makeCohort, meet } from './office';
import { accept, handIn, pathOf, readTheRest, stepOf } from './path-of-hers';
import { answerQuiz, readThreeLessons, sendWords } from './study';

const name = 'Siti Aminah';
const first = 'Tujuan saya menjual 20 bungkus keripik.';
const better = 'Tujuan saya menjual 20 bungkus keripik setiap minggu, mulai bulan depan.';
const saying = { good: 'Alasannya terdengar jujur.', change: 'Tambahkan kapan Anda mulai.' };

describe('from activation to the certificate', () => {
  const chapter = chapters();
  let product: RunningProduct;
  let browser: Browser;
  let admin: Visitor;
  let officer: Visitor;
  let coach: Visitor;
  let her: Visitor;
  let cohortId: string;
  const stageStates = async () => (await pathOf(her)).stages.map(({ state }) => state);

  beforeAll(async () => {
    product = await startProduct({ PIJAR_DEMO: 'off' });
    browser = await openBrowser();
    admin = await visitor(browser, product.url, laptop);
    officer = await visitor(browser, product.url, laptop);
    coach = await visitor(browser, product.url, laptop);
    her = await visitor(browser, product.url, phone);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  chapter(
    'lets the first admin in by the printed link, and staff by codes shown once',
    async () => {
      const code = /aktivasi#kode=(\S+)/.exec(product.output())![1]!;
      await activateStaff(admin, code, 'cahaya pagi di dapur');
      await admin.page.getByRole('heading', { name: 'Staf', level: 1 }).waitFor();
      const officersCode = await addStaff(admin, 'Bu Ratna', 'ratna', 'Petugas program');
      const coachsCode = await addStaff(admin, 'Pak Wayan', 'wayan', 'Ko-fasilitator / pendamping');
      await activateStaff(officer, officersCode, 'angkatan baru di Aikmel');
      await officer.page.waitForURL('**/petugas');
      await activateStaff(coach, coachsCode, 'membaca karya setiap hari');
      await coach.page.getByRole('heading', { name: 'Antrean' }).waitFor();
    },
  );

  chapter('lets the officer make a cohort, and her in by a code of her own', async () => {
    cohortId = await makeCohort(officer, 'Aikmel 2026', 'Pak Wayan');
    await addParticipant(officer, cohortId, name);
    await activateParticipant(her, await codeOnScreen(officer), '836102');
    await her.page.waitForURL('**/belajar');
    await her.page.getByText('Halo, Siti').waitFor();
    expect(await stageStates()).toEqual(['open', 'locked', 'locked']);
  });

  chapter(
    'takes her from the first lesson over a quiz to her first work, with a photo',
    async () => {
      await her.page.locator('pijar-next-card').getByRole('link').click();
      await readThreeLessons(her);
      await answerQuiz(her);
      await her.page.getByRole('heading', { name: 'Cerita dua menit' }).waitFor();
      const photo = await sharp({
        create: { width: 900, height: 600, channels: 3, background: '#d97a32' },
      })
        .jpeg()
        .toBuffer();
      await her.page
        .locator('input[type=file][multiple]')
        .first()
        .setInputFiles({ name: 'keripik.jpg', mimeType: 'image/jpeg', buffer: photo });
      await her.page.getByText('Sudah diterima').waitFor();
      await sendWords(her, first);
      await her.page.getByText('Kiriman ke-1 sudah kami terima').waitFor();
    },
  );

  chapter('brings it to the coach, who returns it once with words', async () => {
    const { page } = coach;
    await page.reload();
    await page.getByRole('button', { name: 'Ambil berikutnya' }).click();
    await page.getByRole('heading', { name }).waitFor();
    await page.getByText(first).waitFor();
    await page.getByRole('button', { name: 'Perbesar foto 1 dari 1' }).waitFor();
    for (const criterion of ['Tujuan jelas', 'Alasan pribadi', 'Langkah pertama']) {
      await page.getByRole('group', { name: criterion }).locator('label').nth(1).click();
    }
    await page.getByLabel('Yang sudah baik', { exact: true }).fill(saying.good);
    await page.getByLabel('Yang perlu diperbaiki', { exact: true }).fill(saying.change);
    await page.getByRole('button', { name: 'Kembalikan' }).click();
    await page.getByText('Dikembalikan kepada Siti Aminah').waitFor();
  });

  chapter('shows her the words, takes her second try, and the coach accepts that', async () => {
    await her.page.goto('/belajar');
    await her.page.getByRole('link', { name: 'Perbaiki', exact: true }).click();
    await her.page.getByText(saying.good).first().waitFor();
    await her.page.getByText(saying.change).first().waitFor();
    await her.page.getByRole('button', { name: 'Perbaiki dan kirim lagi' }).click();
    // The photo of the first try goes with it again.
    await sendWords(her, better);
    await her.page.getByText('Kiriman ke-2 sudah kami terima').waitFor();

    const { page } = coach;
    await page.goto('/pendamping');
    await page.getByRole('button', { name: 'Ambil berikutnya' }).click();
    await page.getByText(better).waitFor();
    for (const criterion of ['Tujuan jelas', 'Alasan pribadi', 'Langkah pertama']) {
      await page.getByRole('group', { name: criterion }).locator('label').nth(3).click();
    }
    await page.getByLabel('Yang sudah baik', { exact: true }).fill('Sekarang lengkap.');
    await page.getByRole('button', { name: /^Terima/ }).click();
    await page.getByText('Karya Siti Aminah diterima').waitFor();
    expect(stepOf(await pathOf(her), 'i1-a').state).toBe('done');
  });

  chapter('opens Orientasi once every lesson is read and i4-a is accepted', async () => {
    expect(await readTheRest(her, 'internalisasi')).toBeGreaterThan(0);
    expect(await stageStates()).toEqual(['open', 'locked', 'locked']);
    await accept(coach, await handIn(her, 'i4-a', 'Tawaran itu meminta uang di muka.'));
    expect(await stageStates()).toEqual(['done', 'open', 'locked']);
    await her.page.goto('/belajar');
    await her.page.getByText('Tahap Internalisasi selesai').waitFor();
  });

  chapter('opens Mastery after the two days and four accepted works', async () => {
    await meet(officer, cohortId, 'Hari pertama Orientasi', name);
    await meet(officer, cohortId, 'Hari kedua Orientasi', name);
    for (const code of ['o1-a', 'o2-a', 'o3-a', 'o5-a']) {
      await accept(coach, await handIn(her, code, 'Sudah saya kerjakan, ini isinya.'));
    }
    expect(await stageStates()).toEqual(['done', 'done', 'open']);
  });

  chapter('completes the programme with two tracks and a clinic', async () => {
    const { page } = her;
    await page.goto('/belajar');
    await page.getByRole('link', { name: 'Lihat pilihan' }).click();
    await page.getByRole('checkbox', { name: 'Toko Daring Pertama' }).check();
    await page.getByRole('checkbox', { name: 'Izin Usaha' }).check();
    await page.getByRole('button', { name: 'Simpan pilihan' }).click();
    await page.waitForURL('**/belajar');
    for (const code of ['m1-a', 'm4-a']) {
      await accept(coach, await handIn(her, code, 'Toko saya sudah buka.'));
    }
    await meet(officer, cohortId, 'Klinik bersama ahli', name);
    expect(await stageStates()).toEqual(['done', 'done', 'done']);
    expect((await pathOf(her)).state).toBe('completed');
    await page.goto('/belajar');
    await page.getByText('PIJAR sudah Anda selesaikan').waitFor();
  });

  chapter('gives her a certificate that anyone can check and that is a PDF', async () => {
    const { page } = her;
    await page.getByRole('link', { name: 'Lihat sertifikat' }).click();
    await page.locator('.sheet').getByText(name).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Unduh PDF' }).click();
    const file = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of file) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).subarray(0, 5).toString()).toBe('%PDF-');

    const { items } = await ask<{ items: CertificateLine[] }>(page, 'GET', '/certificates');
    expect(items.map(({ stageTitle }) => stageTitle)).toContain(null);
    const anyone = await visitor(browser, product.url, phone);
    await anyone.page.goto(`/verifikasi/${items[0]!.number}`);
    await anyone.page.getByText('Berlaku', { exact: true }).first().waitFor();
    await anyone.page.getByText(name).first().waitFor();
    expect(anyone.complaints).toEqual([]);
  });

  chapter('shows the officer one finished person in every stage', async () => {
    const { page } = officer;
    await page.goto(`/petugas/angkatan/${cohortId}/ringkasan`);
    for (const stage of ['Internalisasi', 'Orientasi', 'Mastery']) {
      const row = page.locator('pijar-stage-rows li', { hasText: stage });
      expect(await row.locator('a.done b').innerText()).toBe('1');
    }
    const numbers = await ask<CohortSummary>(page, 'GET', `/insights/cohorts/${cohortId}`);
    expect(numbers.people.completed).toBe(1);
    expect([...admin.complaints, ...officer.complaints]).toEqual([]);
    // 409 says that nothing else waits once a coach has answered, and that a PDF is still being made.
    const isExpected = (said: string) => /409.*\/(take-next|pdf)$/.test(said);
    const unexpected = [...coach.complaints, ...her.complaints].filter((said) => !isExpected(said));
    expect(unexpected).toEqual([]);
  });
});
