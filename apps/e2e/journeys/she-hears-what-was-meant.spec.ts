import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser, type Visitor } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import type { RunningProduct } from '../product';
import { chapters } from './chapters';
import { letClinicBegin, meetAtClinic, publishClinic } from './clinic-of-hers';
import { markPhoto, recordVoice, writeFeedback } from './marks-and-voice';
import { pathOf, stepOf } from './path-of-hers';

const name = 'Sri Utami Ningrum';
const clinic = 'Cahaya untuk foto dapur';
const agreed = 'Foto dapur dari dekat jendela, pukul tujuh pagi';

/** Something with edges, so that marks have something to be about. */
const kitchen = () =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
      <rect width="1200" height="900" fill="#c9b48f"/><rect y="620" width="1200" height="280" fill="#7a5b3c"/>
      <rect x="140" y="360" width="300" height="300" rx="20" fill="#e9e4da"/>
      <circle cx="820" cy="500" r="170" fill="#2f3c36"/><circle cx="820" cy="500" r="120" fill="#d88a2b"/></svg>`),
  )
    .jpeg({ quality: 88 })
    .toBuffer();

/** Pictures of the pages, where somebody asks for them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PIJAR_PICTURES'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** A participant's phone and her coach's laptop side by side, from the first photo to what they agreed on. */
describe('feedback that is seen and heard', () => {
  const chapter = chapters();
  let product: RunningProduct;
  let browser: Browser;
  let people: DemoPeople;
  let her: Visitor;
  let coach: Visitor;
  let stepId: string;
  /** Her work in the queue; other work of hers waits there from the beginning. */
  const row = () =>
    coach.page
      .locator('pijar-queue-rows tr')
      .filter({ hasText: name })
      .filter({ hasText: /Peta 3 kali 3/ })
      .getByRole('link', { name, exact: true });

  beforeAll(async () => {
    product = await startDemo();
    browser = await openBrowser();
    people = await DemoPeople.of(browser, product.url);
    her = await people.participant(name);
    coach = await people.staff('lilik');
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  chapter('begins with a photo that she sends; the coach sees it arrive', async () => {
    const { page } = her;
    await coach.page.goto('/pendamping');
    await coach.page.getByText('Daftar ini berubah sendiri.').waitFor();
    expect(await row().count()).toBe(0);
    await page.goto('/belajar');
    ({ stepId } = stepOf(await pathOf(her), 'i3-a'));
    await page.goto(`/belajar/langkah/${stepId}`);
    await page.getByLabel('Tulisan', { exact: true }).fill('Ini dapur tempat saya memasak.');
    const file = { name: 'dapur.jpg', mimeType: 'image/jpeg', buffer: await kitchen() };
    await page.locator('input[type=file][multiple]').first().setInputFiles([file]);
    await page.getByText('Sudah diterima', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await page.getByText('Kiriman ke-1 sudah kami terima').waitFor();
    await row().waitFor();
    expect(her.complaints).toEqual([]);
  });

  chapter('goes on with marks, a note and a voice of the coach, who returns it', async () => {
    const { page } = coach;
    await row().click();
    await page.getByRole('button', { name: 'Ambil dan nilai' }).click();
    await page.locator('pijar-feedback-form').waitFor();

    await markPhoto(page, 'Wajan ini bersih sekali');
    await picture(page, 'desk-lightbox');
    await page.getByRole('button', { name: 'Tutup', exact: true }).click();

    await recordVoice(page);

    await page.getByText('Catatan untuk sesama pendamping').click();
    await page.getByLabel('Catatan Anda').fill('Saya telepon hari Senin.');
    await writeFeedback(page, 1, { good: 'Fotonya jelas.', change: 'Dengarkan suara saya.' });
    await page
      .locator('pijar-saved-words')
      .getByText(/^\s*Tersimpan/)
      .waitFor();
    await picture(page, 'desk-review');

    // Everything is kept with the draft.
    await page.reload();
    await page.getByRole('button', { name: 'Hapus catatan suara' }).waitFor();
    const drawn = page.locator('pijar-photo-grid path.red');
    await drawn.first().waitFor();
    expect(await drawn.count()).toBe(1);
    await page.getByRole('button', { name: /Kembalikan/ }).click();
    await page.getByText('Dikembalikan kepada').waitFor();
    expect(coach.complaints).toEqual([]);
  });

  chapter('lets her see the marks, read the note and hear the voice', async () => {
    const { page } = her;
    await page.reload();
    const card = page.locator('pijar-marked-photo-card');
    await card.waitFor();
    expect(await card.getByRole('img').getAttribute('aria-label')).toBe(
      'Foto 1: 1 goresan, 1 catatan dari pendamping',
    );
    await card.locator('ol').getByText('Wajan ini bersih sekali').waitFor();
    expect(await page.getByText('Saya telepon hari Senin.').count()).toBe(0);

    const hear = page.getByRole('button', { name: /Dengarkan\s+0:0\d · [\d,.]+\sKB/i });
    await hear.scrollIntoViewIfNeeded();
    await picture(page, 'participant-feedback');
    await hear.click();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.3);
    await card.scrollIntoViewIfNeeded();
    await picture(page, 'participant-marks');
    await card.getByRole('button', { name: 'Buka foto 1 besar' }).click();
    await page.getByRole('dialog').locator('path.red').waitFor();
    await picture(page, 'participant-full');
    expect(her.complaints).toEqual([]);
  });

  chapter('is answered by her second try, which the coach accepts', async () => {
    const { page } = her;
    await page.getByRole('dialog').getByRole('button', { name: 'Tutup' }).click();
    await page.getByRole('button', { name: 'Perbaiki dan kirim lagi' }).click();
    await page.getByLabel('Tulisan', { exact: true }).fill('Wajan saya simpan di sebelah kiri.');
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await page.getByText('Kiriman ke-2 sudah kami terima').waitFor();

    await coach.page.goto('/pendamping');
    await row().click();
    await coach.page.getByRole('button', { name: 'Ambil dan nilai' }).click();
    await coach.page.getByText('Wajan saya simpan di sebelah kiri.').first().waitFor();
    await writeFeedback(coach.page, 3, { good: 'Sekarang rapi.' });
    await coach.page.getByRole('button', { name: /^Terima/ }).click();
    await coach.page.getByText(`Karya ${name} diterima`).waitFor();
    await page.reload();
    await page.getByText('Sekarang rapi.').first().waitFor();
  });

  chapter('goes on at a clinic, and ends with what they agreed on her home', async () => {
    await publishClinic(coach.page, clinic);
    await her.page.goto('/belajar/klinik');
    const card = her.page.locator('pijar-my-clinic-card').filter({ hasText: clinic });
    await card.getByRole('button', { name: 'Pesan tempat' }).click();
    await card.getByText('Anda punya tempat').waitFor();
    await letClinicBegin(product, clinic);
    await meetAtClinic(coach.page, name, agreed);
    await her.page.goto('/belajar');
    await her.page.locator('pijar-my-action').filter({ hasText: agreed }).waitFor();
    expect(her.complaints).toEqual([]);
    // 409 says that nothing else waits once she has answered.
    expect(coach.complaints.filter((said) => !/409.*\/take-next$/.test(said))).toEqual([]);
  });
});
